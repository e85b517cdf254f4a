// npm run lint: include layers, texts, TypeScript, clang-tidy. Everything is run; any finding fails.
//
//   npm run lint                          all of it
//   npm run lint -- --only layers,types   some of it: layers, i18n, types, tidy

import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { checkLayers } from './check-layers.mjs';
import { checkTexts } from './i18n-check.mjs';
import { configurePreset, presetDir } from './lib/cmake.mjs';
import { filesBelow, isStampCurrent, readJson, sha256, writeStamp } from './lib/files.mjs';
import { buildDir, root } from './lib/paths.mjs';
import { Failure, jobs, main, runForCode, say, secondsSince } from './lib/process.mjs';
import { setUp } from './setup/all.mjs';

const TIDY_PRESET = 'native-clang';
const TYPESCRIPT_PROJECTS = ['web', 'web/src/worker'];

function report(problems) {
  for (const problem of problems) console.error(`  ${problem}`);
  return problems.length;
}

const CHECKS = {
  layers: () => report(checkLayers().problems),
  i18n: () => report(checkTexts().problems),
  async types() {
    await setUp('node');
    const projects = TYPESCRIPT_PROJECTS.filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
    return projects.reduce((sum, project) => sum + (runForCode(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', project]) === 0 ? 0 : 1), 0);
  },
  async tidy() {
    await setUp('build', 'lint');
    await configurePreset(TIDY_PRESET);
    return runTidy();
  },
};

/** One file through clang-tidy; "" when it finds nothing. */
function tidy(file) {
  return new Promise((done) => {
    execFile('clang-tidy', ['--quiet', '-p', presetDir(TIDY_PRESET), file], { cwd: root, maxBuffer: 64 << 20 },
      (error, stdout, stderr) => done(error ? stdout.trim() || stderr.trim() || error.message : ''));
  });
}

/** clang-tidy over every file of the compilation database that is ours; files that were clean and did not change are skipped. */
async function runTidy() {
  const commands = readJson(join(presetDir(TIDY_PRESET), 'compile_commands.json'));
  const files = [...new Set(commands.map((c) => c.file))].filter((file) => /^(core|wasm|tests)\//.test(relative(root, file))).sort();
  if (files.length === 0) throw new Failure('the compilation database names none of our files');
  // Any header may matter to any file: one key over all of them and the rules.
  const headers = ['core', 'wasm', 'tests'].flatMap((folder) => filesBelow(join(root, folder), (name) => name.endsWith('.hpp')));
  const shared = sha256([join(root, '.clang-tidy'), ...headers].map((path) => readFileSync(path, 'utf8')).join('\0'));
  const queue = files.map((file) => ({
    file,
    stamp: join(buildDir, 'lint', relative(root, file)),
    key: sha256(`${shared}\0${readFileSync(file, 'utf8')}`),
  })).filter(({ stamp, key }) => !isStampCurrent(stamp, key));
  say('lint', `clang-tidy: ${queue.length} of ${files.length} files to look at`);
  let findings = 0;
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const said = await tidy(next.file);
      if (said) {
        findings++;
        console.error(said.replaceAll(`${root}/`, ''));
      } else {
        writeStamp(next.stamp, next.key);
      }
    }
  };
  await Promise.all(Array.from({ length: Number(jobs()) }, worker));
  return findings;
}

await main(async () => {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  const names = only?.split(',') ?? Object.keys(CHECKS);
  const unknown = names.find((name) => !CHECKS[name]);
  if (unknown) throw new Failure(`there is no check "${unknown}"`, `Choose from ${Object.keys(CHECKS).join(', ')}.`);
  let failed = 0;
  for (const name of names) {
    const start = performance.now();
    const problems = await CHECKS[name]();
    say('lint', `${name}: ${problems === 0 ? 'clean' : `${problems} with findings`} (${secondsSince(start)})`);
    failed += problems;
  }
  return failed === 0 ? 0 : 1;
});
