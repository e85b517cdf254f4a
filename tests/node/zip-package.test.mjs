// The ZIP file of an application package: contents, sums, and the same bytes every time.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { zipPackage } from '../../web/shared/zip_package.mjs';

const encode = (text) => new TextEncoder().encode(text);
const contents = () => ({
  files: [
    { path: 'project.json', text: '{"title":"变压器"}\n' },
    { path: 'empty.txt', text: '' },
    { path: 'bom/large.csv', text: 'name,mass\n'.repeat(100_000) },
  ],
  attachments: [{ path: 'annex1/A1-06/attachments/营业执照.pdf', bytes: encode('%PDF') }],
  manifest: '{"tool":"zuji"}',
});
const zip = async (parts, progress) => Buffer.from(await zipPackage(parts, undefined, progress));

describe('package', () => {
  it('unpacks to what went in, with the sum of every file in the manifest', async () => {
    const files = unzipSync(await zip(contents()));
    const manifest = JSON.parse(strFromU8(files['manifest.json']));
    assert.equal(manifest.tool, 'zuji');
    const paths = Object.keys(files).filter((path) => path !== 'manifest.json').sort();
    assert.equal(paths.length, 4);
    assert.deepEqual(Object.keys(manifest.files), paths);
    for (const path of paths) assert.equal(manifest.files[path], createHash('sha256').update(files[path]).digest('hex'), path);
    for (const { path, text } of contents().files) assert.equal(strFromU8(files[path]), text);
    assert.equal(strFromU8(files['annex1/A1-06/attachments/营业执照.pdf']), '%PDF');
  });

  it('is the same whatever the order, the zone and the pauses', async () => {
    const expected = await zip(contents());
    const shuffled = contents();
    shuffled.files.reverse();
    const zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      const other = await zip(shuffled, () => new Promise((resolve) => setImmediate(resolve)));
      assert.ok(other.equals(expected));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('is small, and tells how far it is', async () => {
    const told = [];
    const bytes = await zip(contents(), async (fraction) => told.push(fraction));
    assert.ok(bytes.length < 20_000, `${bytes.length}`);
    assert.ok(told.length > 4 && told.every((fraction, i) => fraction >= (told[i - 1] ?? 0) && fraction <= 1));
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
