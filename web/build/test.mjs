// npm test: every suite, then one line over all of them.
//
//   npm test                            all suites
//   npm test -- --only native,wasm      some of them
//
//   native   unit tests, rule cases and property tests with AddressSanitizer and UndefinedBehaviorSanitizer
//   wasm     the same tests over the WebAssembly objects that are shipped, under Node.js
//   node     command line, server, texts and build scripts (tests/node)
//   e2e      the application in Chromium (tests/e2e)

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './lib/application.mjs';
import { buildPreset, presetDir } from './lib/cmake.mjs';
import { Failure, main, say, secondsSince } from './lib/process.mjs';
import { setUp } from './setup/all.mjs';
import { runCatch2 } from './suites/catch2.mjs';
import { runNodeTests } from './suites/node-test.mjs';

async function generateAssets() {
  const { generateHolidays } = await import('./holidays.mjs');
  generateHolidays();
}

const SUITES = {
  async native() {
    await setUp('build', 'native', 'node');
    await generateAssets();
    await buildPreset('native-debug', ['zuji_tests']);
    return runCatch2('native', join(presetDir('native-debug'), 'zuji_tests'), []);
  },
  async wasm() {
    await setUp('build', 'wasm', 'node');
    await generateAssets();
    await buildPreset('wasm-release', ['zuji_tests']);
    return runCatch2('wasm', process.execPath, [join(presetDir('wasm-release'), 'zuji_tests.js')]);
  },
  async node() {
    await buildAll();
    return runNodeTests('node', 'tests/node', 2);
  },
  async e2e() {
    await setUp('browser');
    await buildAll();
    return runNodeTests('e2e', 'tests/e2e', 1);  // one browser at a time: measured times stay meaningful
  },
};

/** Names of the suites to run, from the command line. */
function chosenSuites() {
  let only;
  try {
    ({ only } = parseArgs({ options: { only: { type: 'string' } } }).values);
  } catch (error) {
    throw new Failure(error.message, `Use: npm test -- --only ${Object.keys(SUITES).join(',')}`);
  }
  const names = only === undefined ? Object.keys(SUITES) : only.split(',').map((name) => name.trim()).filter(Boolean);
  const unknown = names.find((name) => !SUITES[name]);
  if (unknown || names.length === 0) throw new Failure(`there is no suite "${unknown ?? ''}"`, `Choose from ${Object.keys(SUITES).join(', ')}.`);
  return names;
}

/** Run one suite. One that cannot be built, or that ran no test, counts as a failure. */
async function runSuite(name) {
  const start = performance.now();
  say('test', `suite ${name}`);
  let result;
  try {
    result = await SUITES[name]();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`Error: ${error.message}\nWhat to do: ${error.advice || 'see above.'}`);
    result = { passed: 0, failed: 1, note: 'it could not be run' };
  }
  if (result.passed + result.failed === 0) result = { ...result, failed: 1, note: 'it ran no test' };
  return { name, ...result, seconds: secondsSince(start) };
}

await main(async () => {
  const results = [];
  for (const name of chosenSuites()) results.push(await runSuite(name));
  console.log('');
  for (const { name, passed, failed, skipped, seconds, note } of results) {
    const extras = [skipped ? `${skipped} skipped` : '', note ?? ''].filter(Boolean).map((text) => `, ${text}`).join('');
    say('test', `${name.padEnd(6)} ${passed} passed, ${failed} failed${extras} (${seconds})`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
});
