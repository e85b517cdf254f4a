// The static server: headers, encodings, revalidation, nothing outside its folder.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { contentSecurityPolicy } from '../../web/build/csp.mjs';
import { root } from '../../web/build/lib/paths.mjs';
import { fileOfUrl, startServer } from '../../web/server.mjs';

const page = '<!doctype html><title>x</title>';
const script = 'export const answer = "a text worth compressing";\n'.repeat(20);
let parent;
let folder;
let server;

before(async () => {
  parent = mkdtempSync(join(tmpdir(), 'zuji-server-'));
  folder = join(parent, 'site');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, '.hidden.txt'), 'hidden');
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'app.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
  writeFileSync(join(folder, 'main.js'), script);
  writeFileSync(join(folder, 'main.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'main.js.gz'), gzipSync(script));
  server = await startServer({ port: 0, folder });
});

after(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

/** The path goes out exactly as written, which fetch() would not do. */
function get(path, headers = {}, method = 'GET') {
  return new Promise((done, failed) => {
    request({ host: '127.0.0.1', port: server.port, path, headers, method }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', failed).end();
  });
}

test('the page comes with its security headers', async () => {
  const { status, headers, body } = await get('/');
  assert.equal(status, 200);
  assert.equal(body.toString(), page);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(headers['content-security-policy'], contentSecurityPolicy);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
  assert.ok(headers['permissions-policy']);
});

test('a version in the address changes nothing', async () => {
  assert.equal((await get('/main.js?v=123')).status, 200);
});

test('WebAssembly has the media type that streaming needs', async () => {
  assert.equal((await get('/app.wasm')).headers['content-type'], 'application/wasm');
});

test('brotli before gzip before plain, as the request allows', async () => {
  const brotli = await get('/main.js', { 'Accept-Encoding': 'gzip, deflate, br' });
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(brotli.body).toString(), script);
  const zipped = await get('/main.js', { 'Accept-Encoding': 'gzip, br;q=0' });
  assert.equal(zipped.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(zipped.body).toString(), script);
  const plain = await get('/main.js');
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(plain.body.toString(), script);
  assert.equal(plain.headers.vary, 'Accept-Encoding');
});

test('an unchanged file is not sent again', async () => {
  const first = await get('/main.js', { 'Accept-Encoding': 'br' });
  const again = await get('/main.js', { 'Accept-Encoding': 'br', 'If-None-Match': first.headers.etag });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
  const other = await get('/main.js', { 'If-None-Match': first.headers.etag });
  assert.equal(other.status, 200, 'another encoding is another representation');
});

test('HEAD sends headers only; other methods are refused', async () => {
  const head = await get('/main.js', {}, 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
  assert.equal((await get('/main.js', {}, 'POST')).status, 405);
});

test('nothing outside the folder and nothing hidden is served', async () => {
  const paths = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/..\\secret.txt',
    '/%5c..%5csecret.txt', '/.hidden.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/%00', '/%E0%A4%A', '//secret.txt', '/none.js', '/assets'];
  for (const path of paths) {
    const { status, body } = await get(path);
    assert.equal(status, 404, path);
    assert.ok(!body.includes('secret'), path);
  }
  assert.equal(fileOfUrl(folder, '/assets/x.json'), join(folder, 'assets/x.json'));
});

test('the page itself carries the same policy, for hosts that send no headers', () => {
  const html = readFileSync(join(root, 'web/index.html'), 'utf8');
  const meta = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1];
  assert.ok(meta, 'web/index.html has no policy');
  const directives = (policy) => policy.split(';').map((part) => part.trim()).filter((part) => part && !part.startsWith('frame-ancestors')).sort();
  assert.deepEqual(directives(meta), directives(contentSecurityPolicy));
});
