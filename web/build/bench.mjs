// npm run bench: the same benchmarks natively and as WebAssembly under Node.js.
//
//   npm run bench                    both
//   npm run bench -- --only native   one of them; further arguments go to the benchmark program

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPreset, presetDir } from './lib/cmake.mjs';
import { Failure, main, run, say } from './lib/process.mjs';
import { setUp } from './setup/all.mjs';

const RUNS = {
  async native(args) {
    await setUp('build', 'native', 'node');
    await buildPreset('native-release', ['zuji_bench']);
    say('bench', 'native');
    run(join(presetDir('native-release'), 'zuji_bench'), args);
  },
  async wasm(args) {
    await setUp('build', 'wasm', 'node');
    await buildPreset('wasm-release', ['zuji_bench']);
    say('bench', 'WebAssembly under Node.js');
    run(process.execPath, [join(presetDir('wasm-release'), 'zuji_bench.js'), ...args]);
  },
};

await main(async () => {
  const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
  const names = values.only?.split(',') ?? Object.keys(RUNS);
  const unknown = names.find((name) => !RUNS[name]);
  if (unknown) throw new Failure(`there is no benchmark run "${unknown}"`, `Choose from ${Object.keys(RUNS).join(', ')}.`);
  await setUp('node');
  const { generateHolidays } = await import('./holidays.mjs');
  generateHolidays();
  for (const name of names) await RUNS[name](positionals);
});
