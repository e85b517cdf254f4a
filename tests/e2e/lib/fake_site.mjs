// Builds the shell with the stand-in application (tests/e2e/fake) into a temporary folder.

import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../../..');
const emptyWasmModule = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

async function bundle(source, define) {
  const result = await build({
    entryPoints: [join(root, source)], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'warning',
    define: Object.fromEntries(Object.entries(define).map(([key, value]) => [key, JSON.stringify(value)])),
  });
  return result.outputFiles[0].contents;
}

/** Returns {folder, remove}. `name` is the name of the build, as the real build makes it from the contents. */
export async function buildFakeSite(name = 'fake1') {
  const folder = mkdtempSync(join(tmpdir(), 'zuji-fake-'));
  const catalogue = readFileSync(join(root, 'assets/i18n/zh.json'), 'utf8');
  const sample = JSON.stringify({ format: 'fake', id: 'sample', title: 'example', fields: { note: 'from the sample' }, attachments: [] });
  const assets = { 'i18n/zh.json': catalogue, 'i18n/en.json': catalogue, 'samples/example.json': sample };
  const files = new Map([
    ['index.html', readFileSync(join(root, 'web/index.html'), 'utf8').replaceAll('__BUILD__', name)],
    ['styles.css', readFileSync(join(root, 'web/styles.css'))],
    ['app.mjs', await bundle('tests/e2e/fake/app.ts', {})],
    ['app.wasm', emptyWasmModule],
    ['main.js', await bundle('web/src/main.ts', { __BUILD__: name })],
    ['table_worker.js', await bundle('web/src/worker/table_worker.ts', { __BUILD__: name })],
    ['chunks/packages.js', await bundle('web/src/chunks/packages.ts', {})],
    ['chunks/archives.js', await bundle('web/src/chunks/archives.ts', {})],
    ['chunks/sinks.js', 'export {};\n'],
    ['assets/index.json', JSON.stringify(Object.keys(assets))],
    ...Object.entries(assets).map(([path, text]) => [`assets/${path}`, text]),
  ]);
  const kept = [...files.keys()].filter((path) => path !== 'index.html');
  files.set('sw.js', await bundle('web/src/worker/sw.ts', { __BUILD__: name, __FILES__: kept }));
  mkdirSync(join(folder, 'assets/i18n'), { recursive: true });
  mkdirSync(join(folder, 'assets/samples'));
  mkdirSync(join(folder, 'chunks'));
  for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
