// The ZIP file of an application package: contents, sums, and the same bytes every time.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { writePackage, zipPackage } from '../../web/shared/zip_package.mjs';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const attachment = (path, text) => ({ path, sha256: sha256(text), size: Buffer.byteLength(text), stream: () => new Blob([text]).stream() });
const contents = () => ({
  files: [
    { path: 'project.json', text: '{"title":"变压器"}\n' },
    { path: 'empty.txt', text: '' },
    { path: 'bom/large.csv', text: 'name,mass\n'.repeat(100_000) },
  ],
  attachments: [attachment('annex1/A1-06/attachments/营业执照.pdf', '%PDF')],
  manifest: '{"tool":"zuji"}',
});
const zip = async (parts, options) => Buffer.from(await zipPackage(parts, options));

describe('package', () => {
  it('unpacks to what went in, with the sum of every file in the manifest', async () => {
    const files = unzipSync(await zip(contents()));
    const manifest = JSON.parse(strFromU8(files['manifest.json']));
    assert.equal(manifest.tool, 'zuji');
    const paths = Object.keys(files).filter((path) => path !== 'manifest.json').sort();
    assert.equal(paths.length, 4);
    assert.deepEqual(Object.keys(manifest.files), paths);
    for (const path of paths) assert.equal(manifest.files[path], sha256(files[path]), path);
    for (const { path, text } of contents().files) assert.equal(strFromU8(files[path]), text);
    assert.equal(strFromU8(files['annex1/A1-06/attachments/营业执照.pdf']), '%PDF');
  });

  it('is the same whatever the order, the zone and the pieces that attachments come in', async () => {
    const expected = await zip(contents());
    const shuffled = contents();
    shuffled.files.reverse();
    shuffled.attachments[0].stream = () => ReadableStream.from([...'%PDF'].map((letter) => Buffer.from(letter)));
    const zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      const other = await zip(shuffled);
      assert.ok(other.equals(expected));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('is small, and tells how far it is', async () => {
    const told = [];
    const bytes = await zip(contents(), { progress: (fraction) => told.push(fraction) });
    assert.ok(bytes.length < 20_000, `${bytes.length}`);
    assert.ok(told.length > 4 && told.every((fraction, i) => fraction >= (told[i - 1] ?? 0) && fraction <= 1));
  });

  it('stops when it is cancelled, and tells the stream why', async () => {
    const cancelling = new AbortController();
    let written = 0;
    let reason = null;
    const sink = new WritableStream({
      write() {
        written += 1;
        cancelling.abort(new Error('enough'));
      },
      abort(why) {
        reason = why;
      },
    });
    await assert.rejects(writePackage(contents(), sink, { signal: cancelling.signal }), /enough/);
    assert.equal(written, 1);
    assert.match(String(reason), /enough/);
  });

  it('fails when an attachment does', async () => {
    const broken = contents();
    broken.attachments[0].stream = () => new ReadableStream({ pull: (controller) => controller.error(new Error('disk')) });
    await assert.rejects(zip(broken), /disk/);
  });

  it('is accepted by another reader', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'zuji-zip-'));
    try {
      const path = join(folder, 'a.zip');
      writeFileSync(path, await zip(contents()));
      const script = 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))';
      const read = spawnSync('python3', ['-X', 'utf8', '-c', script, path], { encoding: 'utf8' });
      if (read.error) return t.skip('no python3 here');
      assert.equal(read.status, 0, read.stderr);
      assert.deepEqual(read.stdout.trim().split('\n'), ['manifest.json', 'annex1/A1-06/attachments/营业执照.pdf', 'bom/large.csv', 'empty.txt', 'project.json']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
