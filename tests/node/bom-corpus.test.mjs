// Files as people have them, made by LibreOffice, openpyxl and by hand: what must come of each stands in
// tests/corpus/bom/expected.json. `node tests/node/bom-corpus.test.mjs --print` prints what comes now. recount.json has
// the sums of each file as another reader counted them (recount.py), so that no mistake of ours is approved with it.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { loadEngine } from '../../web/cli/engine.mjs';
import { openTable } from '../../web/shared/table/open_table.mjs';

const folder = join(root, 'tests/corpus/bom');
const files = readdirSync(folder).filter((name) => !/^(expected|recount)\.(json|py)$/.test(name)).sort();
const engine = await loadEngine();

const shown = ({ name, parent, part_number: part, material, quantity, unit, mass_kg: mass, mass_basis: basis, loss_percent: loss }, above) =>
  [above, part, name, material, quantity, unit, mass && `${mass} kg${basis === 'each' ? ' each' : ''}`, loss && `${loss} %`].filter((text) => text !== undefined && text !== '').join(' | ');

async function imported(name) {
  const table = await openTable(new Uint8Array(readFileSync(join(folder, name))));
  const reply = table.kind === 'text' ? engine.importBom(table.text) : engine.importSheet(table.bytes, JSON.stringify(table.facts));
  return { table, ok: reply.ok, ...JSON.parse(reply.json) };
}

const sum = (values) => values.reduce((total, value) => total + (Number(value) || 0), 0);
const isClose = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1);
const given = (lines, member) => lines.map((line) => line[member] ?? '').filter((text) => text !== '');

/** The same sums as recount.py makes. */
async function sumsOf(name) {
  const { report, lines } = await imported(name);
  return {
    rows: report.length,
    refused: report.filter(({ fate }) => fate === 'refused').map(({ row }) => row),
    lines: lines.length,
    mass_kg: sum(lines.map(({ mass_kg: mass, mass_basis: basis, quantity }) => Number(mass ?? 0) * (basis === 'each' ? Number(quantity ?? 0) || 0 : 1))),
    quantity: sum(given(lines, 'quantity')),
    loss_percent: sum(given(lines, 'loss_percent')),
    name: given(lines, 'name'),
    material: given(lines, 'material'),
    part: given(lines, 'part_number'),
    supplier: given(lines, 'supplier'),
    note: given(lines, 'note'),
  };
}

async function accountOf(name) {
  const { table, ok, error, counts, report, lines } = await imported(name);
  if (!ok) return { error: error.code };
  assert.equal(counts.taken + counts.warned + counts.refused + counts.skipped, report.length, `${name}: every row once`);
  const nameOf = new Map(lines.map((line) => [line.id, line.name]));
  return {
    ...(table.kind === 'text' ? { encoding: table.encoding } : { sheet: table.sheet }),
    counts,
    told: report.filter(({ fate, code }) => fate !== 'taken' && code !== 'header-row').map(({ row, column, code }) => `${row}${column ? `.${column}` : ''} ${code}`),
    lines: lines.map((line) => shown(line, line.parent ? `${nameOf.get(line.parent)} >` : '')),
  };
}

if (process.argv.includes('--print')) {
  const all = {};
  for (const name of files) all[name] = await accountOf(name);
  console.log(JSON.stringify(all, null, 2));
} else {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  describe('every file of the corpus is accounted for', () => {
    it('and there are enough of them', () => {
      assert.deepEqual(files, Object.keys(expected).sort());
      assert.ok(files.length >= 30);
    });
    for (const name of files) it(name, async () => assert.deepEqual(await accountOf(name), expected[name]));
  });

  describe('another reader counts the same', () => {
    const recounted = JSON.parse(readFileSync(join(folder, 'recount.json'), 'utf8'));
    it('in every file that is imported', () => {
      assert.deepEqual(files.filter((name) => !expected[name].error), Object.keys(recounted).sort());
    });
    for (const [name, counted] of Object.entries(recounted)) {
      it(name, async () => {
        const sums = await sumsOf(name);
        for (const [what, value] of Object.entries(counted)) {
          if (typeof value === 'number') assert.ok(isClose(sums[what], value), `${what}: ${sums[what]}, not ${value}`);
          else assert.deepEqual(sums[what], value, what);
        }
        for (const what of ['material', 'part', 'supplier', 'note']) {
          if (!(what in counted)) assert.deepEqual(sums[what], [], what);
        }
      });
    }
  });
}
