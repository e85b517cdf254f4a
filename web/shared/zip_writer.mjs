// A ZIP file that depends on its contents alone: no time of day, no attributes, no order but the caller's, and deflate
// by one implementation everywhere, so that page and command line write the same bytes.

import { Deflate } from 'fflate';

const chunkBytes = 256 * 1024;
const largestZip = 0xffffffff;
const utf8Names = 0x0800;
const version = 20;
const firstDay = 0x21;  // 1980-01-01, the earliest a ZIP entry can carry

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 of `bytes`, continued from `crc`. */
function crc32(bytes, crc) {
  let sum = ~crc;
  for (let i = 0; i < bytes.length; i++) sum = crcTable[(sum ^ bytes[i]) & 0xff] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** Little-endian fields: [bytes, value] pairs. */
function header(...fields) {
  const out = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return out;
}

/** What the local header and the directory say alike. */
function description({ method, crc, packedSize, size, name }) {
  return [[2, version], [2, utf8Names], [2, method], [2, 0], [2, firstDay], [4, crc], [4, packedSize], [4, size], [2, name.length], [2, 0]];
}

export class ZipWriter {
  #parts = [];
  #directory = [];
  #offset = 0;
  #pause;

  /** `pause` is awaited after each chunk, so that a page can draw meanwhile. */
  constructor(pause = async () => undefined) {
    this.#pause = pause;
  }

  /** Add a file. `compress` is for text; what is compressed already is stored as it is. */
  async add(path, bytes, compress) {
    const packed = [];
    const deflate = compress ? new Deflate({ level: 6 }, (chunk) => packed.push(chunk)) : null;
    let crc = 0;
    for (let at = 0; at === 0 || at < bytes.length; at += chunkBytes) {
      const chunk = bytes.subarray(at, at + chunkBytes);
      crc = crc32(chunk, crc);
      if (deflate) deflate.push(chunk, at + chunkBytes >= bytes.length);
      else packed.push(chunk);
      await this.#pause();
    }
    const packedSize = packed.reduce((sum, chunk) => sum + chunk.length, 0);
    const entry = { method: compress ? 8 : 0, crc, packedSize, size: bytes.length, name: new TextEncoder().encode(path), offset: this.#offset };
    this.#directory.push(entry);
    for (const part of [header([4, 0x04034b50], ...description(entry)), entry.name, ...packed]) this.#append(part);
  }

  /** The whole file. */
  finish() {
    const start = this.#offset;
    for (const entry of this.#directory) {
      this.#append(header([4, 0x02014b50], [2, version], ...description(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.offset]));
      this.#append(entry.name);
    }
    const count = this.#directory.length;
    this.#append(header([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, this.#offset - start], [4, start], [2, 0]));
    const file = new Uint8Array(this.#offset);
    let at = 0;
    for (const part of this.#parts) {
      file.set(part, at);
      at += part.length;
    }
    return file;
  }

  #append(part) {
    this.#offset += part.length;
    if (this.#offset > largestZip) throw new RangeError('a package cannot be larger than 4 GB');
    this.#parts.push(part);
  }
}
