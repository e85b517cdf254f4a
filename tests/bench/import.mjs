// Measures the ways in under Node.js with the code that the page runs: a workbook and a text table of 100,000 rows of 10
// columns, from bytes to lines of a bill of materials. Beside each stands what other readers take for the same file in
// the same run: hucre (which writes our workbooks), openpyxl where Python has it, Python's csv. Each in a process of its
// own, so that the peak of its memory is its own. One JSON object.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rows = 100_000;
const columns = 10;
const runs = 3;
const header = ['层级', '物料编码', '名称', '材质', '数量', '单位', '单重(kg)', '损耗率(%)', '供应商', '备注'];

/** Cells of a row: an assembly, then nine parts of it. */
const cellsOf = (i) => [i % 10 === 0 ? 1 : 2, `P-${100_000 + i}`, `零件 ${i}`, `Q235B ${i % 97}`, 1 + (i % 7), '件', Number(((i % 1000) / 8 + 0.125).toFixed(3)), i % 5, `供应商 ${i % 53}`, i % 3 === 0 ? 'φ12, "A"' : ''];

const rounded = (value) => Math.round(value * 100) / 100;
const peakMB = () => process.resourceUsage().maxRSS / 1024;

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** `cpuMs` counts all threads and is what a machine that does other things besides can be judged by. */
async function timed(work) {
  const times = [];
  const cpu = [];
  let result;
  for (let i = 0; i < runs; i += 1) {
    const before = process.cpuUsage();
    const start = performance.now();
    result = await work();
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  }
  return { ms: middle(times), cpuMs: middle(cpu), result };
}

const csvCell = (cell) => (/[",]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));

async function makeFiles(folder) {
  const { writeXlsx } = await import('hucre/xlsx');
  const table = [header, ...Array.from({ length: rows }, (_, i) => cellsOf(i))];
  writeFileSync(join(folder, 'bom.xlsx'), await writeXlsx({ sheets: [{ name: 'BOM', rows: table }] }));
  writeFileSync(join(folder, 'bom.csv'), table.map((row) => row.map(csvCell).join(',')).join('\r\n'));
}

function accounted(reply) {
  const { counts, lines } = JSON.parse(reply.json);
  if (counts.taken !== rows || lines.length !== rows) throw new Error(`not every row was taken: ${JSON.stringify(counts)}`);
}

const measures = {
  /** The files that the others read. */
  async files(folder) {
    await makeFiles(folder);
    return {};
  },
  async xlsxRead(folder) {
    const { openTable } = await import('../../web/shared/table/open_table.mjs');
    const bytes = new Uint8Array(readFileSync(join(folder, 'bom.xlsx')));
    const { ms, cpuMs, result } = await timed(() => openTable(bytes));
    if (result.rows !== rows + 1 || result.columns !== columns) throw new Error(`read ${result.rows} × ${result.columns}`);
    return { ms, cpuMs, peakMB: peakMB() };
  },
  async xlsxHucre(folder) {
    const { readXlsx } = await import('hucre/xlsx');
    const bytes = new Uint8Array(readFileSync(join(folder, 'bom.xlsx')));
    const { ms, cpuMs, result } = await timed(() => readXlsx(bytes));
    if (result.sheets[0].rows.length !== rows + 1) throw new Error('hucre read something else');
    return { ms, cpuMs, peakMB: peakMB() };
  },
  /** From the packed table to lines and report; the reply as JSON is what the command line gets and not measured. */
  async xlsxMap(folder) {
    const [{ openTable }, { loadEngine }] = await Promise.all([import('../../web/shared/table/open_table.mjs'), import('../../web/cli/engine.mjs')]);
    const engine = await loadEngine();
    const table = await openTable(new Uint8Array(readFileSync(join(folder, 'bom.xlsx'))));
    accounted(engine.importSheet(table.bytes, JSON.stringify(table.facts)));
    const { ms, cpuMs } = await timed(() => engine.countSheet(table.bytes, JSON.stringify(table.facts)));
    return { ms, cpuMs, peakMB: peakMB() };
  },
  async csv(folder) {
    const { loadEngine } = await import('../../web/cli/engine.mjs');
    const engine = await loadEngine();
    const text = readFileSync(join(folder, 'bom.csv'), 'utf8');
    accounted(engine.importBom(text));
    const { ms, cpuMs } = await timed(() => engine.countBom(text));
    return { ms, cpuMs, peakMB: peakMB() };
  },
  async csvHucre(folder) {
    const { parseCsv } = await import('hucre/csv');
    const text = readFileSync(join(folder, 'bom.csv'), 'utf8');
    const { ms, cpuMs, result } = await timed(() => parseCsv(text));
    if (result.length !== rows + 1) throw new Error('hucre read something else');
    return { ms, cpuMs, peakMB: peakMB() };
  },
};

const pythons = {
  xlsxOpenpyxl: `
import sys, time, resource, openpyxl
start = time.perf_counter()
cpu = time.process_time()
sheet = openpyxl.load_workbook(sys.argv[1] + '/bom.xlsx', read_only=True).worksheets[0]
rows = sum(1 for _ in sheet.iter_rows(values_only=True))
ms = (time.perf_counter() - start) * 1000
cpu_ms = (time.process_time() - cpu) * 1000
assert rows == ${rows + 1}, rows
`,
  csvPython: `
import sys, time, resource, csv
times = []
cpus = []
for _ in range(${runs}):
    start = time.perf_counter()
    cpu = time.process_time()
    with open(sys.argv[1] + '/bom.csv', encoding='utf-8', newline='') as file:
        rows = list(csv.reader(file))
    times.append((time.perf_counter() - start) * 1000)
    cpus.append((time.process_time() - cpu) * 1000)
    assert len(rows) == ${rows + 1}, len(rows)
ms = sorted(times)[${Math.floor(runs / 2)}]
cpu_ms = sorted(cpus)[${Math.floor(runs / 2)}]
`,
};
const printed = "import json\nprint(json.dumps({'ms': ms, 'cpuMs': cpu_ms, 'peakMB': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))\n";

/** What Python took, or null where it or the module is not there. */
function python(name, folder) {
  for (const program of ['/usr/bin/python3', 'python3']) {
    const done = spawnSync(program, ['-c', pythons[name] + printed, folder], { encoding: 'utf8' });
    if (done.status === 0) return JSON.parse(done.stdout);
    if (done.stderr && !/ModuleNotFoundError/.test(done.stderr)) throw new Error(`${name}: ${done.stderr}`);
  }
  return null;
}

function measured(name, folder) {
  const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`${name} failed`);
  return JSON.parse(done.stdout);
}

/** Of processor time: the clock on the wall also shows what else the machine does. */
const ratio = (own, other) => (other ? rounded(own / other.cpuMs) : null);
const shown = (measure) => measure && { ms: rounded(measure.ms), cpuMs: rounded(measure.cpuMs), peakMB: rounded(measure.peakMB) };

const [name, given] = process.argv.slice(2);
if (name) {
  console.log(JSON.stringify(await measures[name](given)));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'zuji-bench-'));
  try {
    measured('files', folder);
    const [read, hucre, map, csv, csvHucre] = ['xlsxRead', 'xlsxHucre', 'xlsxMap', 'csv', 'csvHucre'].map((each) => measured(each, folder));
    const [openpyxl, csvPython] = ['xlsxOpenpyxl', 'csvPython'].map((each) => python(each, folder));
    const cpuMs = read.cpuMs + map.cpuMs;
    console.log(JSON.stringify({
      xlsx: {
        rows, columns, ms: rounded(read.ms + map.ms), cpuMs: rounded(cpuMs), read: shown(read), map: shown(map),
        timesHucre: ratio(cpuMs, hucre), timesOpenpyxl: ratio(cpuMs, openpyxl), hucre: shown(hucre), openpyxl: shown(openpyxl),
      },
      csv: {
        rows, columns, ...shown(csv), timesPythonCsv: ratio(csv.cpuMs, csvPython), timesHucre: ratio(csv.cpuMs, csvHucre),
        pythonCsv: shown(csvPython), hucre: shown(csvHucre),
      },
    }, null, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
