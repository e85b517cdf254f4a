// What the shell recognises, decodes, unpacks and names, without a browser.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { shellModules } from './shell-modules.mjs';

const { Refusal, decodeText, identityOf, kindOf, localDate, localTime, megabytes, newProjectId, parseRoute, projectAddress, unpackProject, withIdentity } =
  await shellModules('clock', 'files/decode', 'files/kind', 'files/limits', 'files/refusal', 'files/unpack', 'project_text', 'route');

const packages = await shellModules('chunks/packages');

const bytes = (text) => new TextEncoder().encode(text);
const refusal = (key) => (error) => error instanceof Refusal && error.key === key;

describe('kind of a file', () => {
  const cases = [
    ['empty', new Uint8Array(), 'a.csv'],
    ['zip', bytes('PK\u0003\u0004'), 'a.csv'],
    ['zip', bytes('PK\u0005\u0006'), 'a.zip'],
    ['old-excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.xls'],
    ['project', bytes(' \n{"format"'), 'a.txt'],
    ['project', bytes('\ufeff{"format"'), 'a.json'],
    ['project', bytes('[1]'), 'a.JSON'],
    ['table', bytes('名称,质量'), 'a.csv'],
    ['table', bytes('a\tb\r\n'), 'a'],
    ['table', Uint8Array.from([0xb2, 0xc4, 0xc1, 0xcf]), 'a.csv'],
    ['table', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), 'a.txt'],
    ['other', Uint8Array.from([0x61, 0x00, 0x62, 0x00]), 'a.txt'],
    ['other', bytes('%PDF-1.7'), 'a.csv'],
    ['other', bytes('<!doctype html>'), 'a.csv'],
    ['other', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'a.csv'],
  ];
  for (const [kind, head, name] of cases) {
    it(`${kind}: ${name} ${Buffer.from(head.subarray(0, 8)).toString('hex')}`, () => assert.equal(kindOf(head, name), kind));
  }
});

describe('text of a table', () => {
  it('prefers UTF-8 to GB18030, and both to nothing', () => {
    assert.deepEqual(decodeText(bytes('铜 ¥'), 'a'), { text: '铜 ¥', encoding: 'UTF-8' });
    assert.deepEqual(decodeText(Uint8Array.from([0xcd, 0xad, 0xb2, 0xc4]), 'a'), { text: '铜材', encoding: 'GB18030' });
    // Four bytes: a character that GBK does not have.
    assert.deepEqual(decodeText(Uint8Array.from([0x95, 0x32, 0x82, 0x36]), 'a'), { text: '𠀀', encoding: 'GB18030' });
    assert.throws(() => decodeText(Uint8Array.from([0xff, 0xff]), 'a'), refusal('message.file-encoding'));
  });

  it('believes a byte order mark, and refuses what contradicts it', () => {
    assert.deepEqual(decodeText(Uint8Array.from([0xfe, 0xff, 0x94, 0xdc]), 'a'), { text: '铜', encoding: 'UTF-16BE' });
    assert.throws(() => decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, 0xff]), 'a'), refusal('message.file-encoding'));
  });
});

describe('a package', () => {
  const unpack = (files) => unpackProject(new Blob([zip(files)]), 'a.zip', packages);
  const zip = (files) => zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

  for (const path of ['../a', 'a/../../b', '/etc/passwd', 'C:/a', 'a\\..\\b']) {
    it(`with the path ${path} is refused`, async () => {
      await assert.rejects(unpack({ 'project.json': '{}', [path]: 'x' }), refusal('message.zip-path'));
    });
  }

  it('with dots inside a name is taken', async () => {
    assert.equal((await unpack({ 'project.json': '{}', 'a..b/c...d': 'x' })).text, '{}');
  });

  it('without a project, cut short or no ZIP file at all is refused', async () => {
    await assert.rejects(unpack({ 'a.txt': 'x' }), refusal('message.zip-without-project'));
    const whole = zip({ 'project.json': '{}' });
    await assert.rejects(unpackProject(new Blob([whole.slice(0, -10)]), 'a.zip', packages), refusal('message.zip-broken'));
    await assert.rejects(unpackProject(new Blob(['PK']), 'a.zip', packages), refusal('message.zip-broken'));
  });

  it('whose directory lies about sizes gives no more than it says', async () => {
    const honest = zip({ 'project.json': `{"a":"${'x'.repeat(100_000)}"}` });
    const lying = Buffer.from(honest);
    const directory = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    lying.writeUInt32LE(10, directory + 24);
    await assert.rejects(unpackProject(new Blob([lying]), 'a.zip', packages));
  });

  it('gives only attachments that its project names', async () => {
    const sum = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';  // of "x"
    const files = { 'project.json': `{"sha256":"${sum}"}`, 'annex1/A1-6/attachments/a': 'x', 'annex1/A1-6/attachments/b': 'y' };
    const { attachments, changed } = await unpack(files);
    assert.deepEqual(attachments.map((attachment) => attachment.sha256), [sum]);
    assert.equal(await attachments[0].bytes.text(), 'x');
    assert.deepEqual(changed, []);
  });

  it('compares the sums of its manifest', async () => {
    const manifest = JSON.stringify({ format: 'zuji-package', files: { 'project.json': 'wrong', 'gone.csv': '00' } });
    const { changed } = await unpack({ 'project.json': '{}', 'more.csv': 'x', 'manifest.json': manifest });
    assert.deepEqual(changed, [
      { path: 'project.json', code: 'changed' }, { path: 'gone.csv', code: 'missing' }, { path: 'more.csv', code: 'extra' },
    ]);
  });
});

describe('addresses', () => {
  it('name a project and a step, or the start page', () => {
    assert.deepEqual(parseRoute('#/p/abc-1/bom'), { projectId: 'abc-1', step: 'bom' });
    assert.deepEqual(parseRoute('#/p/abc'), { projectId: 'abc', step: '' });
    for (const other of ['', '#/', '#/p/', '#/p/a b', '#/p/../x', '#/p/<script>', '#/p/a/b/c', `#/p/${'a'.repeat(65)}`]) {
      assert.deepEqual(parseRoute(other), { projectId: '', step: '' }, other);
    }
  });

  it('are made so that they can be read', () => {
    const id = newProjectId();
    assert.match(id, /^[0-9a-z]{16}$/);
    assert.notEqual(id, newProjectId());
    assert.deepEqual(parseRoute(projectAddress(id, 'bom')), { projectId: id, step: 'bom' });
  });
});

describe('project text', () => {
  it('is given another identity without touching the rest', () => {
    const text = '{"format":"zuji-project","id":"a","title":"t","mass_kg":{"amount":1.10,"text":"1.10"}}';
    assert.deepEqual(JSON.parse(withIdentity(text, { id: 'b' })), { ...JSON.parse(text), id: 'b' });
    assert.deepEqual(identityOf(text), { id: 'a', title: 't' });
  });

  it('that cannot be read comes back as it is', () => {
    assert.equal(withIdentity('{"id":', { id: 'b' }), '{"id":');
    assert.deepEqual(identityOf('[1]'), { id: '', title: '' });
  });
});

describe('local time', () => {
  it('is written as text', () => {
    assert.equal(localDate(new Date(2026, 0, 2, 3, 4, 5)), '2026-01-02');
    assert.equal(localTime(new Date(2026, 0, 2, 3, 4, 5)), '2026-01-02T03:04:05');
    assert.equal(megabytes(200 * 1024 * 1024), '200 MB');
  });
});
