// Messages, failures that say what to do, and running other programs.

import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';

/** A failure the user can act on: `advice` says what to do. */
export class Failure extends Error {
  constructor(message, advice = '') {
    super(message);
    this.advice = advice;
  }
}

let progressStream = 1;  // standard output

/** From now on progress goes to standard error: standard output is for the result alone. */
export function keepOutputForResult() {
  progressStream = 2;
}

/** Print one progress line: `[setup] unpacking …`. */
export function say(topic, text) {
  writeSync(progressStream, `[${topic}] ${text}\n`);
}

/** Seconds since `start` (from performance.now()), for messages. */
export function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Run an entry point; print failures the way a person can read them. */
export async function main(body) {
  try {
    const code = await body();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    if (error instanceof Failure) {
      console.error(`\nError: ${error.message}`);
      if (error.advice) console.error(`What to do: ${error.advice}`);
    } else {
      console.error(error);
    }
    process.exitCode = 1;
  }
}

/** Absolute path of a program on the PATH, or null. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (!folder) continue;
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // not here: look in the next folder
    }
  }
  return null;
}

/** Run a program with its output on the terminal. Returns the exit code (1 when ended by a signal). */
export function runForCode(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: ['inherit', progressStream, 'inherit'], ...options });
  if (done.error) throw new Failure(`cannot run ${program}: ${done.error.message}`);
  return done.status ?? 1;
}

/** Run programs side by side; the output of each is printed whole when it has ended. Returns the exit codes. */
export function runAllForCodes(commands, options = {}) {
  return Promise.all(commands.map(([program, args]) => new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
    child.on('error', (error) => reject(new Failure(`cannot run ${program}: ${error.message}`)));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said), () => resolve(code ?? 1));
    });
  })));
}

/** Run a program with its output on the terminal; anything but exit code 0 is a failure. */
export function run(program, args, options = {}, advice = '') {
  const code = runForCode(program, args, options);
  if (code !== 0) throw new Failure(`${program} ${args.slice(0, 6).join(' ')} ended with code ${code}`, advice);
}

/** Run a program and return {code, stdout, stderr}. */
export function capture(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 256 << 20, ...options });
  if (done.error) return { code: 127, stdout: '', stderr: done.error.message };
  return { code: done.status ?? 1, stdout: done.stdout, stderr: done.stderr };
}

/** Like `capture`, but a failing program is a failure, with what it said. */
export function captureOrFail(program, args, options = {}, advice = '') {
  const { code, stdout, stderr } = capture(program, args, options);
  if (code !== 0) {
    const said = (stderr || stdout).trim().split('\n').slice(-8).join('\n  ');
    throw new Failure(`${program} ${args.slice(0, 4).join(' ')} ended with code ${code}:\n  ${said}`, advice);
  }
  return stdout;
}

/** How many compilations may run at once; ZUJI_JOBS overrides. */
export function jobs() {
  const wanted = Number.parseInt(process.env.ZUJI_JOBS ?? '', 10);
  return String(wanted > 0 ? wanted : availableParallelism());
}

/** Compare dotted versions by number: negative, zero or positive. */
export function compareVersions(a, b) {
  const parts = (text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
