// Bytes from files and standard input, with limits; text that is strictly UTF-8; lines of a stream.

import { createReadStream, statSync } from 'node:fs';

import { Refusal } from './refusal.mjs';

export const maxBytes = 200 * 1024 * 1024;

const tooLarge = (where) =>
  new Refusal('too-large', `The input is larger than ${maxBytes / 1024 / 1024} MB. Split it.`, where);
const unreadable = (where, reason) => new Refusal('unreadable', `The file cannot be read: ${reason}. Check its name and rights.`, where);

/** Standard input, or a file by its name; "-" is standard input. */
function streamOf(name) {
  if (name === '-') return process.stdin;
  let size;
  try {
    const status = statSync(name);
    if (status.isDirectory()) throw unreadable(name, 'it is a folder');
    size = status.size;
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable(name, error.code);
  }
  if (size > maxBytes) throw tooLarge(name);
  return createReadStream(name);
}

/**
 * All bytes of a file or of standard input.
 * @param {string} name
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function readBytes(name) {
  const chunks = [];
  let size = 0;
  const stream = streamOf(name);
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(name);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable(name, error.code);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Text of bytes that must be UTF-8; a byte order mark is dropped.
 * @param {Uint8Array} bytes
 * @param {string} where
 */
export function utf8Text(bytes, where) {
  try {
    return strict.decode(bytes);
  } catch {
    throw new Refusal('not-utf8', 'The input is not valid UTF-8. Save it as UTF-8 and try again.', where);
  }
}

/** @param {string} name */
export async function readText(name) {
  return utf8Text(await readBytes(name), name === '-' ? '' : name);
}

const newline = 0x0a;

/**
 * Lines of standard input as bytes, without their ends. A last line without an end counts, an empty one does not.
 * @param {AsyncIterable<Buffer>} stream
 */
export async function* linesOf(stream) {
  let pending = [];
  let pendingSize = 0;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const tail = chunk.subarray(start, end);
      yield pending.length === 0 ? tail : Buffer.concat([...pending, tail]);
      pending = [];
      pendingSize = 0;
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
    pendingSize += chunk.length - start;
    if (pendingSize > maxBytes) throw tooLarge('-');
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}
