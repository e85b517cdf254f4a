// One question asked of many files: one line of JSON for each, in order. A bad file does not stop the rest.

import { filesNamed, isFolder } from './files.mjs';
import { Output } from './output.mjs';
import { Refusal, exitCodes } from './refusal.mjs';

/** One file asks for its result alone; several, or a folder, for a line each. */
export const isBatch = ({ names, flags }) => flags.has('--lines') || names.length > 1 || (names.length === 1 && isFolder(names[0]));

/** The worse of two ways to end: what could not be written, then what was invalid. */
function worse(a, b) {
  const order = [exitCodes.ok, exitCodes.invalidInput, exitCodes.internal, exitCodes.engineMissing];
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

/** A fault of the program in one file is told of, with its place on standard error, and the night goes on. */
function refusalOf(error, path) {
  if (error instanceof Refusal) return error;
  process.stderr.write(`${path}: ${error?.stack ?? error}\n`);
  return new Refusal('internal', 'This file made the program fail. Please report it, with the file if it may be passed on.', path, exitCodes.internal);
}

/**
 * Prints {"file": …, …} for each file: what `ask` answers, or {"error": …}.
 * @param {string[]} names files and folders
 * @param {RegExp} endings of the files of a folder that are asked
 * @param {(path: string) => Promise<{answer: object, exitCode?: number}>} ask
 * @returns {Promise<number>} exit code
 */
export async function askEach(names, endings, ask) {
  const output = new Output();
  let exitCode = exitCodes.ok;
  let count = 0;
  for (const path of filesNamed(names, endings)) {
    if (output.closed) break;
    count += 1;
    try {
      const { answer, exitCode: code = exitCodes.ok } = await ask(path);
      exitCode = worse(exitCode, code);
      await output.line(JSON.stringify({ file: path, ...answer }));
    } catch (error) {
      const refusal = refusalOf(error, path);
      exitCode = worse(exitCode, refusal.exitCode);
      await output.line(JSON.stringify({ file: path, ...JSON.parse(refusal.json) }));
    }
  }
  await output.flush();
  if (count === 0) throw new Refusal('no-files', 'There is no file to work on in what was named.', names.join(' '));
  return exitCode;
}
