// Hostile files through the whole command line: a clear message in a line for each, exit code 2, in time and in memory, and
// nothing of them in what is written.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { zipSync, strToU8 } from 'fflate';
import { root } from '../../web/build/lib/paths.mjs';
import { linesOf, zuji } from './cli.mjs';
import { number, plainRows, row, sheetXml, text, workbook, workbookParts, zipped } from './workbooks.mjs';

const mostMB = 700;
const mostMilliseconds = 60_000;
const laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';
const withSheet = (xml) => workbook({ sheets: [{ name: 'BOM', xml }] });
const compound = (name) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from(name, 'utf16le'), Buffer.alloc(100)]);

/** name → [bytes, code of the refusal]; null: it is read, and does no harm. */
const tables = {
  'bomb.xlsx': [() => zipped({ ...workbookParts(), 'xl/worksheets/sheet1.xml': new Uint8Array(64 * 1024 * 1024).fill(32) }), 'zip-too-large'],
  'climbs.xlsx': [() => zipped({ ...workbookParts(), '../../evil.xml': 'x' }), 'zip-path'],
  'laughs.xlsx': [() => withSheet(`${laughs}${sheetXml([row(1, [text('A1', '&c;')])])}`), 'xml-doctype'],
  'columns.xlsx': [() => withSheet(sheetXml([row(1, Array.from({ length: 600_000 }, (_, i) => `<c><v>${(i * 7919) % 9973}</v></c>`))])), 'table-too-many-columns'],
  'columns.csv': [() => `名称,数量${','.repeat(1_000_000)}\n`, 'table-too-many-columns'],
  'rows.csv': [() => `名称,数量\n${'a,1\n'.repeat(1_000_001)}`, 'table-too-many-rows'],
  'open-quote.csv': [() => `名称,数量\n"${'a,1\n'.repeat(100_000)}`, 'csv-open-quote'],
  'truncated.xlsx': [() => workbook().subarray(0, 700), 'zip-broken'],
  'password.xlsx': [() => compound('EncryptedPackage'), 'workbook-encrypted'],
  'old.xlsx': [() => compound('Workbook'), 'workbook-old'],
  'binary.xlsx': [() => zipped({ '[Content_Types].xml': '<a/>', 'xl/workbook.bin': 'x' }), 'workbook-binary'],
  'page.xlsx': [() => '<html><script>alert(1)</script></html>', 'table-is-html'],
  'document.xlsx': [() => '%PDF-1.7\n', 'table-is-pdf'],
  'picture.csv': [() => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'table-is-binary'],
  'empty.csv': [() => '', 'table-empty'],
  'macros.xlsm': [() => zipped({ ...workbookParts(), 'xl/vbaProject.bin': 'Sub Auto_Open()' }), null],
  'workbook.csv': [() => workbook(), null],
  'formulas.xlsx': [() => withSheet(sheetXml([...plainRows, row(4, [text('A4', '=cmd|&apos;/c calc&apos;!A1'), number('B4', 1), text('C4', '&lt;script&gt;'), number('D4', 2)])])), null],
};

let folder;
const inFolder = (...names) => join(folder, ...names);
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'zuji-hostile-'));
  mkdirSync(inFolder('tables'));
  for (const [name, [bytes]] of Object.entries(tables)) writeFileSync(inFolder('tables', name), bytes());
});
after(() => rmSync(folder, { recursive: true, force: true }));

function measured(args) {
  const script = `import { runCommandLine } from ${JSON.stringify(join(root, 'web/cli/command_line.mjs'))};
    process.exitCode = await runCommandLine(${JSON.stringify(args)});
    process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS / 1024);`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => { stdout += chunk; });
    child.stderr.on('data', (chunk) => { stderr += chunk; });
    child.on('close', (code) => resolve({ code, lines: linesOf(stdout).map((line) => JSON.parse(line)), peakMB: Number(/peak ([\d.]+)$/.exec(stderr)?.[1]) }));
  });
}

describe('hostile tables, all in one run', () => {
  it('are refused one by one, with a sentence, in time and in memory', async () => {
    const start = performance.now();
    const { code, lines, peakMB } = await measured(['import-bom', '--counts', inFolder('tables')]);
    assert.ok(performance.now() - start < mostMilliseconds, 'too slow');
    assert.ok(peakMB > 20 && peakMB < mostMB, `${peakMB} MB`);
    assert.equal(code, 2);
    assert.equal(lines.length, Object.keys(tables).length);
    for (const { file, error, counts } of lines) {
      const [, expected] = tables[file.slice(inFolder('tables').length + 1)];
      assert.equal(error?.code ?? null, expected, `${file}: ${JSON.stringify(error ?? counts)}`);
      if (expected === null) assert.ok(counts.taken >= 2, file);
      else assert.match(error.message, /^[A-Z"].{20,}\.$/s, `${file}: ${error.message}`);
    }
    assert.ok(!existsSync(join(folder, '..', 'evil.xml')) && !existsSync(inFolder('evil.xml')));
  });
});

describe('hostile names', () => {
  const evil = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '=HYPERLINK("http://example.test","x")', "'-2+3|cmd", ']]><svg onload=alert(1)>'];

  it('come through drawings and pages as the text they are', async () => {
    const project = {
      format: 'zuji-project', schema_version: 1, id: 'evil', gwp_set: 'AR6', product: { name: evil[0], declared_amount: '1', declared_unit: 'piece' },
      bom: evil.map((name, i) => ({ id: i + 1, name, mass_kg: String(5 - i), quantity: '1', unit: 'kg', factor: 'moenv-fb046c61' })), next_row: 9,
    };
    writeFileSync(inFolder('evil.json'), JSON.stringify(project));
    for (const format of ['svg', 'html']) {
      const done = await zuji(['export', `--${format}`, inFolder('evil.json'), '-o', inFolder(`evil.${format}`), '--language', 'en']);
      assert.equal(done.code, 0, done.stdout);
      const made = readFileSync(inFolder(`evil.${format}`), 'utf8');
      assert.ok(made.includes('<svg') && !/<script|<img|<foreignObject|<[^>]*\son\w+\s*=/i.test(made), format);
      if (format === 'html') assert.ok(made.includes('&lt;script&gt;alert(1)'), 'the name is there, as text');
    }
  });

  it('of files in a folder do not reach the file system', async () => {
    mkdirSync(inFolder('named'));
    const sample = join(root, 'assets/samples/cable-10kv.json');
    for (const name of ['$(touch x).json', '; rm -rf ~.json', '=cmd.json', 'a\nb.json']) {
      const project = JSON.parse(readFileSync(sample, 'utf8'));
      project.product = { ...project.product, name: '../../../escaped', model: '..\\..\\escaped' };
      project.title = '/etc/../escaped';
      writeFileSync(inFolder('named', name), JSON.stringify(project));
    }
    const done = await zuji(['package', inFolder('named'), '-o', inFolder('packages')]);
    assert.equal(done.code, 0, done.stdout);
    assert.equal(linesOf(done.stdout).length, 4, 'a line break in a name breaks no line');
    assert.equal(readdirSync(inFolder('packages')).length, 4);
    assert.ok(!readdirSync(folder).some((name) => /escaped/.test(name)) && !existsSync(join(folder, '..', 'escaped')));
  });
});

describe('hostile packages', () => {
  it('are named with what is wrong, and none of them stops the rest', async () => {
    mkdirSync(inFolder('bad'));
    const packages = {
      'a-climbs.zip': zipSync({ '../../evil.txt': strToU8('x'), 'project.json': strToU8('{}') }),
      'b-bomb.zip': zipSync({ 'project.json': new Uint8Array(300 * 1024 * 1024) }, { level: 9 }),
      'c-text.zip': strToU8('no zip at all'),
      'd-laughs.zip': zipSync({ 'project.json': strToU8('['.repeat(200_000)) }),
      'e-empty.zip': new Uint8Array(),
    };
    for (const [name, bytes] of Object.entries(packages)) writeFileSync(inFolder('bad', name), bytes);
    const { code, lines, peakMB } = await measured(['verify', inFolder('bad')]);
    assert.equal(code, 2);
    assert.equal(lines.length, Object.keys(packages).length);
    for (const line of lines) assert.ok(line.error?.message || (line.ok === false && line.problems.length > 0), JSON.stringify(line));
    assert.ok(peakMB > 20 && peakMB < mostMB, `${peakMB} MB`);
    assert.ok(!existsSync(join(folder, '..', 'evil.txt')));
  });
});
