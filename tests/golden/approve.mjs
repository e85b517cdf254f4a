// Takes the assessments of the samples, and the sums of the answers, as they are now for the approved ones. Read the change before you commit it.
//   node tests/golden/approve.mjs

import { mkdirSync, writeFileSync } from 'node:fs';
import { zuji } from '../node/cli.mjs';
import { loadEngine } from '../../web/cli/engine.mjs';
import { answersFile, casesOf, fnv, goldenDir, readable, sampleNames, samplePath } from './golden.mjs';

mkdirSync(goldenDir, { recursive: true });
for (const name of sampleNames()) {
  const { code, stdout, stderr } = await zuji(['assess', samplePath(name)]);
  if (code !== 0) throw new Error(`${name}: ${stderr}`);
  writeFileSync(new URL(`${name}.json`, goldenDir), readable(stdout));
  console.log(`approved ${name}`);
}

const engine = await loadEngine();
const sweep = Object.fromEntries([10_000, 100_000].map((inputs) => [inputs, JSON.parse(engine.sweep(inputs).json).digest]));
writeFileSync(answersFile, `${JSON.stringify({ sweep, cases: fnv(casesOf().map((line) => engine.decideLine(line).json)) }, null, 2)}\n`);
console.log('approved the sums of the answers');
