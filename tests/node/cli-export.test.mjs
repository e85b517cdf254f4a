// The exports: the same numbers in every format, formulas that give them, and hostile texts that stay texts.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { root } from '../../web/build/lib/paths.mjs';
import { linesOf, zuji } from './cli.mjs';
import { Calculator, readCsv, readDocument, readPage, readWorkbook, rowsOf } from './office.mjs';
import { schemaProblems } from './pact-schema.mjs';

const samples = join(root, 'assets/samples');
const sampleNames = readdirSync(samples).filter((name) => name.endsWith('.json'));
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'zuji-export-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name) => join(folder, name);
async function exported(format, project, name, ...more) {
  const done = await zuji(['export', `--${format}`, project, '-o', inFolder(name), ...more]);
  assert.equal(done.code, 0, done.stdout + done.stderr);
  return readFileSync(inFolder(name));
}
const isClose = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-9);

describe('the workbook', () => {
  for (const name of sampleNames) {
    it(`of ${name} recomputes to the numbers of the core and of the CSV files`, async () => {
      const path = join(samples, name);
      const book = readWorkbook(await exported('xlsx', path, `${name}.xlsx`, '--language', 'en'));
      const { footprint } = JSON.parse((await zuji(['assess', path])).stdout);
      assert.deepEqual([...book.keys()].slice(1).filter((sheet) => sheet !== 'Allocations').slice(0, 5), ['Bill of materials', 'Activity data', 'Inventory', 'Factors', 'Results']);
      const calculator = new Calculator(book);
      let formulas = 0;
      for (const [sheet, cells] of book) {
        for (const [at, { formula, value }] of cells) {
          if (!formula) continue;
          formulas += 1;
          const computed = calculator.valueOf(sheet, at);
          assert.ok(isClose(computed, value), `${sheet}!${at} = ${formula}: ${computed}, stored ${value}`);
        }
      }
      assert.ok(formulas > 50, `${formulas} formulas`);
      const results = rowsOf(book.get('Results'));
      const sum = results.find((row) => row?.[0] === 'Sum' || row?.[0] === 'Total');
      assert.ok(sum, JSON.stringify(results.map((row) => row?.[0])));
      assert.ok(isClose(sum[1], footprint.totalKgCO2e ?? footprint.total), `${sum[1]}`);

      await zuji(['export', '--csv', path, '-o', inFolder(`${name}.csv`)]);
      const csv = readCsv(readFileSync(join(inFolder(`${name}.csv`), 'footprint.csv'), 'utf8'));
      const amounts = csv.slice(1).filter((row) => row[2] !== '').map((row) => row[9]).filter((text) => text !== '').map(Number);
      const inventory = rowsOf(book.get('Inventory')).slice(1).map((row) => row[9]).filter((value) => typeof value === 'number');
      assert.ok(amounts.length > 5);
      assert.deepEqual(inventory, amounts);
    });
  }

  it('derives what is counted from what was entered', async () => {
    const plain = [];
    for (const name of sampleNames) {
      const book = readWorkbook(await exported('xlsx', join(samples, name), `${name}.xlsx`, '--language', 'en'));
      const inventory = book.get('Inventory');
      for (const [at, { formula, value }] of inventory) {
        if (/^[EIJ]\d/.test(at) && typeof value === 'number' && !formula) plain.push([name, inventory.get(`D${at.slice(1)}`).value, at[0], value]);
      }
    }
    // Left are the warming potentials of gases, which are numbers of a table.
    for (const [name, line, column, value] of plain) assert.ok(column === 'I' && (value === 1 || value > 1000), `${name}: ${line} ${column} is ${value}`);
    assert.ok(plain.length < 5, JSON.stringify(plain));
    const book = readWorkbook(await exported('xlsx', join(samples, 'motor-7.5kw.json'), 'motor.xlsx', '--language', 'en'));
    const formulas = [...book.get('Inventory').values()].map(({ formula }) => formula ?? '');
    for (const [what, pattern] of [
      ['scrap that comes back', /'Bill of materials'!X\d+\/100/], ['an allocation', /'Activity data'!M\d+\*'Allocations'!K\d+/],
      ['a shared assembly', /^SUM\(J\d+:J\d+\)\/\('Bill of materials'!K\d+\*'Bill of materials'!F\d+\)$/], ['a fuel', /'Activity data'!I\d+.*44\/12/],
    ]) assert.ok(formulas.some((formula) => pattern.test(formula)), what);
    const blended = readWorkbook(await exported('xlsx', join(samples, 'switchgear-12kv.json'), 'gear.xlsx', '--language', 'en'));
    assert.ok([...blended.get('Inventory').values()].some(({ formula }) => /^\(1-'Bill of materials'!Y\d+\/100\)\*'Factors'/.test(formula ?? '')), 'recycled content');
  });

  it('recalculates in LibreOffice to the same totals', async (t) => {
    if (spawnSync('soffice', ['--version']).status !== 0) return t.skip('LibreOffice is not installed: nothing was recalculated');
    const stored = new Map();
    for (const name of sampleNames) {
      const bytes = await exported('xlsx', join(samples, name), 'recalculated.xlsx', '--language', 'en');
      stored.set(name, readWorkbook(bytes));
      // Without the stored values there is nothing to show but what is computed anew.
      const files = unzipSync(bytes);
      for (const path of Object.keys(files).filter((each) => each.startsWith('xl/worksheets/'))) {
        files[path] = strToU8(strFromU8(files[path]).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
      }
      writeFileSync(inFolder(`bare-${name}.xlsx`), zipSync(files));
    }
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
    const done = spawnSync('soffice', [`-env:UserInstallation=file://${inFolder('office')}`, '--headless', '--convert-to', filter, '--outdir', folder, ...sampleNames.map((name) => inFolder(`bare-${name}.xlsx`))], { encoding: 'utf8', timeout: 120_000 });
    if (!readdirSync(folder).some((name) => name.startsWith('bare-') && name.endsWith('.csv'))) return t.skip(`LibreOffice cannot convert here: ${done.stderr}`);
    for (const name of sampleNames) {
      for (const sheet of ['Results', 'Inventory']) {
        const computed = readCsv(readFileSync(inFolder(`bare-${name}-${sheet}.csv`), 'utf8'));
        const kgCO2e = sheet === 'Results' ? 1 : 9;
        const amounts = rowsOf(stored.get(name).get(sheet)).map((row, i) => [row, computed[i]]).filter(([row]) => typeof row?.[kgCO2e] === 'number');
        assert.ok(amounts.length > 3);
        for (const [row, found] of amounts) assert.ok(isClose(Number(found?.[kgCO2e]), row[kgCO2e]), `${name} ${sheet} ${row[sheet === 'Results' ? 0 : 3]}: ${found?.[kgCO2e]}, ${row[kgCO2e]}`);
      }
    }
  });

  it('has every number of the bill of materials as a number', async () => {
    const path = join(samples, sampleNames[0]);
    const book = readWorkbook(await exported('xlsx', path, 'numbers.xlsx', '--language', 'en'));
    const project = JSON.parse(readFileSync(path, 'utf8'));
    const rows = rowsOf(book.get('Bill of materials')).slice(1);
    assert.equal(rows.length, project.bom.length);
    const typed = project.bom.filter((line) => line.mass_kg !== undefined).length;
    assert.equal(rows.filter((row) => typeof row[7] === 'number').length, typed);
  });
});

describe('a report', () => {
  const withoutMarks = (text) => text.replace(/^[✓✗◇◐] /, '').replaceAll('\u00a0', ' ');
  for (const [report, language] of [['assessment', 'zh'], ['A1-7', 'zh'], ['annex1', 'en'], ['annex2', 'en']]) {
    it(`says the same in Word and on the page: ${report}, ${language}`, async () => {
      const path = join(samples, sampleNames[0]);
      const asked = ['--language', language, '--report', report];
      const page = readPage((await exported('html', path, 'r.html', ...asked)).toString());
      const { tables, xml } = readDocument(await exported('docx', path, 'r.docx', ...asked));
      assert.ok(page.length > 0);
      const heads = new Set(tables.map((table) => JSON.stringify(table[0])));
      for (const table of page) {
        assert.ok(heads.has(JSON.stringify(table[0])), `no table ${table[0]}`);
        const same = tables.filter((each) => JSON.stringify(each[0]) === JSON.stringify(table[0]) && each.length === table.length)
          .some((each) => JSON.stringify(each.map((row) => row.map(withoutMarks))) === JSON.stringify(table.map((row) => row.map(withoutMarks))));
        assert.ok(same, `another table below ${table[0]}`);
      }
      assert.ok(xml.includes('<w:tblHeader/>'), 'table heads repeat');
    });
  }

  it('rounds the totals of the workbook', async () => {
    const path = join(samples, sampleNames[0]);
    const book = rowsOf(readWorkbook(await exported('xlsx', path, 'w.xlsx', '--language', 'en')).get('Results'));
    const page = readPage((await exported('html', path, 'w.html', '--language', 'en', '--report', 'assessment')).toString());
    const stages = page.find((table) => table[0][0] === 'Stage' && table[0].length === 3);
    assert.ok(stages.length > 3);
    for (const [stage, amount] of stages.slice(1)) {
      const exact = book.find((row) => row?.[0] === stage)?.[1];
      assert.ok(Math.abs(Number(amount.replaceAll(',', '')) - exact) <= Math.abs(exact) * 1e-4, `${stage}: ${amount}, ${exact}`);
    }
  });
});

describe('PACT', () => {
  const ready = () => {
    const project = JSON.parse(readFileSync(join(samples, 'transformer-1600kva.json'), 'utf8'));
    const assessed = project.bom.filter((line) => project.bom.some((other) => other.parent === line.id) || line.omitted || line.factor);
    return { ...project, bom: assessed, texts: { ...project.texts, pact_fossil_carbon_kg: '12.5', pact_country: 'CN' } };
  };

  it('is valid, and adds up', async () => {
    const project = ready();
    project.activities = (project.activities ?? []).filter((line) => line.factor || line.kind === 'direct');
    writeFileSync(inFolder('pact.json'), JSON.stringify(project));
    const pact = JSON.parse(await exported('pact', inFolder('pact.json'), 'a.pact.json', '--language', 'en'));
    assert.deepEqual(schemaProblems(pact), []);
    assert.equal(pact.pcf.declaredUnitOfMeasurement, 'piece');
    assert.equal(pact.pcf.fossilCarbonContent, '12.5');
    assert.equal(pact.pcf.geographyCountry, 'CN');
    const { footprint } = JSON.parse((await zuji(['assess', inFolder('pact.json')])).stdout);
    const gate = ['materials', 'inbound', 'manufacturing', 'packaging'];
    const stages = footprint.byStage ?? footprint.stages;
    const sum = (Array.isArray(stages) ? stages : Object.entries(stages).map(([stage, kgCO2e]) => ({ stage, kgCO2e })))
      .filter(({ stage }) => gate.includes(stage)).reduce((total, each) => total + (each.kgCO2e ?? each.kgco2e), 0);
    assert.ok(isClose(Number(pact.pcf.pcfExcludingBiogenicUptake), sum));
    const again = JSON.parse(await exported('pact', inFolder('pact.json'), 'b.pact.json', '--language', 'en'));
    assert.equal(again.id, pact.id, 'the same footprint has the same id');
    project.product.model = 'another';
    writeFileSync(inFolder('pact2.json'), JSON.stringify(project));
    const other = JSON.parse(await exported('pact', inFolder('pact2.json'), 'c.pact.json', '--language', 'en'));
    assert.notEqual(other.id, pact.id);
  });

  it('names what is missing', async () => {
    writeFileSync(inFolder('empty.json'), JSON.stringify({ format: 'zuji-project', schema_version: 1, id: 'x', next_row: 1 }));
    const done = await zuji(['export', '--pact', inFolder('empty.json'), '-o', inFolder('x.json'), '--language', 'en']);
    assert.equal(done.code, 2);
    const { message } = JSON.parse(done.stdout).error;
    for (const word of ['name of the applicant', 'credit code', 'model of the product', 'declared unit', 'data period', 'fossil carbon']) assert.ok(message.includes(word), word);
  });

  it('the schema refuses what is none', () => {
    assert.ok(schemaProblems({}).length > 5);
  });
});

describe('hostile texts', () => {
  const evil = [
    '=HYPERLINK("http://example.test","x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>',
    'a\u202egnp.exe', 'x'.repeat(40_000), '&lt;&#x0;', ']]>', 'nul\u0001\u0008\u001f', '\u{1f600} 𠮷',
  ];
  const project = () => ({
    format: 'zuji-project', schema_version: 1, id: 'evil', title: evil[5], gwp_set: 'AR6',
    company: { applicant: { name: evil[6], address: evil[0] } },
    product: { name: evil[0], model: 'CON', specification: evil[7], declared_amount: '1', declared_unit: 'piece' },
    bom: evil.map((name, i) => ({ id: i + 1, name, material: name, supplier: name, source: name, note: name, mass_kg: '1', factor: 'moenv-fb046c61' })),
    next_row: evil.length + 1,
  });

  before(() => writeFileSync(inFolder('evil.json'), JSON.stringify(project())));

  it('are text cells in the workbook, never formulas', async () => {
    const book = readWorkbook(await exported('xlsx', inFolder('evil.json'), 'evil.xlsx'));
    const cells = [...book.values()].flatMap((sheet) => [...sheet.values()]);
    const found = cells.filter(({ value }) => typeof value === 'string' && /^[=+@]/.test(value));
    assert.ok(found.length >= 4);
    for (const { isText, formula } of found) assert.ok(isText && formula === null);
    for (const { formula } of cells) assert.ok(!formula || !/HYPERLINK|example/.test(formula));
    for (const { value } of cells) assert.ok(typeof value !== 'string' || (value.length <= 32_767 && !/[\u202e\u0001]/.test(value)));
    assert.ok(cells.some(({ value }) => value === evil[5]), 'a script is shown as it was typed');
  });

  it('are escaped in Word, on the page and in the drawing', async () => {
    for (const report of ['assessment', 'A1-11']) {
      const { text, xml } = readDocument(await exported('docx', inFolder('evil.json'), 'evil.docx', '--report', report));
      assert.ok(!xml.includes('<script') && !/[\u0001\u0008\u202e]/.test(xml));
      assert.ok(text.includes('HYPERLINK'));
      const html = (await exported('html', inFolder('evil.json'), 'evil.html', '--report', report)).toString();
      assert.ok(!/<script|<img|<[^>]*\son\w+=/i.test(html));
    }
    assert.ok(!/<script|<foreignObject/i.test((await exported('svg', inFolder('evil.json'), 'evil.svg')).toString()));
  });

  it('are neutralised in CSV, and no file name is one that a system keeps for itself', async () => {
    assert.equal((await zuji(['package', inFolder('evil.json'), '-o', inFolder('evil.zip')])).code, 0);
    const files = unzipSync(readFileSync(inFolder('evil.zip')));
    const csv = readCsv(strFromU8(files['bom.csv']));
    assert.ok(csv.length > evil.length);
    for (const row of csv.slice(1)) for (const cell of row) assert.ok(!/^[=+@\t]/.test(cell) && !/^-[^\d]/.test(cell), cell.slice(0, 40));
    const line = linesOf((await zuji(['export', '--html', inFolder('evil.json'), '-o', folder])).stdout)[0];
    const [written] = JSON.parse(line).written;
    assert.ok(!/[<>:"|?*\u202e]/.test(written.slice(folder.length)), written);
  });
});

describe('many projects', () => {
  it('give a line each; a bad one does not stop the rest', async () => {
    writeFileSync(inFolder('bad.json'), '{');
    const done = await zuji(['export', '--xlsx', join(samples, sampleNames[0]), inFolder('bad.json'), inFolder('none.json'), join(samples, sampleNames[1]), '-o', inFolder('many')]);
    assert.equal(done.code, 2);
    const lines = linesOf(done.stdout).map((line) => JSON.parse(line));
    assert.deepEqual(lines.map((line) => line.error?.code ?? 'written'), ['written', 'bad-json', 'unreadable', 'written']);
    assert.equal(readdirSync(inFolder('many')).length, 2);
    const all = await zuji(['assess', samples]);
    assert.equal(all.code, 0);
    assert.deepEqual(linesOf(all.stdout).map((line) => Object.keys(JSON.parse(line))), sampleNames.map(() => ['file', 'assessment']));
  });

  it('wants one format, a known report and a known language', async () => {
    const path = join(samples, sampleNames[0]);
    for (const args of [[path], ['--xlsx', '--docx', path], ['--xlsx', path, '--language', 'fr'], ['--xlsx']]) {
      const done = await zuji(['export', ...args, '-o', folder]);
      assert.equal(done.code, 2);
      assert.equal(JSON.parse(done.stderr).error.code, 'bad-arguments');
    }
    const done = await zuji(['export', '--docx', path, '--report', 'nothing', '-o', folder]);
    assert.equal(JSON.parse(done.stdout).error.code, 'unknown-export');
  });
});
