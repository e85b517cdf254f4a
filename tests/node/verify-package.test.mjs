// Packages from anywhere: what is wrong with them is named, and nothing of it does harm.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { root } from '../../web/build/lib/paths.mjs';
import { newSum } from '../../web/cli/files.mjs';
import { inspectPackage } from '../../web/cli/packages.mjs';
import { EncryptionFailure, decrypting, encrypting } from '../../web/shared/encryption.mjs';
import { verifyPackage } from '../../web/shared/verify_package.mjs';
import { BlobReader } from '../../web/shared/zip_codec.mjs';
import { linesOf, zuji } from './cli.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const withManifest = (files) => {
  const sums = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, sha256(text)]));
  return { 'manifest.json': JSON.stringify({ format: 'zuji-package', formatVersion: 1, files: sums }), ...files };
};
const zip = (files, options = {}) => Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), options));
const verify = (bytes, options = {}) => verifyPackage(new BlobReader(new Blob([bytes])), { newSum, ...options });
const codesOf = async (bytes, options) => (await verify(bytes, options)).problems.map(({ code, path }) => `${code} ${path}`.trim());

const good = { 'project.json': '{"format":"zuji-project"}', 'a.csv': 'x,y\r\n' };
const localMark = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const directoryMark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
/** Every place of `mark` in a file. */
function placesOf(bytes, mark) {
  const places = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) places.push(at);
  return places;
}
/** A copy in which `change` has written. */
const patched = (bytes, change) => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};
const renamed = (bytes, from, to) => patched(bytes, (copy) => {
  for (const at of placesOf(copy, Buffer.from(from))) copy.write(to, at, 'latin1');
});

describe('a package', () => {
  it('that is whole has no problem', async () => {
    assert.deepEqual(await codesOf(zip(withManifest(good))), []);
    assert.deepEqual(await codesOf(zip(withManifest(good), { level: 0 })), []);
  });

  it('leaves no file open, whole or broken', { skip: !existsSync('/proc/self/fd') && 'there is no /proc' }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zuji-open-'));
    const path = join(folder, 'package.zip');
    const openFiles = () => readdirSync('/proc/self/fd').map((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        return '';
      }
    }).filter((target) => target === path);
    for (const bytes of [zip(withManifest(good)), zip(withManifest(good)).subarray(0, 90), Buffer.alloc(0)]) {
      writeFileSync(path, bytes);
      await inspectPackage(path, null);
      assert.deepEqual(openFiles(), []);
    }
    rmSync(folder, { recursive: true });
  });

  it('is compared file by file', async () => {
    const files = withManifest({ ...good, 'gone.csv': '1' });
    delete files['gone.csv'];
    files['a.csv'] = 'changed';
    files['more.txt'] = '';
    assert.deepEqual(await codesOf(zip(files)), ['changed a.csv', 'missing gone.csv', 'extra more.txt']);
  });

  const whole = zip(withManifest(good), { level: 0 });
  const cases = [
    ['without a manifest', zip(good), ['no-manifest manifest.json']],
    ['with another manifest', zip({ ...good, 'manifest.json': '[1]' }), ['bad-manifest manifest.json']],
    ['with a broken manifest', zip({ ...good, 'manifest.json': '{' }), ['bad-manifest manifest.json']],
    ['of a newer version', zip({ ...good, 'manifest.json': JSON.stringify({ format: 'zuji-package', formatVersion: 2, files: { 'project.json': sha256(good['project.json']), 'a.csv': sha256(good['a.csv']) } }) }), ['newer-format manifest.json']],
    ['without a project', zip(withManifest({ 'a.csv': '' })), ['no-project project.json']],
    ['with a path out of its folder', zip({ ...withManifest(good), '../evil.txt': 'x' }), ['zip-path ../evil.txt']],
    ['with a path from the root', zip({ ...withManifest(good), '/etc/passwd': 'x' }), ['zip-path /etc/passwd']],
    ['with a drive in a path', zip({ ...withManifest(good), 'C:/x': 'x' }), ['zip-path C:/x']],
    ['with a backslash in a path', zip({ ...withManifest(good), 'a\\..\\x': 'x' }), ['zip-path a\\..\\x']],
    ['with one path twice', renamed(zip(withManifest({ ...good, 'b.csv': 'z' })), 'b.csv', 'a.csv'), ['zip-broken']],
    ['with a path twice in other letters', zip({ ...withManifest(good), 'A.CSV': 'x' }), ['zip-duplicate A.CSV']],
    ['that is a bomb', zip({ ...withManifest(good), 'bomb.txt': ' '.repeat(8 << 20) }, { level: 9 }), ['zip-bomb bomb.txt']],
    ['whose contents were changed', patched(whole, (copy) => copy.write('X', copy.indexOf('x,y'))), ['zip-entry a.csv']],
    ['whose checksum is wrong', patched(whole, (copy) => {
      const [, , at] = placesOf(copy, directoryMark);
      copy.writeUInt32LE(1, at + 16);
    }), ['zip-entry a.csv']],
  ];
  for (const [what, bytes, expected] of cases) {
    it(`${what} says so`, async () => {
      const codes = await codesOf(bytes);
      for (const each of expected) assert.ok(codes.includes(each), codes.join(', '));
      assert.ok(codes.length <= expected.length + 2, codes.join(', '));
    });
  }

  it('that is cut anywhere, or no ZIP file, is refused', async () => {
    for (const length of [0, 3, 30, whole.length >> 1, whole.length - 22, whole.length - 1]) {
      const codes = await codesOf(whole.subarray(0, length));
      assert.ok(codes.length > 0, `${length}`);
    }
    assert.deepEqual(await codesOf(Buffer.from('hello')), ['zip-broken']);
  });

  it('whose entries share their bytes or lie about their sizes is refused', async () => {
    const overlapping = patched(whole, (copy) => {
      const [, first, second] = placesOf(copy, directoryMark);
      copy.writeUInt32LE(copy.readUInt32LE(first + 42), second + 42);
    });
    assert.ok((await codesOf(overlapping)).some((code) => /zip-entry|zip-broken/.test(code)));
    for (const size of [1, 1 << 30]) {
      const lying = patched(zip(withManifest(good)), (copy) => copy.writeUInt32LE(size, placesOf(copy, directoryMark)[1] + 24));
      assert.ok((await codesOf(lying)).length > 0, `${size}`);
    }
    assert.equal(placesOf(whole, localMark).length, 3);
  });

  it('of too many entries or too many bytes is refused before it is unpacked', async () => {
    const limits = { entries: 2, textBytes: 1 << 20, unpackedBytes: 1 << 20, ratio: 400, ratioMattersBytes: 1 << 20 };
    assert.deepEqual(await codesOf(whole, { limits }), ['zip-too-large']);
    assert.deepEqual(await codesOf(whole, { limits: { ...limits, entries: 10, unpackedBytes: 10 } }), ['zip-too-large']);
  });

  it('can be given up', async () => {
    await assert.rejects(verify(whole, { signal: AbortSignal.abort(new Error('enough')) }), /enough/);
  });
});

describe('an encrypted file', () => {
  const through = async (bytes, stream) => Buffer.from(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
  const fails = (code) => (error) => (error instanceof EncryptionFailure ? error : error.cause)?.code === code;
  const passphrase = '正确 horse 电池';
  const mebibyte = 1 << 20;

  for (const size of [0, 1, mebibyte, mebibyte + 1, 2 * mebibyte + 17]) {
    it(`opens to the same ${size} bytes`, async () => {
      const plain = Buffer.alloc(size, 'Zuji ');
      const sealed = await through(plain, encrypting(passphrase));
      assert.ok(sealed.length > size && !sealed.includes('Zuji Zuji'));
      assert.ok((await through(sealed, decrypting(passphrase.normalize('NFD')))).equals(plain));
    });
  }

  it('never looks the same twice', async () => {
    const [a, b] = await Promise.all([through('x', encrypting(passphrase)), through('x', encrypting(passphrase))]);
    assert.ok(!a.equals(b));
  });

  it('that was changed, cut, reordered or opened with another passphrase gives nothing', async () => {
    const plain = Buffer.alloc(3 * mebibyte, 'a');
    const sealed = await through(plain, encrypting(passphrase));
    const header = 39;
    const chunk = mebibyte + 16;
    await assert.rejects(through(sealed, decrypting('another')), fails('wrong-passphrase'));
    await assert.rejects(through(sealed.subarray(0, -1), decrypting(passphrase)), fails('encrypted-broken'));
    await assert.rejects(through(sealed.subarray(0, header + 2 * chunk), decrypting(passphrase)), fails('encrypted-broken'));
    await assert.rejects(through(sealed.subarray(0, header - 1), decrypting(passphrase)), fails('encrypted-broken'));
    await assert.rejects(through(patched(sealed, (copy) => { copy[header + chunk + 5] ^= 1; }), decrypting(passphrase)), fails('encrypted-broken'));
    await assert.rejects(through(patched(sealed, (copy) => { copy[20] ^= 1; }), decrypting(passphrase)), fails('wrong-passphrase'));
    const swapped = Buffer.concat([sealed.subarray(0, header), sealed.subarray(header + chunk, header + 2 * chunk), sealed.subarray(header, header + chunk), sealed.subarray(header + 2 * chunk)]);
    await assert.rejects(through(swapped, decrypting(passphrase)), fails('wrong-passphrase'));
    await assert.rejects(through(Buffer.from('PK'), decrypting(passphrase)), fails('not-encrypted'));
  });

  it('that asks for hours of work is refused at once', async () => {
    const sealed = await through('x', encrypting(passphrase));
    for (const at of [8, 12]) {
      await assert.rejects(through(patched(sealed, (copy) => copy.writeUInt32BE(0xffffffff, at)), decrypting(passphrase)), fails('encrypted-broken'));
    }
  });
});

describe('the command line', () => {
  const sample = join(root, 'assets/samples/transformer-1600kva.json');
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'zuji-verify-'));
    writeFileSync(join(folder, 'pass'), 'correct horse\n');
    writeFileSync(join(folder, 'wrong'), 'another\n');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('verifies many packages, and names what is wrong with some', async () => {
    const packages = join(folder, 'packages');
    assert.equal((await zuji(['package', join(root, 'assets/samples'), '-o', packages])).code, 0);
    assert.equal((await zuji(['verify', packages])).code, 0);
    const [name] = readdirSync(packages);
    const files = unzipSync(readFileSync(join(packages, name)));
    files['bom.csv'] = strToU8(`${strFromU8(files['bom.csv'])}more\r\n`);
    writeFileSync(join(packages, 'x-changed.zip'), zipSync(files));
    writeFileSync(join(packages, 'y-broken.zip'), 'PK');
    const done = await zuji(['verify', packages]);
    assert.equal(done.code, 2);
    const lines = linesOf(done.stdout).map((line) => JSON.parse(line));
    assert.equal(lines.length, readdirSync(packages).length);
    const wrong = Object.fromEntries(lines.filter(({ ok }) => !ok).map(({ file, problems }) => [file.slice(packages.length + 1), problems.map(({ code, path }) => `${code} ${path}`)]));
    assert.deepEqual(wrong, { 'x-changed.zip': ['changed bom.csv'], 'y-broken.zip': ['zip-broken '] });
  });

  it('encrypts a package, verifies and opens it with the passphrase alone', async () => {
    const [plain, sealed] = [join(folder, 'a.zip'), join(folder, 'a.zip.zuji-enc')];
    await zuji(['package', sample, '-o', plain]);
    const done = await zuji(['package', sample, '-o', sealed, '--passphrase-file', join(folder, 'pass')]);
    assert.equal(done.code, 0, done.stderr);
    assert.equal((await zuji(['verify', sealed, '--passphrase-file', join(folder, 'pass')])).code, 0);
    for (const [args, code] of [[[], 'needs-passphrase'], [['--passphrase-file', join(folder, 'wrong')], 'wrong-passphrase']]) {
      const refused = await zuji(['verify', sealed, ...args]);
      assert.equal(refused.code, 2);
      assert.equal(JSON.parse(refused.stdout).error.code, code);
    }
    assert.equal((await zuji(['decrypt', sealed, '-o', join(folder, 'b.zip'), '--passphrase-file', join(folder, 'pass')])).code, 0);
    assert.ok(readFileSync(join(folder, 'b.zip')).equals(readFileSync(plain)), 'bit for bit');
    const [direct, inside] = await Promise.all([zuji(['assess', sample]), zuji(['assess', plain])]);
    assert.equal(inside.stdout, direct.stdout);
  });
});
