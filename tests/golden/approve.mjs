// Takes the assessments of the samples as they are now for the approved ones. Read the change before you commit it.
//   node tests/golden/approve.mjs

import { mkdirSync, writeFileSync } from 'node:fs';
import { zuji } from '../node/cli.mjs';
import { goldenDir, readable, sampleNames, samplePath } from './golden.mjs';

mkdirSync(goldenDir, { recursive: true });
for (const name of sampleNames()) {
  const { code, stdout, stderr } = await zuji(['assess', samplePath(name)]);
  if (code !== 0) throw new Error(`${name}: ${stderr}`);
  writeFileSync(new URL(`${name}.json`, goldenDir), readable(stdout));
  console.log(`approved ${name}`);
}
