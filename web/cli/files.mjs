// Files of the command line: what names and folders stand for, streams into and out of them, sums of their contents.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, openSync, readSync, closeSync, readdirSync, renameSync, rmSync, statSync, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';

import { Refusal, exitCodes } from './refusal.mjs';

/** A running SHA-256, as web/shared/verify_package.mjs wants it. */
export function newSum() {
  const hash = createHash('sha256');
  return { update: (bytes) => hash.update(bytes), hex: () => hash.digest('hex') };
}

const unreadable = (path, error) => new Refusal('unreadable', `The file cannot be read: ${error.code ?? error.message}. Check its name and rights.`, path);

export function statusOf(path) {
  try {
    return statSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** What cannot be asked may be a file: reading it will say why not. */
function mayBeFile(path) {
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}

/** Names below a folder; null when it may not be listed. */
function namesBelow(folder) {
  try {
    return readdirSync(folder, { recursive: true }).map(String).sort();
  } catch {
    return null;
  }
}

/**
 * The files that names stand for: a file is itself, a folder is every file below it with one of the endings. Sorted, so
 * that two runs print the same.
 * @param {string[]} names
 * @param {RegExp} endings
 */
export function* filesNamed(names, endings) {
  for (const name of names) {
    let status;
    try {
      status = statSync(name);
    } catch {
      yield name;  // reading it will say why not
      continue;
    }
    if (!status.isDirectory()) {
      yield name;
      continue;
    }
    const below = namesBelow(name);
    if (!below) yield name;  // reading it will say why not
    for (const path of below ?? []) if (endings.test(path) && mayBeFile(join(name, path))) yield join(name, path);
  }
}

/** @param {string} path @param {number} count */
export function firstBytes(path, count) {
  try {
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(count);
      return new Uint8Array(head.subarray(0, readSync(file, head, 0, count, 0)));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** @param {string} path */
export const streamOfFile = (path) => Readable.toWeb(createReadStream(path, { highWaterMark: 1 << 18 }));

/** SHA-256 of a file that may be larger than memory. */
export async function sumOfFile(path) {
  const sum = newSum();
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) sum.update(chunk);
  } catch (error) {
    throw unreadable(path, error);
  }
  return sum.hex();
}

/** A folder for the files of a run. @param {string} path */
export function makeFolder(path) {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new Refusal('not-written', `The folder cannot be made: ${error.code}.`, path, exitCodes.internal);
  }
}

/**
 * Whole or not at all: an earlier file stays when this one cannot be written.
 * @param {string} path
 * @param {(writable: WritableStream<Uint8Array>) => Promise<void>} write closes what it is given
 */
export async function writeStreamed(path, write) {
  const partial = `${path}.partial`;
  try {
    await write(Writable.toWeb(createWriteStream(partial)));
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    if (typeof error.errno !== 'number') throw error;  // not the file system's
    throw new Refusal('not-written', `The file cannot be written: ${error.code}.`, path, exitCodes.internal);
  }
}

/** The same for bytes or text in memory. */
export function writeWhole(path, contents) {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, contents);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new Refusal('not-written', `The file cannot be written: ${error.code}.`, path, exitCodes.internal);
  }
}

/** Runs `work` with the path of a file that is gone afterwards. */
export async function withTemporaryFile(work) {
  const folder = mkdtempSync(join(tmpdir(), 'zuji-'));
  try {
    return await work(join(folder, 'file'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Random access to a file for the ZIP library.
 * @param {any} Reader base class of zip.js
 * @param {string} path
 */
export function fileReader(Reader, path) {
  class FileReader extends Reader {
    async init() {
      this.file ??= await open(path, 'r');
      this.size = (await this.file.stat()).size;
      super.init?.();
    }

    async readUint8Array(index, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - index)));
      let at = 0;
      while (at < bytes.length) {
        const { bytesRead } = await this.file.read(bytes, at, bytes.length - at, index + at);
        if (bytesRead === 0) break;
        at += bytesRead;
      }
      return bytes.subarray(0, at);
    }

    async close() {
      await this.file?.close();
    }
  }
  return new FileReader();
}

export const isFolder = (name) => name !== '-' && existsSync(name) && statSync(name).isDirectory();

/** A name that was not given before, whatever the case of its letters. */
export function unique(taken, stem, ending) {
  let name = `${stem}${ending}`;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${stem} (${n})${ending}`;
  taken.add(name.toLowerCase());
  return name;
}
