// Quotations on the command line.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { root } from '../../web/build/lib/paths.mjs';
import { zuji } from './cli.mjs';
import { Calculator, readDocument, readPage, readWorkbook, rowsOf } from './office.mjs';

let folder;
const inFolder = (name) => join(folder, name);
before(() => { folder = mkdtempSync(join(tmpdir(), 'zuji-quote-')); });
after(() => rmSync(folder, { recursive: true }));

const fiveUnits = {
  format: 'zuji-quote', schema_version: 1, number: 'Q-1', document: 'CGC-R52003:2025', language: 'en',
  customer: { name: '<script>alert(1)</script> Ltd' },
  units: [
    { name: 'A', bom_items: 50 }, { name: 'B', bom_items: 150 }, { name: 'C', bom_items: 400 },
    { name: 'D', bom_items: 60, exemption: 'confirmed' }, { name: 'E', bom_items: 401 },
  ],
  rates: { document_review: 3000, site_inspection: 4000, site_verification: '4500.50', tax_percent: 6 },
};

const write = (name, value) => {
  const path = inFolder(name);
  writeFileSync(path, typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value));
  return path;
};

const quoted = async (args) => {
  const { code, stdout, stderr } = await zuji(['quote', ...args]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
};

const refused = (done, code, where) => {
  assert.equal(done.code, 2, done.stderr);
  assert.equal(done.stdout, '');
  const { error } = JSON.parse(done.stderr);
  assert.equal(error.code, code);
  if (where !== undefined) assert.equal(error.where, where);
  assert.ok(error.message.length > 20, error.message);
};

describe('quote', () => {
  it('counts five units, one of exactly 400 lines and one exempt', async () => {
    const result = await quoted([write('five.json', fiveUnits)]);
    assert.deepEqual(result.days, { low: '23', high: '88.5', safe: '88.5' });
    assert.deepEqual(result.units[2].siteInspection.days, { low: '1.5', high: '2', safe: '2' });
    assert.deepEqual(result.units[3].siteInspection.days, { low: '0', high: '0', safe: '0' });
    assert.equal(result.money.total.safe, '299453.71');
    assert.ok(result.complete);
    assert.deepEqual(result.basis.map(({ paragraph }) => paragraph).filter((p) => ['46', '54', '69'].includes(p)).sort(), ['46', '54', '69']);
    assert.ok(result.interpretations.includes('AMB-45'));
  });

  it('prints a page without scripts, and the same total', async () => {
    const page = inFolder('offer.html');
    await quoted([write('five.json', fiveUnits), '-o', page]);
    const html = readFileSync(page, 'utf8');
    assert.ok(html.includes('299,453.71'));
    assert.ok(!html.includes('<script'));
    assert.ok(html.includes('&lt;script&gt;'));
  });

  it('starts from every sample project and from a package, with the days of the assessment', async () => {
    const samples = readdirSync(join(root, 'assets/samples')).filter((name) => name.endsWith('.json'));
    assert.ok(samples.length >= 2);
    for (const name of samples) {
      const path = join(root, 'assets/samples', name);
      const result = await quoted([path]);
      const { stdout } = await zuji(['assess', path]);
      const { total } = JSON.parse(stdout).manDays.decision.values;
      assert.deepEqual([Number(result.days.low), Number(result.days.high)], total, name);
      const zip = write('package.zip', zipSync({ 'project.json': readFileSync(path) }));
      assert.deepEqual(await quoted([zip]), result, name);
    }
  });

  it('says what is wrong with an input', async () => {
    refused(await zuji(['quote', write('empty.json', { format: 'zuji-quote', schema_version: 1 })]), 'no-units', 'units');
    refused(await zuji(['quote', write('other.json', {})]), 'not-a-quote');
    refused(await zuji(['quote', write('typo.json', { ...fiveUnits, units: [{ bom: 1 }] })]), 'unknown-key', 'units[0].bom');
    refused(await zuji(['quote', write('broken.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0]))]), 'bad-package');
    refused(await zuji(['quote']), 'bad-arguments');
    assert.ok(!existsSync(inFolder('never.html')));
  });

  it('names entries that it could not use', async () => {
    const result = await quoted([write('odd.json', { ...fiveUnits, units: [{ name: 'A', bom_items: 'many' }] })]);
    assert.equal(result.complete, false);
    assert.deepEqual(result.problems.map(({ code, where }) => [code, where]), [['not-a-count', 'units[0].bom_items']]);
  });

  const offer = {
    ...fiveUnits, acceptance_date: '2026-03-16', currency: 'CNY',
    rates: { ...fiveUnits.rates, discount_percent: 5, discount_reason: 'old customer' },
    items: [{ kind: 'travel', name: '=cmd()', amount: 3, unit: 'trips', price: 1500 }, { kind: 'report' }],
    cases: [{ readings: { 'AMB-48': 'project' } }, { rates: { site_inspection: 3500 } }],
  };

  const oddCents = { ...offer, rates: { ...offer.rates, site_inspection: 4500.55, site_verification: '4000.33' }, items: [{ kind: 'travel', name: '=cmd()', amount: 1.5, unit: 'trips', price: 0.03 }, { kind: 'report' }] };
  for (const [name, given] of Object.entries({ 'whole prices': offer, 'odd cents': oddCents })) it(`writes a workbook whose formulas come to the figures of the quotation: ${name}`, async () => {
    const file = inFolder('offer.xlsx');
    const result = await quoted([write('offer.json', given), '-o', file]);
    const book = readWorkbook(readFileSync(file));
    const calculator = new Calculator(book);
    let formulas = 0;
    for (const [sheet, cells] of book) {
      for (const [at, { value, formula }] of cells) {
        if (formula === null) continue;
        formulas += 1;
        assert.ok(Math.abs(calculator.valueOf(sheet, at) - value) < 1e-6, `${sheet}!${at} = ${formula}`);
      }
    }
    assert.ok(formulas > 20, `${formulas} formulas`);
    const rows = rowsOf(book.get('Offer'));
    const subtotal = rows.findIndex(([what]) => what === 'Subtotal');
    const cents = (amount) => Math.round(Number(amount ?? 0) * 100);
    const sumOf = (amounts) => amounts.reduce((sum, amount) => sum + cents(amount), 0);
    assert.equal(sumOf(rows.slice(1, subtotal).map((row) => row[4])), cents(rows[subtotal][4]), 'the lines add up as printed');
    assert.equal(sumOf(rowsOf(book.get('Certification units')).slice(1).map((row) => row[13])), sumOf([rows[2][4], rows[3][4]]), 'the units add up to the offer');
    const total = rows.find(([what]) => what === 'Total');
    assert.equal(total[4].toFixed(2), Number(result.money.total.safe).toFixed(2));
    assert.equal(book.get('Offer').get('A5').value, 'Travel: =cmd() (trips)');
    assert.equal(rows[1][2] + rows[2][2] + rows[3][2], Number(result.days.safe));
    const cases = rowsOf(book.get('What if'));
    assert.deepEqual(cases.slice(1).map((row) => row[13].toFixed(2)), [result.money.total.safe, ...result.cases.map(({ total: each }) => each.safe)].map((each) => Number(each).toFixed(2)));
  });

  it('writes a Word document and a page with the same tables, in the language asked for', async () => {
    const input = write('offer.json', offer);
    for (const language of ['en', 'zh']) {
      const files = [inFolder('offer.docx'), inFolder('offer.html')];
      for (const file of files) await quoted([input, '--language', language, '-o', file]);
      const word = readDocument(readFileSync(files[0]));
      const html = readFileSync(files[1], 'utf8');
      const pageTables = readPage(html);
      assert.ok(pageTables.length >= 6);
      for (const table of pageTables) {
        const same = word.tables.find((each) => each.length === table.length && each[0].join() === table[0].join());
        assert.ok(same, table[0].join());
        same.slice(1).forEach((row, i) => assert.deepEqual(row.map((cell) => cell.replace(/^[✓✗◇◐] /, '')), table[i + 1]));
      }
      assert.ok(html.includes(language === 'zh' ? '产品碳足迹认证报价单' : 'Quotation for product carbon footprint'));
      assert.equal(html.match(/class="new-page"/g).length, 1);
      assert.equal(word.xml.match(/<w:pageBreakBefore\/>/g).length, 1);
    }
  });

  it('counts dates from the day of acceptance', async () => {
    const { schedule } = await quoted([write('offer.json', offer)]);
    assert.equal(schedule.accepted, '2026-03-16');
    assert.equal(schedule.limit, '2026-06-14');
    assert.deepEqual(schedule.phases.at(-1).phase, 'certificate');
    assert.ok(schedule.phases.every(({ earliest, latest }) => earliest <= latest));
    assert.equal((await quoted([write('five.json', fiveUnits)])).schedule, null);
  });

  it('says what other cases would cost', async () => {
    const { cases, money } = await quoted([write('offer.json', offer)]);
    assert.equal(cases.length, 2);
    for (const each of cases) {
      assert.ok(Number(each.difference) < 0);
      assert.equal((Number(money.total.safe) + Number(each.difference)).toFixed(2), Number(each.total.safe).toFixed(2));
    }
  });

  it('takes several at once, with a line each, and keeps the files that projects start', async () => {
    const out = inFolder('many');
    const samples = join(root, 'assets/samples');
    const count = readdirSync(samples).filter((name) => name.endsWith('.json')).length;
    const { code, stdout } = await zuji(['quote', samples, write('five.json', fiveUnits), write('bad.json', '{'), '--xlsx', '-o', out, '--save', inFolder('kept')]);
    assert.equal(code, 2);
    const lines = stdout.trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(lines.length, count + 2);
    assert.equal(lines.filter(({ error }) => error).length, 1);
    for (const { file, quote, written } of lines.filter(({ error }) => !error)) {
      assert.ok(written.every((each) => existsSync(each)), file);
      const again = await quoted([written[1]]);
      assert.deepEqual(again, quote, file);
    }
  });

  it('refuses a format that it cannot write', async () => {
    const input = write('five.json', fiveUnits);
    refused(await zuji(['quote', input, '-o', inFolder('offer.pdf')]), 'bad-arguments');
    refused(await zuji(['quote', input, '--html', '--docx', '-o', inFolder('x')]), 'bad-arguments');
    refused(await zuji(['quote', input, '--language', 'fr', '-o', inFolder('offer.html')]), 'bad-arguments');
  });

  it('takes the readings of the project', async () => {
    const samples = readdirSync(join(root, 'assets/samples')).filter((name) => name.endsWith('.json'));
    const project = JSON.parse(readFileSync(join(root, 'assets/samples', samples[0]), 'utf8'));
    const [product] = project.unit_products;
    project.unit_products = [product, { ...product, id: 900, model: 'second', bom_items: '400' }, { ...product, id: 901, model: 'third', bom_items: '150' }];
    const readings = [null, ['AMB-48', 'a'], ['AMB-48', 'b'], ['AMB-45', 'a'], ['AMB-45', 'b'], ['AMB-49', 'b'], ['AMB-53', 'b']];
    const paths = readings.map((reading, i) => write(`read-${i}.json`, { ...project, readings: reading ? { [reading[0]]: reading[1] } : {} }));
    const linesOf = async (command) => (await zuji([command, ...paths])).stdout.trim().split('\n').map((line) => JSON.parse(line));
    const assessed = await linesOf('assess');
    const quotes = await linesOf('quote');
    const totals = assessed.map(({ assessment }) => (assessment.manDaysAsRead ?? assessment.manDays.decision.values).total);
    assert.deepEqual(quotes.map(({ quote }) => [Number(quote.days.low), Number(quote.days.high)]), totals);
    assert.equal(new Set(totals.map(String)).size, readings.length);
  });
});
