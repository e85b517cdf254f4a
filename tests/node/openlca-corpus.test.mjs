// openLCA packages of the corpus become factors or say why not; packages that must not be unpacked are refused.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { root } from '../../web/build/lib/paths.mjs';
import { holdsOpenLca, readOpenLca } from '../../web/shared/openlca_zip.mjs';
import { zuji } from './cli.mjs';

const corpus = join(root, 'tests/corpus/openlca');
const names = readdirSync(corpus).filter((name) => statSync(join(corpus, name)).isDirectory());

const refused = (...codes) => ({ refused: codes });
/** Folder → what comes of its results, in any order, or the error of the whole package. */
const expected = {
  'result-tonne-with-parts': [{ name: 'steel coil', value: 2110, per: 't', fossil: 2050, biogenic: 10, land_use: 50, region: 'CN', quality: 'DQ (2;1;3;1;2)', period_from: '2023-01-01', period_to: '2023-12-31', supplier: 'Tiejia Steel', source: 'openLCA, EF 3.1 Method (adapted), Climate change', warns: [] }],
  'result-energy': [{ value: 0.577, per: 'kWh', gwp_basis: 'AR6', warns: ['amount-divided', 'no-period'] }],
  'result-items': [{ value: 2.1, per: 'piece', warns: ['amount-divided'] }],
  'result-unit-of-group': [{ value: 3, per: 'kg', warns: ['unit-converted'] }],
  'result-unit-differs': [{ value: 0.1, per: 'kg', warns: ['unit-converted'] }],
  'result-without-groups': [{ value: 3.1, per: 'kg', warns: ['unit-by-name'] }],
  'result-unknown-unit': [refused('unit')],
  'result-without-climate': [refused('no-climate-here')],
  'result-twenty-years': [refused('horizon')],
  'result-many-horizons': [{ value: 0.8, per: 'kg', gwp_basis: 'AR6', warns: ['other-totals'] }],
  'result-two-methods': [refused('several-totals')],
  'result-parts-only': [{ value: 0.42, per: 'kg', fossil: 0.9, biogenic: -0.5, land_use: 0.02, warns: ['summed', 'uptake'] }],
  'result-without-reference': [refused('no-reference-flow')],
  'result-negative': [refused('negative-value')],
  'results-three-products': [{ name: 'pipe', value: 2.5, per: 'kg' }, { name: 'valve', value: 7.25, per: 'kg' }, { name: 'paint', value: 3.1, per: 'kg' }],
  'epd-one-module': [{ name: 'insulator', value: 6.3, per: 'piece', supplier: 'Qingshan Isolatoren', boundary: 'cradle-to-gate (A1-A3)', reference: 'urn:epd:insulator', origin: 'supplier', region: 'CN', warns: ['epd-valid'] }],
  'epd-three-modules': [{ name: 'mineral wool', value: 1.7, per: 'kg' }],
  'epd-without-a2': [refused('no-module')],
  'process-system': [{ name: 'cement', value: 714.9, per: 't', region: 'China', period_to: '2024-12-31' }],
  'process-with-inputs': [refused('unit-process')],
  'process-two-products': [refused('multi-output')],
  'process-without-method': [refused('no-potentials')],
  'process-flow-unit': [refused('flow-unit')],
  'schema-one-process': [{ name: 'brick', value: 0.24, per: 'kg' }],
  'system-only': 'openlca-no-climate',
  'units-only': 'openlca-no-climate',
  'broken-json': 'openlca-broken',
  'hostile-names': [{ value: 1, per: 'kg' }],
  'wrong-types': [refused('no-climate-here', 'no-amount')],
};

/** The files of a folder as a package has them. */
function contents(folder, below = '') {
  return Object.assign({}, ...readdirSync(join(folder, below), { withFileTypes: true }).map((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? contents(folder, path) : { [path]: new Uint8Array(readFileSync(join(folder, path))) };
  }));
}

function check(found, wanted, place) {
  const blocking = found.findings.filter(({ blocks }) => blocks).map(({ code }) => code);
  for (const { message } of found.findings) assert.match(message, /^\S+ .*\.$/s, `${place}: ${message}`);
  if (wanted.refused) {
    assert.equal(found.usable, false, place);
    assert.ok(blocking.length > 0 && blocking.every((code) => wanted.refused.includes(code)), `${place}: ${blocking}`);
    return;
  }
  assert.equal(found.usable, true, `${place}: ${JSON.stringify(found.findings)}`);
  const { warns = [], ...rest } = wanted;
  for (const code of warns) assert.ok(found.findings.some((each) => each.code === code), `${place}: no ${code} in ${JSON.stringify(found.findings)}`);
  for (const [member, value] of Object.entries(rest)) {
    if (typeof value === 'number') assert.ok(Math.abs(Number(found.factor[member]) - value) <= 1e-12 * Math.abs(value), `${place}: ${member} ${found.factor[member]}`);
    else assert.equal(found.factor[member], value, `${place}: ${member}`);
  }
}

describe('openLCA packages of the corpus', () => {
  let folder;
  const packed = (name, files, options) => {
    const path = join(folder, `${name}.zip`);
    writeFileSync(path, zipSync(files, options));
    return path;
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'zuji-openlca-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('become factors with unit, place, period and method, or say why not', async () => {
    assert.ok(names.length >= 25);
    assert.deepEqual([...names].sort(), Object.keys(expected).sort());
    const { stdout } = await zuji(['import-factor', ...names.map((name) => packed(name, contents(join(corpus, name))))]);
    const lines = stdout.trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(lines.length, names.length);
    for (const line of lines) {
      const name = basename(line.file, '.zip');
      const wanted = expected[name];
      if (typeof wanted === 'string') {
        assert.equal(line.error?.code, wanted, `${name}: ${JSON.stringify(line)}`);
        continue;
      }
      assert.equal(line.format, 'openlca', `${name}: ${JSON.stringify(line.error)}`);
      assert.equal(line.factors.length, wanted.length, name);
      for (const each of wanted) check(each.name ? line.factors.find(({ factor }) => factor.name === each.name) : line.factors[0], each, name);
    }
  });

  it('are read from below a folder, and without the mark of the program', async () => {
    const files = contents(join(corpus, 'result-energy'));
    const below = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`export/${path}`, bytes]));
    delete files['olca-schema.json'];
    const { stdout } = await zuji(['import-factor', packed('below', below), packed('unmarked', files)]);
    for (const line of stdout.trim().split('\n')) assert.equal(JSON.parse(line).factors?.[0].factor.value, '0.577', line);
  });

  it('go into a project and onto a line', async () => {
    const path = join(folder, 'project.json');
    const project = JSON.parse(readFileSync(join(root, 'assets/samples/transformer-1600kva.json'), 'utf8'));
    const line = project.bom.find((each) => each.factor && each.mass_kg);
    writeFileSync(path, JSON.stringify(project));
    const done = await zuji(['import-factor', packed('steel', contents(join(corpus, 'result-tonne-with-parts'))), '--into', path, '--line', line.part_number || line.name]);
    assert.equal(done.code, 0, done.stderr);
    const assessed = JSON.parse((await zuji(['assess', path])).stdout);
    const changed = JSON.parse(readFileSync(path, 'utf8'));
    const own = changed.own_factors.at(-1);
    assert.equal(changed.bom.find(({ id }) => id === line.id).factor, own.id);
    assert.equal(changed.bom.find(({ id }) => id === line.id).origin, 'database');
    assert.ok(assessed.footprint.total > 0);
  });

  it('that are hostile or too large are refused before anything is unpacked', async () => {
    const good = contents(join(corpus, 'result-energy'));
    const [result] = Object.keys(good).filter((path) => path.startsWith('results/'));
    const cases = {
      'zip-path': packed('escapes', { ...good, '../results/a.json': strToU8('{}') }),
      'zip-too-large': packed('bomb', { ...good, 'results/b.json': new Uint8Array(60 << 20) }),
      'zip-without-openlca': packed('others', { 'a.txt': strToU8('a') }),
    };
    for (const [code, path] of Object.entries(cases)) {
      const done = await zuji(['import-factor', path]);
      assert.equal(done.code, 2, code);
      assert.equal(JSON.parse(done.stderr).error.code, code);
    }
    const whole = zipSync(good, { level: 0 });
    for (let at = 0; at < whole.length; at += 997) {
      await assert.rejects(readOpenLca(whole.slice(0, at)), { code: /^zip-/ });
      const changed = whole.slice();
      changed[at] ^= 0x55;
      await readOpenLca(changed).catch((error) => assert.match(String(error.code), /^(zip|openlca|table)-/));
    }
    const deep = packed('deep', { ...good, [result]: strToU8(`${'['.repeat(100_000)}`) });
    assert.equal(JSON.parse((await zuji(['import-factor', deep])).stderr).error.code, 'openlca-broken');
    await assert.rejects(readOpenLca(zipSync({ ...good, ...Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`processes/${i}.json`, strToU8('{}')])) }, { level: 0 })), { code: 'openlca-too-large' });
  });

  it('are told from other archives by their paths', () => {
    assert.ok(holdsOpenLca(['a/openlca.json']));
    assert.ok(holdsOpenLca(['processes/0b2cd1b0-0000-4000-8000-000000000000.json']));
    assert.ok(!holdsOpenLca(['project.json', 'results/a.json', 'xl/workbook.xml']));
  });
});
