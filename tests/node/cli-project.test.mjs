// Footprints, assessments, imports and packages on the command line.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { root } from '../../web/build/lib/paths.mjs';
import { linesOf, zuji } from './cli.mjs';
import { plainRows, sheetXml, workbook } from './workbooks.mjs';

const samples = readdirSync(join(root, 'assets/samples')).filter((name) => name.endsWith('.json'));
const sample = (name) => join(root, 'assets/samples', name);
const transformer = sample('transformer-1600kva.json');
let folder;
const inFolder = (name) => join(folder, name);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

before(() => { folder = mkdtempSync(join(tmpdir(), 'zuji-cli-')); });
after(() => rmSync(folder, { recursive: true }));

const refused = (done, code, where) => {
  assert.equal(done.code, 2, done.stderr);
  assert.equal(done.stdout, '');
  const { error } = JSON.parse(done.stderr);
  assert.equal(error.code, code);
  if (where !== undefined) assert.equal(error.where, where);
};

describe('footprint', () => {
  const inventory = {
    declaredUnit: { amount: '1', unit: 'kg' },
    gwp: { set: 'AR6', own: { SF6: '24300' } },
    factors: { cu: { value: '4.2', per: 'kg' }, truck: { value: '0.09', per: 't*km' } },
    processes: {
      main: {
        output: { amount: '1', unit: 'piece' },
        lines: [
          { id: 'L1', kind: 'flow', stage: 'materials', amount: '2.5', unit: 'kg', factor: 'cu' },
          { id: 'L2', kind: 'process', stage: 'materials', process: 'coil', amount: '3', unit: 'piece' },
          { id: 'L3', kind: 'transport', stage: 'transport', mass: '2.5', unit: 'kg', distance: '500', distanceUnit: 'km', factor: 'truck' },
          { id: 'L5', kind: 'direct', stage: 'manufacturing', gas: 'SF6', mass: '0.003', unit: 'kg' },
          { id: 'L6', kind: 'mass-balance', stage: 'manufacturing', carbonIn: '2', carbonOut: '0.5', unit: 'kg' },
          { id: 'L7', kind: 'measured', stage: 'manufacturing', value: '12', unit: 'kgCO2e' },
          { id: 'L8', kind: 'flow', stage: 'materials', amount: '0.01', unit: 'kg', factor: 'cu', omitted: true, reason: 'label' },
        ],
      },
      coil: { output: { amount: '1', unit: 'piece' }, lines: [{ id: 'W', kind: 'flow', stage: 'materials', amount: '200', unit: 'g', factor: 'cu' }] },
    },
    demand: { process: 'main', amount: '1', unit: 'piece' },
  };
  const expected = { 'main/L1': 10.5, 'main/L3': 0.1125, 'main/L5': 72.9, 'main/L6': 5.5, 'main/L7': 12, 'coil/W': 2.52 };

  it('adds up the example of the contract', async () => {
    const { code, stdout, stderr } = await zuji(['footprint'], JSON.stringify(inventory));
    assert.equal(code, 0, stderr);
    const result = JSON.parse(stdout);
    for (const [line, amount] of Object.entries(expected)) assert.ok(Math.abs(result.byLine[line] - amount) < 1e-9, line);
    const sum = Object.values(expected).reduce((a, b) => a + b);
    assert.ok(Math.abs(result.total - sum) < 1e-9);
    assert.equal(result.unit, 'kgCO2e');
    assert.equal(result.scaling.coil, 3);
    assert.equal(result.omitted[0].line, 'main/L8');
    assert.equal(result.complete, true);
    assert.ok(result.basis.length > 0);
  });

  it('takes one inventory a line', async () => {
    const { code, stdout } = await zuji(['footprint', '--lines'], `${JSON.stringify(inventory)}\n{}\n${JSON.stringify(inventory)}\n`);
    assert.equal(code, 0);
    const answers = linesOf(stdout).map((line) => JSON.parse(line));
    assert.equal(answers.length, 3);
    assert.ok(answers[1].error.code);
    assert.deepEqual(answers[0], answers[2]);
  });

  it('names the place of an error', async () => {
    const wrong = structuredClone(inventory);
    wrong.processes.main.lines[2].distanceUnit = 'kg';
    const done = await zuji(['footprint'], JSON.stringify(wrong));
    refused(done, 'unit-mismatch');
    assert.match(JSON.parse(done.stderr).error.where, /^processes\.main\.lines\[2\]/);
  });
});

describe('assess', () => {
  it('assesses every sample', async () => {
    assert.ok(samples.length >= 2);
    for (const name of samples) {
      const { code, stdout, stderr } = await zuji(['assess', sample(name)]);
      assert.equal(code, 0, `${name}: ${stderr}`);
      const result = JSON.parse(stdout);
      assert.equal(result.annex1.items.length, 18, name);
      assert.ok(result.footprint.total > 0, name);
      assert.equal(result.scope.decision.outcome, 'in-scope', name);
    }
  });

  it('reads standard input as -', async () => {
    const text = readFileSync(transformer);
    const [file, stream] = await Promise.all([zuji(['assess', transformer]), zuji(['assess', '-'], text)]);
    assert.equal(file.stdout, stream.stdout);
  });

  it('refuses what is no project', async () => {
    mkdirSync(inFolder('empty'));
    refused(await zuji(['assess', inFolder('nowhere.json')]), 'unreadable', inFolder('nowhere.json'));
    refused(await zuji(['assess', inFolder('empty')]), 'no-files', inFolder('empty'));
    refused(await zuji(['assess', '-'], '{}'), 'not-a-project');
    refused(await zuji(['assess', '-'], '{"format": '), 'bad-json');
    refused(await zuji(['assess', '-'], Buffer.from([0xc3, 0x28])), 'not-utf8', '');
    refused(await zuji(['assess']), 'bad-arguments');
  });

  it('refuses a file of more than 200 MB by its size', async () => {
    const large = inFolder('large.json');
    writeFileSync(large, '');
    truncateSync(large, 201 * 1024 * 1024);
    refused(await zuji(['assess', large]), 'too-large', large);
    rmSync(large);
  });
});

describe('import-bom', () => {
  const table = '名称,数量,单位,单重(kg)\n铜线,2,件,1.5\n硅钢片,1,件,10\n';
  const gb18030 = Buffer.from([
    0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xb5, 0xa5, 0xd6, 0xd8, 0x28, 0x6b, 0x67, 0x29, 0x0a,
    0xcd, 0xad, 0xcf, 0xdf, 0x2c, 0x32, 0x2c, 0xbc, 0xfe, 0x2c, 0x31, 0x2e, 0x35, 0x0a,
    0xb9, 0xe8, 0xb8, 0xd6, 0xc6, 0xac, 0x2c, 0x31, 0x2c, 0xbc, 0xfe, 0x2c, 0x31, 0x30, 0x0a,
  ]);
  const swapped = Buffer.from(`\uFEFF${table}`, 'utf16le').swap16();
  const encodings = [
    ['UTF-8', Buffer.from(table)],
    ['UTF-8', Buffer.from(`\uFEFF${table}`)],
    ['UTF-16LE', Buffer.from(`\uFEFF${table}`, 'utf16le')],
    ['UTF-16BE', swapped],
    ['GB18030', gb18030],
  ];
  for (const [encoding, bytes] of encodings) {
    it(`reads ${encoding} and says so (${bytes.length} bytes)`, async () => {
      const path = inFolder('bom.csv');
      writeFileSync(path, bytes);
      const { code, stdout, stderr } = await zuji(['import-bom', path]);
      assert.equal(code, 0, stderr);
      assert.equal(stderr, `encoding: ${encoding}\n`);
      const result = JSON.parse(stdout);
      assert.deepEqual(result.lines.map(({ name }) => name), ['铜线', '硅钢片']);
      const { taken, warned, refused: no, skipped } = result.counts;
      assert.equal(taken + warned + no + skipped, 3);
      assert.equal(result.report.length, 3);
    });
  }

  it('refuses what is no table, with the place', async () => {
    const path = inFolder('bom.xlsx');
    writeFileSync(path, Buffer.from('PK\u0003\u0004'));
    refused(await zuji(['import-bom', path]), 'zip-broken', path);
    refused(await zuji(['import-bom', '-'], Buffer.from([0x41, 0xff, 0xff, 0x0a])), 'table-encoding', '-');
    refused(await zuji(['import-bom', '-'], 'a,"b\n'), 'csv-open-quote', '-: row 1');
    refused(await zuji(['import-bom']), 'bad-arguments');
  });

  it('reads a sheet of a workbook, chosen by name or number', async () => {
    const path = inFolder('sheets.xlsx');
    writeFileSync(path, workbook({ sheets: [{ name: 'Cover', xml: sheetXml([]) }, { name: '清单', xml: sheetXml(plainRows) }] }));
    for (const more of [[], ['--sheet', '清单'], ['--sheet', '2']]) {
      const result = JSON.parse((await zuji(['import-bom', path, ...more])).stdout);
      assert.deepEqual([result.sheet, result.sheets, result.lines.length], ['清单', ['Cover', '清单'], 2]);
    }
    refused(await zuji(['import-bom', path, '--sheet', 'x']), 'no-such-sheet', path);
    refused(await zuji(['import-bom', path, '--sheet', 'Cover']), 'no-header', path);
  });

  it('gives one line for each of several files, errors among them', async () => {
    writeFileSync(inFolder('good.csv'), table);
    writeFileSync(inFolder('bad.csv'), 'nothing\n');
    const done = await zuji(['import-bom', inFolder('good.csv'), inFolder('bad.csv'), inFolder('good.csv')]);
    const lines = done.stdout.trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(done.code, 2);
    assert.deepEqual(lines.map(({ counts, error }) => counts?.taken ?? error.code), [2, 'no-header', 2]);
    refused(await zuji(['import-bom', inFolder('good.csv'), inFolder('good.csv'), '--into', 'x.json']), 'bad-arguments');
  });

  it('goes on where a link in a folder leads nowhere', async () => {
    mkdirSync(inFolder('links'));
    writeFileSync(inFolder('links/good.csv'), table);
    symlinkSync('nowhere.csv', inFolder('links/gone.csv'));
    const done = await zuji(['import-bom', inFolder('links')]);
    const lines = done.stdout.trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(done.code, 2, done.stderr);
    assert.deepEqual(lines.map(({ counts, error }) => counts?.taken ?? error.code), ['unreadable', 2]);
  });

  it('puts lines into a project and keeps its factors', async () => {
    const path = inFolder('into.json');
    const before = JSON.parse(readFileSync(transformer, 'utf8'));
    writeFileSync(path, readFileSync(transformer));
    const kept = before.bom.find(({ factor, part_number: part }) => factor && part) ?? before.bom.find(({ factor }) => factor);
    writeFileSync(inFolder('new.csv'), `物料编码,名称,材质,数量,单位\n${kept.part_number ?? ''},${kept.name},${kept.material ?? ''},7,件\nNEW-1,新零件,,1,件\n`);
    const done = await zuji(['import-bom', inFolder('new.csv'), '--into', path]);
    assert.equal(done.code, 0, done.stderr);
    const { difference, into } = JSON.parse(done.stdout);
    assert.equal(into, path);
    assert.deepEqual([difference.added, difference.removed], [1, before.bom.length - 1]);
    const project = JSON.parse(readFileSync(path, 'utf8'));
    assert.equal(project.bom.length, 2);
    assert.equal(project.bom[0].factor, kept.factor);
    assert.equal(project.bom[0].quantity, '7');
    assert.equal(JSON.parse((await zuji(['assess', path])).stdout).error, undefined);
  });
});

describe('package', () => {
  const pack = async (name, environment = {}, more = []) => {
    const out = inFolder(name);
    const done = await zuji(['package', transformer, '-o', out, ...more], '', environment);
    assert.equal(done.code, 0, done.stderr);
    return { ...done, bytes: readFileSync(out), files: unzipSync(new Uint8Array(readFileSync(out))) };
  };

  it('writes the same bytes in every zone, on every day', async () => {
    const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Chatham'];
    const sums = new Set();
    for (const [i, zone] of zones.entries()) sums.add(sha256((await pack(`zone${i}.zip`, { TZ: zone, LANG: i % 2 ? 'zh_CN.UTF-8' : 'C' })).bytes));
    assert.equal(sums.size, 1);
  });

  it('holds what the manifest says, and a project file that opens to the same project', async () => {
    const { files, stdout } = await pack('a.zip');
    const manifest = JSON.parse(strFromU8(files['manifest.json']));
    const paths = Object.keys(files).filter((path) => path !== 'manifest.json');
    assert.deepEqual(Object.keys(manifest.files).sort(), [...paths].sort());
    for (const path of paths) assert.equal(manifest.files[path], sha256(files[path]), path);
    assert.equal(manifest.tool.name, 'zuji');
    assert.ok(manifest.rulePacks.length === 2 && manifest.factorSets.length === 1);
    assert.equal(strFromU8(files['project.json']), readFileSync(transformer, 'utf8'));
    assert.equal(JSON.parse(stdout).entries, Object.keys(files).length);
    for (const path of ['index.html', 'index.en.html', 'eligibility.csv', 'units.csv', 'annex1.csv', 'bom.csv', 'footprint.csv', 'man-days.csv']) {
      assert.ok(path in files, path);
    }
  });

  it('opens again: a package of the packed project is the same package', async () => {
    const first = await pack('first.zip');
    const project = inFolder('again.json');
    writeFileSync(project, first.files['project.json']);
    const out = inFolder('second.zip');
    assert.equal((await zuji(['package', project, '-o', out])).code, 0);
    assert.ok(readFileSync(out).equals(first.bytes));
  });

  it('takes attachments by their contents and tells which are missing', async () => {
    const project = JSON.parse(readFileSync(transformer, 'utf8'));
    const bytes = Buffer.from('%PDF licence');
    project.documents['A1-2'] = { attachments: [
      { id: 9001, name: '营业执照.pdf', mime: 'application/pdf', size: bytes.length, sha256: sha256(bytes) },
      { id: 9002, name: 'lost.pdf', mime: 'application/pdf', size: 1, sha256: sha256('lost') },
    ] };
    project.next_row = 9100;
    const path = inFolder('attached.json');
    writeFileSync(path, JSON.stringify(project));
    writeFileSync(inFolder('any name.bin'), bytes);
    const out = inFolder('attached.zip');
    const done = await zuji(['package', path, '-o', out, '--attachments', folder]);
    assert.equal(done.code, 0, done.stderr);
    const files = unzipSync(new Uint8Array(readFileSync(out)));
    assert.equal(strFromU8(files['annex1/A1-02/attachments/营业执照.pdf']), '%PDF licence');
    assert.deepEqual(JSON.parse(done.stdout).missing, ['annex1/A1-02/attachments/lost.pdf']);
    assert.match(done.stderr, /lost\.pdf/);
  });

  it('leaves nothing behind when it cannot write', async () => {
    refused(await zuji(['package', transformer]), 'bad-arguments');
    refused(await zuji(['package', transformer, '-o']), 'bad-arguments');
    const done = await zuji(['package', transformer, '-o', inFolder('no/such/folder.zip')]);
    assert.equal(done.code, 1);
    assert.equal(JSON.parse(done.stderr).error.code, 'not-written');
    assert.ok(!existsSync(inFolder('no')));
  });
});
