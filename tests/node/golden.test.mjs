// The assessments of the samples against the approved ones, byte for byte. A wanted change is approved with
//   node tests/golden/approve.mjs

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { goldenDir, readable, sampleNames, samplePath } from '../golden/golden.mjs';
import { zuji } from './cli.mjs';

test('every sample is assessed as approved', async () => {
  const names = sampleNames();
  assert.ok(names.length >= 2);
  const approved = readdirSync(goldenDir).filter((name) => name.endsWith('.json'));
  assert.deepEqual(approved.sort(), names.map((name) => `${name}.json`).sort());
  for (const name of names) {
    const { code, stdout, stderr } = await zuji(['assess', samplePath(name)]);
    assert.equal(code, 0, stderr);
    assert.equal(readable(stdout), readFileSync(new URL(`${name}.json`, goldenDir), 'utf8'), `${name}: approve with node tests/golden/approve.mjs`);
  }
});
