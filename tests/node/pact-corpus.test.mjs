// Every footprint of the corpus is imported as expected or refused with the reason; what was imported, assigned and
// exported again says the same numbers.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { zuji } from './cli.mjs';
import { schemaProblems } from './pact-schema.mjs';

const corpus = join(root, 'tests/corpus/pact');
const files = readdirSync(corpus).filter((name) => name.endsWith('.json'));

const ethanol = { value: '1.63', per: 'L', warns: ['sum'], quality: 'PDS 12.9 %; DQR TeR 1.6 / GeR 1.8 / TiR 2.6', region: 'Western Europe', fossil: '1.3', aviation: '0.2' };
const servo = { value: '77', per: 'piece', warns: [], massKg: '25', region: 'DE-BW', quality: 'PDS 13.1 %; DQR TeR 2.3 / GeR 3.4 / TiR 3.1', gwp_basis: 'AR5, AR6', fossil: '77' };
const coil = { value: '2.1', per: 'kg', warns: ['amount-divided'], fossil: '1.925', biogenic: '0.05', land_use: '0.1', aviation: '0.025', region: 'CN' };
const solvent = { value: 5.14 / 12, per: 'L', warns: ['sum', 'amount-divided'], massKg: '0.789', region: 'US' };
const refused = (...codes) => ({ refused: codes });

/** File → what comes of its footprints, or the error of the whole file. */
const expected = {
  'v3-kilogram-wrong-sum': [{ value: '0.384', per: 'kg', warns: ['sum'], region: 'US-TX', quality: 'PDS 12.9 %; DQR TeR 1.5 / GeR 3.2 / TiR 2.4', period: ['2024-01-01', '2024-12-31'] }],
  'v3-twelve-litres': [solvent],
  'v3-piece': [servo],
  'v3-land-use-wrong-sum': [{ value: '0.42', per: 'kg', warns: ['sum'], region: 'Latin America and the Caribbean' }],
  'v3-tonne-all-parts': [coil],
  'v3-get-response': [servo],
  'v3-list-of-four': [servo, coil, solvent, refused('no-such-unit')],
  'v3-event': [coil],
  'v3-invalid-moment': [refused('date')],
  'v3-error-response': 'pact-error-response',
  'v3-empty-list': 'pact-empty',
  'v3-no-value': [refused('missing')],
  'v3-amount-negative': [refused('sign')],
  'v3-amount-with-letters': [refused('not-a-number')],
  'v3-amount-zero': [refused('sign')],
  'v3-negative-value': [refused('negative-value')],
  'v3-data-rates': [refused('no-such-unit')],
  'v3-unit-unknown': [refused('unit')],
  'v3-no-quality': [{ value: '77', per: 'piece', warns: ['recommended'], quality: undefined }],
  'v3-period-reversed': [{ value: '77', per: 'piece', warns: ['period'] }],
  'v3-ratings-out-of-range': [{ value: '77', per: 'piece', warns: ['rating'] }],
  'v3-huge-number': [refused('not-a-number')],
  'v3-deprecated': [{ value: '77', per: 'piece', warns: ['deprecated'] }],
  'v3-hostile-names': [{ value: '77', per: 'piece', warns: [] }],
  'v2-get-response': [ethanol],
  'v2-list-response': [ethanol],
  'v2-event': [ethanol],
  'v2-invalid-moment': [refused('date')],
  'v2-adds-up-per-piece': [{ value: '0.123', per: 'kg', warns: ['amount-of-product'], fossil: '0.123' }],
  'v2-error-response': 'pact-error-response',
};

function check(found, wanted, place) {
  const blocking = found.findings.filter(({ blocks }) => blocks).map(({ code }) => code);
  for (const { message } of found.findings) assert.match(message, /^\S+ .*\.$/s, `${place}: ${message}`);
  if (wanted.refused) {
    assert.equal(found.usable, false, place);
    for (const code of wanted.refused) assert.ok(blocking.includes(code), `${place}: ${blocking}`);
    return;
  }
  assert.equal(found.usable, true, `${place}: ${JSON.stringify(found.findings)}`);
  const { warns, value, period, massKg, ...texts } = wanted;
  assert.ok(Math.abs(Number(found.factor.value) - Number(value)) <= 1e-15 * Math.abs(Number(value)) * 8, `${place}: ${found.factor.value}`);
  for (const code of warns) assert.ok(found.findings.some((each) => each.code === code && !each.blocks), `${place}: no warning ${code}`);
  for (const [name, text] of Object.entries(texts)) assert.equal(found.factor[name], text, `${place}: ${name}`);
  if (period) assert.deepEqual([found.factor.period_from, found.factor.period_to], period);
  if (massKg) assert.equal(found.massKg, massKg);
  assert.equal(found.factor.origin, 'supplier');
  assert.match(found.factor.reference, /^urn:pact:[0-9a-f-]{36}$/);
  assert.match(found.factor.source, /^PACT [23]\./);
}

describe('PACT footprints of the corpus', () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'zuji-pact-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('become factors with their provenance, or say why not', async () => {
    assert.ok(files.length >= 25);
    assert.deepEqual(files.map((name) => basename(name, '.json')).sort(), Object.keys(expected).sort());
    const { stdout } = await zuji(['import-factor', ...files.map((name) => join(corpus, name))]);
    const lines = stdout.trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(lines.length, files.length);
    for (const line of lines) {
      const name = basename(line.file, '.json');
      const wanted = expected[name];
      if (typeof wanted === 'string') {
        assert.equal(line.error?.code, wanted, name);
        continue;
      }
      assert.equal(line.format, 'pact', `${name}: ${JSON.stringify(line.error)}`);
      assert.equal(line.factors.length, wanted.length, name);
      wanted.forEach((each, i) => check(line.factors[i], each, `${name} ${i + 1}`));
    }
  });

  it('keep a sum that contradicts their parts from being split', async () => {
    const done = JSON.parse((await zuji(['import-factor', join(corpus, 'v3-land-use-wrong-sum.json')])).stdout);
    const { fossil, land_use: landUse } = done.factors[0].factor;
    assert.deepEqual([fossil, landUse], ['0.17', '0.2'], 'parts below the total stay');
    const list = JSON.parse((await zuji(['import-factor', join(corpus, 'v3-kilogram-wrong-sum.json')])).stdout);
    assert.ok(Number(list.factors[0].factor.fossil) <= 0.384);
  });

  /** The transformer with every line that has a factor, so that it is complete. */
  function complete() {
    const project = JSON.parse(readFileSync(join(root, 'assets/samples/transformer-1600kva.json'), 'utf8'));
    project.bom = project.bom.filter((line) => project.bom.some((other) => other.parent === line.id) || line.omitted || line.factor);
    project.activities = (project.activities ?? []).filter((line) => line.factor || line.kind === 'direct');
    Object.assign(project.texts ??= {}, { pact_fossil_carbon_kg: '12.5', pact_biogenic_carbon_kg: '0.5', pact_country: 'CN-GD' });
    return project;
  }

  it('go round: imported, given to a line, exported, valid, imported again with the same numbers', async () => {
    const path = join(folder, 'project.json');
    const project = complete();
    const line = project.bom.find((each) => each.factor && each.mass_kg);
    writeFileSync(path, JSON.stringify(project));
    const assessedBefore = JSON.parse((await zuji(['assess', path])).stdout);
    const into = await zuji(['import-factor', join(corpus, 'v3-tonne-all-parts.json'), '--into', path, '--line', line.part_number || line.name]);
    assert.equal(into.code, 0, into.stdout + into.stderr);
    const taken = JSON.parse(into.stdout);
    assert.deepEqual(taken.taken, [taken.line.factor]);
    const changed = JSON.parse(readFileSync(path, 'utf8'));
    const own = changed.own_factors.find(({ id }) => id === taken.line.factor);
    assert.equal(own.land_use, '0.1');
    assert.equal(changed.bom.find(({ id }) => id === line.id).origin, 'supplier');
    const assessed = JSON.parse((await zuji(['assess', path])).stdout);
    assert.ok(assessedBefore.footprint.total > 0);
    assert.notEqual(assessed.footprint.total, assessedBefore.footprint.total);

    const pactPath = join(folder, 'out.pact.json');
    const exported = await zuji(['export', '--pact', path, '-o', pactPath, '--language', 'en']);
    assert.equal(exported.code, 0, exported.stdout + exported.stderr);
    const pact = JSON.parse(readFileSync(pactPath, 'utf8'));
    assert.deepEqual(schemaProblems(pact), []);
    const { pcf } = pact;
    for (const member of ['landUseChangeGhgEmissions', 'biogenicNonCO2Emissions', 'aircraftGhgEmissions']) assert.ok(Number(pcf[member]) > 0, member);
    assert.ok(Math.abs(Number(pcf.biogenicNonCO2Emissions) / Number(pcf.landUseChangeGhgEmissions) - 0.5) < 1e-9, 'parts as the factor has them');
    assert.equal(pcf.geographyCountrySubdivision, 'CN-GD');
    assert.equal(pcf.biogenicCarbonContent, '0.5');
    for (const rating of Object.values(pcf.dqi)) assert.ok(Number(rating) >= 1 && Number(rating) <= 5);
    assert.ok(Number(pcf.primaryDataShare) > 0);
    assert.ok(pcf.secondaryEmissionFactorSources.length > 0 && pcf.boundaryProcessesDescription && pcf.allocationRulesDescription);
    assert.match(pact.comment, /95 % interval/);

    const again = JSON.parse((await zuji(['import-factor', pactPath])).stdout);
    assert.equal(again.factors.length, 1);
    const [found] = again.factors;
    assert.deepEqual(found.findings.filter(({ blocks }) => blocks), []);
    assert.ok(!found.findings.some(({ code }) => code === 'sum'), JSON.stringify(found.findings));
    assert.equal(found.factor.value, pcf.pcfExcludingBiogenicUptake);
    assert.equal(found.factor.land_use, pcf.landUseChangeGhgEmissions);
    assert.equal(found.factor.biogenic, pcf.biogenicNonCO2Emissions);
    assert.equal(found.factor.period_from, pcf.referencePeriodStart.slice(0, 10));
    assert.equal(found.factor.region, 'CN-GD');
    assert.ok(found.factor.quality.includes(`TeR ${pcf.dqi.technologicalDQR}`));
  });

  it('of a list are chosen by name or number; a line or product that is not there is an error', async () => {
    const path = join(folder, 'choice.json');
    const ask = async (...more) => {
      writeFileSync(path, JSON.stringify(complete()));
      return zuji(['import-factor', join(corpus, 'v3-list-of-four.json'), '--into', path, ...more]);
    };
    const line = complete().bom.find((each) => each.factor && each.mass_kg).name;
    assert.equal(JSON.parse((await ask()).stdout).taken.length, 3, 'all that can be used');
    assert.equal(JSON.parse((await ask('--product', '2')).stdout).taken.length, 1);
    assert.equal(JSON.parse((await ask('--product', 'Coil DC01', '--line', line)).stdout).line.name, line);
    for (const [more, code] of [[['--line', line], 'factor-which-product'], [['--product', '4'], 'factor-no-product'], [['--product', '2', '--line', 'nothing of that name'], 'factor-no-line']]) {
      const done = await ask(...more);
      assert.equal(done.code, 2);
      assert.equal(JSON.parse(done.stderr).error.code, code);
    }
  });

  it('per litre are converted for a line that counts by mass', async () => {
    const path = join(folder, 'litres.json');
    const project = complete();
    const line = project.bom.find((each) => each.factor && each.mass_kg);
    line.unit = '件';
    writeFileSync(path, JSON.stringify(project));
    const done = await zuji(['import-factor', join(corpus, 'v3-twelve-litres.json'), '--into', path, '--line', line.part_number || line.name]);
    assert.equal(done.code, 0, done.stderr);
    const own = JSON.parse(readFileSync(path, 'utf8')).own_factors.find(({ id }) => id === JSON.parse(done.stdout).line.factor);
    assert.equal(own.per, 'kg');
    assert.ok(Math.abs(Number(own.value) - 5.14 / 9.468) < 1e-12);
  });
});

describe('factor sets', () => {
  it('as CSV are read row by row', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zuji-set-'));
    try {
      const path = join(folder, '我的因子.csv');
      writeFileSync(path, '\ufeff名称,排放因子,单位,地区,年份,来源\r\n冷轧钢,2.1,tCO2e/t,CN,2024,钢协\r\n纸板,,kg,CN,2024,\r\n');
      const done = JSON.parse((await zuji(['import-factor', path])).stdout);
      assert.equal(done.format, 'csv');
      assert.deepEqual(done.factors.map(({ factor }) => [factor.name, factor.value, factor.per, factor.set]), [['冷轧钢', '2100', 't', '我的因子']]);
      assert.deepEqual(done.refused.map(({ row, why }) => [row, why]), [[3, 'no-value']]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
