// Runs the command line as a user does.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../web/build/lib/paths.mjs';

export const program = join(root, 'web/cli.mjs');

/**
 * @param {string[]} args
 * @param {string | Uint8Array} [input] standard input
 * @param {Record<string, string>} [environment]
 * @returns {Promise<{code: number | null, stdout: string, stderr: string}>}
 */
export function zuji(args, input = '', environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...environment } });
    const stdout = [];
    const stderr = [];
    child.stdout.on('data', (chunk) => stdout.push(chunk));
    child.stderr.on('data', (chunk) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }));
    child.stdin.on('error', () => undefined);  // a program that refuses its arguments reads no input
    child.stdin.end(input);
  });
}

/** Lines of an output, without the end of the last one. */
export const linesOf = (text) => text.split('\n').slice(0, -1);
