// Files as people have them, made by LibreOffice, openpyxl and by hand: what must come of each stands in
// tests/corpus/bom/expected.json. `node tests/node/bom-corpus.test.mjs --print` prints what comes now.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { loadEngine } from '../../web/cli/engine.mjs';
import { openTable } from '../../web/shared/table/open_table.mjs';

const folder = join(root, 'tests/corpus/bom');
const files = readdirSync(folder).filter((name) => name !== 'expected.json').sort();
const engine = await loadEngine();

const shown = ({ name, parent, part_number: part, material, quantity, unit, mass_kg: mass, mass_basis: basis, loss_percent: loss }, above) =>
  [above, part, name, material, quantity, unit, mass && `${mass} kg${basis === 'each' ? ' each' : ''}`, loss && `${loss} %`].filter((text) => text !== undefined && text !== '').join(' | ');

async function accountOf(name) {
  let table;
  try {
    table = await openTable(new Uint8Array(readFileSync(join(folder, name))));
  } catch (error) {
    return { error: error.code };
  }
  const reply = table.kind === 'text' ? engine.importBom(table.text) : engine.importSheet(table.bytes, JSON.stringify(table.facts));
  const result = JSON.parse(reply.json);
  if (!reply.ok) return { error: result.error.code };
  const { counts, report, lines } = result;
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
}
