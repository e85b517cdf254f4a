// npm run fuzz: each fuzz target for a while, starting from tests/corpus/<target>.
//
//   npm run fuzz                      60 seconds each
//   npm run fuzz -- --seconds 600

import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPreset, presetDir } from './lib/cmake.mjs';
import { filesBelow } from './lib/files.mjs';
import { buildDir, root } from './lib/paths.mjs';
import { Failure, main, run, say } from './lib/process.mjs';
import { setUp } from './setup/all.mjs';

await main(async () => {
  const { seconds } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } }).values;
  if (!(Number(seconds) > 0)) throw new Failure(`--seconds ${seconds} is no time`, 'Use for example: npm run fuzz -- --seconds 600');
  await setUp('build', 'fuzz', 'node');
  const targets = filesBelow(join(root, 'tests/fuzz'), (name) => name.endsWith('.cpp')).map((file) => basename(file, '.cpp'));
  if (targets.length === 0) throw new Failure('tests/fuzz holds no fuzz target');
  await buildPreset('native-fuzz', ['zuji_fuzz']);
  for (const target of targets) {
    const found = join(buildDir, 'fuzz', target);
    mkdirSync(found, { recursive: true });
    const seeds = join(root, 'tests/corpus', target);
    say('fuzz', `${target} for ${seconds} s`);
    run(join(presetDir('native-fuzz'), `fuzz_${target}`),
      [`-max_total_time=${seconds}`, '-timeout=10', '-rss_limit_mb=4096', `-artifact_prefix=${found}/`, found, ...(existsSync(seeds) ? [seeds] : [])],
      {}, `The input that failed is in build/fuzz/${target}: make it a test and correct the code.`);
  }
});
