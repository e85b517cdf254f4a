// npm run bench: measurements as one JSON object on standard output (npm --silent run bench > bench.json).
//
//   "native", "wasm"   the same C++ benchmarks (tests/bench/*.cpp) natively and under Node.js
//   "<name>"           what tests/bench/<name>.mjs prints, for example measurements of the page in Chromium
//   "reference"        the same lines in NumPy, SciPy and LibreOffice; what is not installed is named in "skipped"
//   "ratios"           our times beside their aims, and how many times as long each of the baselines takes
//   "download"         bytes of a first visit, compressed
//
//   npm run bench -- --only native,wasm

import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { buildAll, downloadOf } from './lib/application.mjs';
import { buildPreset, presetDir } from './lib/cmake.mjs';
import { filesBelow, readJson } from './lib/files.mjs';
import { root } from './lib/paths.mjs';
import { Failure, captureOrFail, keepOutputForResult, main, say } from './lib/process.mjs';
import { setUp } from './setup/all.mjs';

/** The JSON object a benchmark program prints. */
function measured(program, args) {
  const text = captureOrFail(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`${[program, ...args].join(' ')} did not print one JSON object`, 'Run it by itself to see what it prints.');
  }
}

const RUNS = {
  async native() {
    await setUp('build', 'native', 'node');
    await buildPreset('native-release', ['zuji_bench']);
    return measured(join(presetDir('native-release'), 'zuji_bench'), []);
  },
  async wasm() {
    await setUp('build', 'wasm', 'node');
    await buildPreset('wasm-release', ['zuji_bench']);
    return measured(process.execPath, [join(presetDir('wasm-release'), 'zuji_bench.js')]);
  },
  /** NumPy, SciPy and LibreOffice on the same lines, where they are installed (Debian: python3-numpy python3-scipy). */
  async reference() {
    const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
    return measured(python, [join(root, 'tests/bench/reference.py')]);
  },
  async download() {
    return downloadOf(await buildAll());
  },
};
for (const file of filesBelow(join(root, 'tests/bench'), (name) => name.endsWith('.mjs'))) {
  RUNS[basename(file, '.mjs')] = async () => {
    await setUp('browser');
    await buildAll();
    return measured(process.execPath, [file]);
  };
}

/** What is compared with what: a benchmark of ours against a named baseline, and what the project aims at. */
const COMPARISONS = [
  { of: 'full recompute', aimMs: 1.5, with: ['numpy_vector_ms', 'scipy_spsolve_ms', 'libreoffice_recalculate_ms', 'libreoffice_load_and_recalculate_ms'] },
  { of: 'one edit to new totals and verdicts', aimMs: 0.2, with: ['numpy_vector_ms', 'scipy_spsolve_ms', 'libreoffice_recalculate_ms'] },
  { of: '10,000 draws of 1,000 lognormal lines', aimMs: 150, with: ['numpy_10000x1000_lognormal_ms'] },
];

/** How many times as long the baselines take as we do (below 1: they are faster); null where one was not measured. */
function ratiosOf({ native, wasm, reference }) {
  const ratio = (other, own) => (other && own ? Number((other / own).toFixed(3)) : null);
  const of = (build, name) => build?.benchmarks?.find((each) => each.name === name)?.median_ms ?? null;
  const against = (build) =>
    build &&
    Object.fromEntries(
      COMPARISONS.map(({ of: name, aimMs, with: baselines }) => {
        const ms = of(build, name);
        const ratios = Object.fromEntries(baselines.map((each) => [each.replace(/_ms$/, ''), ratio(reference?.[each], ms)]));
        return [name, { ms, aimMs, ...ratios }];
      }),
    );
  return { native: against(native), wasm: against(wasm) };
}

await main(async () => {
  keepOutputForResult();
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  const names = only?.split(',') ?? Object.keys(RUNS);
  const unknown = names.find((name) => !RUNS[name]);
  if (unknown) throw new Failure(`there is no benchmark "${unknown}"`, `Choose from ${Object.keys(RUNS).join(', ')}.`);
  await setUp('node');
  const { generateHolidays } = await import('./holidays.mjs');
  generateHolidays();
  const { version } = readJson(join(root, 'package.json'));
  const result = { version, node: process.versions.node, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
  for (const name of names) {
    say('bench', name);
    result[name] = await RUNS[name]();
  }
  if (result.native || result.wasm) result.ratios = ratiosOf(result);
  console.log(JSON.stringify(result, null, 2));
});
