// Quotations on the command line.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { root } from '../../web/build/lib/paths.mjs';
import { zuji } from './cli.mjs';

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
});
