// The tables that the program writes are read back without loss: bom.csv of every export, and the sheet of the workbook.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { zuji } from './cli.mjs';

const samples = join(root, 'assets/samples');
const sampleNames = readdirSync(samples).filter((name) => name.endsWith('.json'));
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'zuji-round-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function done(args) {
  const { code, stdout, stderr } = await zuji(args);
  assert.equal(code, 0, stdout.slice(0, 500) + stderr);
  return stdout;
}

const numbers = ['quantity', 'mass_kg', 'loss_percent', 'recovered_percent', 'recycled_percent'];

/** Lines with their places instead of their ids; a basis says something of a mass only. */
function comparable(lines, sameSpelling) {
  const place = new Map(lines.map((line, i) => [line.id, i + 1]));
  return lines.map(({ id: _, parent, ...line }) => {
    const plain = { ...line, ...(parent ? { parent: place.get(parent) } : {}) };
    if (plain.mass_basis === 'line' || plain.mass_kg === undefined) delete plain.mass_basis;
    if (plain.omitted === false) delete plain.omitted;
    // A workbook needs no guard in front of a formula, and one that was typed by hand is taken for one.
    if (!sameSpelling && plain.note) plain.note = plain.note.replace(/^'(?=[=+@-])/, '');
    for (const member of numbers) {
      if (!sameSpelling && plain[member] !== undefined && Number.isFinite(Number(plain[member]))) plain[member] = Number(plain[member]);
    }
    return plain;
  });
}

/** Every member that a line can have, and texts that are hard to keep. */
const everything = {
  format: 'zuji-project', schema_version: 1, id: 'all', title: 'all', gwp_set: 'AR6',
  product: { name: 'x', declared_amount: '1', declared_unit: 'piece' },
  bom: [
    { id: 1, name: '部件 "A", 大', part_number: '0012', quantity: '2', unit: '件', stage: 'packaging' },
    { id: 2, parent: 1, name: '=SUM(A1)', part_number: '1E5', material: '+铜', quantity: '3', unit: '件', mass_kg: '0.25', mass_basis: 'each', loss_percent: '4.5', recovered_percent: '20', recycled_percent: '30', recycled_factor: 'own-2', factor: 'own-1', origin: 'measured', supplier: '@供应商, 一', source: '称重单 3-4', note: "'=1+1" },
    { id: 3, parent: 2, name: 'too deep a level', quantity: '7', unit: 'kg', factor: 'own-1', origin: 'default', omitted: true, omit_reason: '低于 1%' },
    { id: 4, name: 'like A', part_number: 'A-2', same_as: '0012', quantity: '1', unit: '件' },
    { id: 5, parent: 4, name: '约重', mass_kg: '约3', unit: 'kg', origin: 'computed', stage: 'end-of-life' },
    { id: 6, name: '-2+3', mass_kg: '1250', origin: 'supplier', quantity: '1', unit: '件', mass_basis: 'line' },
  ],
  next_row: 7,
};

describe('what is exported is read back', () => {
  const projects = [...sampleNames.map((name) => [name, () => join(samples, name)]), ['every member', () => {
    writeFileSync(join(folder, 'everything.json'), JSON.stringify(everything));
    return join(folder, 'everything.json');
  }]];

  it('there are samples', () => assert.ok(sampleNames.length >= 4));
  for (const [name, pathOf] of projects) {
    it(`${name} as CSV, cell by cell`, async () => {
      const path = pathOf();
      const { bom } = JSON.parse(readFileSync(path, 'utf8'));
      const out = join(folder, `${name}.tables`);
      await done(['export', '--csv', path, '-o', out]);
      const { lines, counts } = JSON.parse(await done(['import-bom', join(out, 'bom.csv')]));
      assert.deepEqual(comparable(lines, true), comparable(bom, true));
      assert.equal(counts.refused, 0);
      assert.ok(lines.length > 4);
    });
    for (const language of ['zh', 'en']) {
      it(`${name} as the workbook in ${language}, number by number`, async () => {
        const path = pathOf();
        const { bom } = JSON.parse(readFileSync(path, 'utf8'));
        const file = join(folder, `${name}.${language}.xlsx`);
        await done(['export', '--xlsx', path, '-o', file, '--language', language]);
        const { sheet, lines } = JSON.parse(await done(['import-bom', file]));
        assert.ok(['物料清单', 'Bill of materials'].includes(sheet), sheet);
        assert.deepEqual(comparable(lines, false), comparable(bom, false));
      });
    }
  }
});
