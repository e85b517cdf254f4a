// The list of contents of a ZIP file that anybody may have made, read without unpacking anything.

import { TableFailure } from './failure.mjs';
import { megabytes, tableLimits } from './limits.mjs';

/**
 * @typedef {{path: string, method: number, packed: number, size: number, offset: number}} ZipEntry
 *   `offset`: of the local header in the file.
 */

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locator64Mark = 0x07064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
const locatorBytes = 20;
const entryBytes = 46;
const localBytes = 30;
const longestComment = 0xffff;
const inExtra32 = 0xffffffff;
const inExtra16 = 0xffff;
const encryptedFlag = 1;
const deflated = 8;
const stored = 0;

const broken = () => new TableFailure('zip-broken');
const tooLarge = () => new TableFailure('zip-too-large', [megabytes(tableLimits.unpackedBytes)]);

/** A path that would leave the folder an archive is unpacked into: nobody packs that by accident. */
export function escapes(path) {
  return path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
}

class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #check(at, length) {
    if (!(at >= 0 && at + length <= this.bytes.length)) throw broken();
    return at;
  }

  u16(at) {
    return this.view.getUint16(this.#check(at, 2), true);
  }

  u32(at) {
    return this.view.getUint32(this.#check(at, 4), true);
  }

  u64(at) {
    return Number(this.view.getBigUint64(this.#check(at, 8), true));
  }

  slice(at, length) {
    return this.bytes.subarray(this.#check(at, length), at + length);
  }
}

/** @param {Reader} zip */
function findEnd(zip) {
  const last = zip.bytes.length - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (zip.view.getUint32(at, true) === endMark) return at;
  }
  throw broken();
}

/** @param {Reader} zip @returns {{count: number, start: number}} */
function directoryOf(zip) {
  const end = findEnd(zip);
  const count = zip.u16(end + 10);
  const start = zip.u32(end + 16);
  if (count !== inExtra16 && start !== inExtra32) return { count, start };
  const locator = end - locatorBytes;
  if (locator < 0 || zip.u32(locator) !== locator64Mark) throw broken();
  const end64 = zip.u64(locator + 8);
  if (zip.u32(end64) !== end64Mark) throw broken();
  return { count: zip.u64(end64 + 32), start: zip.u64(end64 + 48) };
}

/** Sizes and offset that stand in the extra field of large files, in the order in which they are missing. */
function takeExtra64(zip, at, length, entry) {
  for (let place = at; place + 4 <= at + length; place += 4 + zip.u16(place + 2)) {
    if (zip.u16(place) !== 1) continue;
    let value = place + 4;
    for (const key of ['size', 'packed', 'offset']) {
      if (entry[key] !== inExtra32) continue;
      entry[key] = zip.u64(value);
      value += 8;
    }
    return;
  }
}

function refuseHarm(entry, flags) {
  if (escapes(entry.path)) throw new TableFailure('zip-path', [entry.path]);
  if ((flags & encryptedFlag) !== 0) throw new TableFailure('zip-encrypted');
  if (entry.method !== stored && entry.method !== deflated) throw new TableFailure('zip-method', [entry.path]);
  const ratio = entry.size / Math.max(entry.packed, 1);
  if (entry.size > tableLimits.ratioMatters && ratio > tableLimits.ratio) throw tooLarge();
}

/** Entries that share bytes: a small file that unpacks without end. */
function refuseOverlaps(entries) {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  for (let i = 1; i < sorted.length; i += 1) {
    if (sorted[i - 1].offset + localBytes + sorted[i - 1].packed > sorted[i].offset) throw broken();
  }
}

/**
 * Entries by path. Throws a TableFailure for an archive that must not be unpacked.
 * @param {Uint8Array} bytes
 * @param {number} [mostEntries]
 * @returns {Map<string, ZipEntry>}
 */
export function readDirectory(bytes, mostEntries = tableLimits.zipEntries) {
  const zip = new Reader(bytes);
  const { count, start } = directoryOf(zip);
  if (count > mostEntries) throw tooLarge();
  const entries = new Map();
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (zip.u32(at) !== entryMark) throw broken();
    const [nameLength, extraLength, commentLength] = [zip.u16(at + 28), zip.u16(at + 30), zip.u16(at + 32)];
    const entry = {
      path: new TextDecoder().decode(zip.slice(at + entryBytes, nameLength)),
      method: zip.u16(at + 10),
      packed: zip.u32(at + 20),
      size: zip.u32(at + 24),
      offset: zip.u32(at + 42),
    };
    takeExtra64(zip, at + entryBytes + nameLength, extraLength, entry);
    refuseHarm(entry, zip.u16(at + 8));
    if (entries.has(entry.path)) throw broken();
    entries.set(entry.path, entry);
    at += entryBytes + nameLength + extraLength + commentLength;
  }
  refuseOverlaps(entries.values());
  return entries;
}

/**
 * The packed bytes of an entry.
 * @param {Uint8Array} bytes
 * @param {ZipEntry} entry
 */
export function packedBytes(bytes, entry) {
  const zip = new Reader(bytes);
  if (zip.u32(entry.offset) !== localMark) throw broken();
  return zip.slice(entry.offset + localBytes + zip.u16(entry.offset + 26) + zip.u16(entry.offset + 28), entry.packed);
}
