// Archives beyond the first form of ZIP: more than 65,535 entries, sizes and places of 64 bits, and lies about them.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { newSum } from '../../web/cli/files.mjs';
import { readDirectory, packedBytes } from '../../web/shared/table/zip_directory.mjs';
import { packageLimits, verifyPackage } from '../../web/shared/verify_package.mjs';
import { BlobReader, ZipWriter } from '../../web/shared/zip_codec.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const verify = (bytes, options = {}) => verifyPackage(new BlobReader(new Blob([bytes])), { newSum, ...options });
const codesOf = async (bytes) => (await verify(bytes)).problems.map(({ code }) => code);
const manifest = { format: 'zuji-package', formatVersion: 1 };

/** A small archive in the large form: every size and place has 64 bits. */
async function small64(files) {
  const chunks = [];
  const writable = new WritableStream({ write: (chunk) => void chunks.push(Buffer.from(chunk)) });
  const zip = new ZipWriter(writable, { zip64: true, extendedTimestamp: false });
  for (const [path, text] of Object.entries(files)) await zip.add(path, { readable: new Blob([text]).stream(), size: text.length }, { level: 0, zip64: true });
  await zip.close();
  return Buffer.concat(chunks);
}

const files = { 'project.json': '{"format":"zuji-project"}', 'a.csv': 'x,y\r\n' };
const whole = { 'manifest.json': JSON.stringify({ ...manifest, files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, sha256(text)])) }), ...files };
const mark = (...bytes) => Buffer.from([0x50, 0x4b, ...bytes]);

/** The directory entry of a path, and where its 64-bit fields begin. */
function entryOf(bytes, path) {
  for (let at = bytes.indexOf(mark(1, 2)); at >= 0; at = bytes.indexOf(mark(1, 2), at + 4)) {
    const length = bytes.readUInt16LE(at + 28);
    if (bytes.toString('utf8', at + 46, at + 46 + length) !== path) continue;
    const end = at + 46 + length + bytes.readUInt16LE(at + 30);
    for (let extra = at + 46 + length; extra < end; extra += 4 + bytes.readUInt16LE(extra + 2)) {
      if (bytes.readUInt16LE(extra) === 1) return { at, extra: extra + 4 };
    }
  }
  throw new Error(`no 64-bit entry ${path}`);
}
const forged = (bytes, change) => {
  const copy = Buffer.from(bytes);
  change(copy, entryOf(copy, 'a.csv'));
  return copy;
};

/** An archive of empty files, `count` of them, with the 64-bit end that so many need. */
function crowd(count) {
  const name = (i) => Buffer.from(`f/${String(i).padStart(6, '0')}.txt`);
  const locals = [];
  const directory = [];
  let offset = 0;
  for (let i = 0; i < count; i += 1) {
    const path = name(i);
    const local = Buffer.alloc(30);
    mark(3, 4).copy(local);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    mark(1, 2).copy(entry);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, path);
    directory.push(entry, path);
    offset += local.length + path.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end64 = Buffer.alloc(56);
  mark(6, 6).copy(end64);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(45, 12);
  end64.writeUInt16LE(45, 14);
  for (const at of [24, 32]) end64.writeBigUInt64LE(BigInt(count), at);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  mark(6, 7).copy(locator);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22);
  mark(5, 6).copy(end);
  for (const at of [8, 10]) end.writeUInt16LE(0xffff, at);
  for (const at of [12, 16]) end.writeUInt32LE(0xffffffff, at);
  return Buffer.concat([...locals, ...directory, end64, locator, end]);
}

describe('an archive of more than 65,535 files', () => {
  const count = 65_600;
  const bytes = crowd(count);

  it('is counted to the last file, and read file by file', async () => {
    assert.equal(readDirectory(new Uint8Array(bytes), count).size, count);
    assert.throws(() => readDirectory(new Uint8Array(bytes), count - 1), { code: 'zip-too-large' });
    const limited = await verify(bytes, { limits: { ...packageLimits, entries: count - 1 } });
    assert.deepEqual(limited.problems.map(({ code }) => code), ['zip-too-large']);
    const stopping = new AbortController();
    const enough = 20;
    const seen = [];
    const keep = async (path) => {
      seen.push(path);
      if (seen.length === enough) stopping.abort();
    };
    await assert.rejects(verify(bytes, { limits: { ...packageLimits, entries: count }, keep, signal: stopping.signal }), { name: 'AbortError' });
    assert.equal(seen.length, enough);
    assert.equal(seen[0], 'f/000000.txt');
  });
});

describe('64-bit sizes and places', () => {
  it('are read by both readers', async () => {
    const bytes = await small64(whole);
    assert.ok(bytes.includes(mark(6, 6)));
    assert.deepEqual(await codesOf(bytes), []);
    const entries = readDirectory(new Uint8Array(bytes));
    assert.equal(entries.get('a.csv').size, files['a.csv'].length);
    assert.equal(Buffer.from(packedBytes(new Uint8Array(bytes), entries.get('a.csv'))).toString(), files['a.csv']);
  });

  it('that lie are refused or named, whatever they say', async () => {
    const bytes = await small64(whole);
    const sixGigabytes = 6n << 30n;
    const asks = [
      ['much to unpack', (copy, { extra }) => copy.writeBigUInt64LE(sixGigabytes, extra), /zip-(bomb|entry|too-large)/],
      ['more than the file holds', (copy, { extra }) => {
        copy.writeBigUInt64LE(sixGigabytes, extra);
        copy.writeBigUInt64LE(sixGigabytes, extra + 8);
      }, /zip-(bomb|entry|broken|too-large)/],
      ['a terabyte', (copy, { extra }) => {
        copy.writeBigUInt64LE(1n << 40n, extra);
        copy.writeBigUInt64LE(1n << 40n, extra + 8);
      }, /zip-(too-large|bomb)/],
      ['a place behind the end', (copy, { extra }) => copy.writeBigUInt64LE(1n << 40n, extra + 16), /zip-(entry|broken)/],
      ['the largest number', (copy, { extra }) => copy.writeBigUInt64LE(0xffffffffffffffffn, extra), /zip-/],
    ];
    for (const [what, change, expected] of asks) {
      const lie = forged(bytes, change);
      const codes = await codesOf(lie);
      assert.ok(codes.some((code) => expected.test(code)), `${what}: ${codes}`);
      const entry = (() => {
        try {
          return readDirectory(new Uint8Array(lie)).get('a.csv');
        } catch (error) {
          assert.match(String(error.code), /^zip-/, what);
          return null;
        }
      })();
      if (entry) assert.throws(() => packedBytes(new Uint8Array(lie), { ...entry, packed: Math.max(entry.packed, entry.size) }), { code: 'zip-broken' }, what);
    }
  });

  it('in the end of the directory that lead nowhere are refused', async () => {
    const bytes = await small64(whole);
    const end = bytes.indexOf(mark(6, 6));
    for (const [what, place, value] of [['the count', end + 32, 1n << 50n], ['the directory', end + 48, 1n << 50n]]) {
      const lie = Buffer.from(bytes);
      lie.writeBigUInt64LE(value, place);
      const codes = await codesOf(lie);
      assert.ok(codes.length > 0 && codes.every((code) => /^zip-|^no-project/.test(code)), `${what}: ${codes}`);
      assert.throws(() => readDirectory(new Uint8Array(lie)), { code: /^zip-/ }, what);
    }
  });
});
