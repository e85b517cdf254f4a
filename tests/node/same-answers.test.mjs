// The engine module under Node.js gives the bytes of the golden file, as the native program does.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { casesOf, fnv } from '../golden/golden.mjs';
import { loadEngine } from '../../web/cli/engine.mjs';

const golden = JSON.parse(readFileSync(join(root, 'tests/golden/answers.json'), 'utf8'));

it('a hundred thousand random questions to every decision give the approved answers', async () => {
  const engine = await loadEngine();
  const { digest, decisions } = JSON.parse(engine.sweep(100_000).json);
  assert.equal(decisions.length, 27);
  for (const { decision, inputs } of decisions) assert.equal(inputs, 100_000, decision);
  assert.equal(digest, golden.sweep['100000']);
});

it('the contract\'s cases give the approved bytes', async () => {
  const engine = await loadEngine();
  const lines = casesOf();
  assert.ok(lines.length >= 255);
  assert.equal(fnv(lines.map((line) => engine.decideLine(line).json)), golden.cases);
});
