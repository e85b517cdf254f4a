// Put the application together in build/site: page, bundled TypeScript, WebAssembly module, assets, and a brotli and a
// gzip copy of everything worth compressing.
//
//   build/site/index.html, *.css, …   the files of web/
//   build/site/main.js                web/src/main.ts, bundled
//   build/site/chunks/*.js            web/src/chunks/*.ts, bundled: loaded when they are first needed
//   build/site/table_worker.js        reads workbooks beside the page, bundled
//   build/site/sw.js                  the service worker, bundled
//   build/site/app.mjs, app.wasm      target zuji_app
//   build/site/assets/**              what the page loads, JSON without white space; assets/index.json lists the paths
//
// `__BUILD__` in the page and the scripts becomes a name for exactly these contents (files are asked for as
// "main.js?v=__BUILD__"), `__FILES__` in the service worker the list of files to keep for work without a network.

import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { generateHolidays } from './holidays.mjs';
import { presetDir } from './lib/cmake.mjs';
import { filesBelow, sha256, writeFileMakingFolders } from './lib/files.mjs';
import { generatedAssetsDir, root, siteDir } from './lib/paths.mjs';
import { Failure, say, secondsSince } from './lib/process.mjs';

const STATIC_FILES = /\.(html|css|svg|png|ico|webmanifest|txt)$/;
const ASSET_FOLDERS = ['rules', 'factors', 'formulas', 'i18n', 'calendar', 'training', 'samples'];  // schema/ is for tools, not for the page
const COMPRESSED = /\.(html|css|js|mjs|json|svg|webmanifest|wasm|csv|txt)$/;
const SMALLEST_COMPRESSED = 400;  // bytes; below that an encoding costs more than it saves

/** Build the whole site. The WebAssembly module must be built already. Returns path → bytes. */
export async function buildSite() {
  const start = performance.now();
  generateHolidays();
  const files = new Map([...(await moduleFiles()), ...assetFiles(), ...staticFiles(), ['main.js', await bundle('main.ts')], ['table_worker.js', await bundle('worker/table_worker.ts')], ...(await chunkFiles())]);
  const toKeep = [...files.keys()].filter((path) => !path.endsWith('.html')).sort();
  files.set('sw.js', await bundle('worker/sw.ts', { __FILES__: toKeep }));
  nameBuild(files);
  const changed = writeFiles(files);
  await compress([...files.keys()]);
  removeOthers(files);
  say('build', `build/site: ${files.size} files, ${changed} changed (${secondsSince(start)})`);
  return files;
}

/** Put a name made from all contents where pages and scripts ask for it. */
function nameBuild(files) {
  const contents = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => `${path} ${sha256(bytes)}`);
  const name = sha256(contents.join('\n')).slice(0, 12);
  for (const [path, bytes] of files) {
    if (/\.(html|js)$/.test(path)) files.set(path, Buffer.from(bytes.toString().replaceAll('__BUILD__', name)));
  }
}

/** Bundle one entry of web/src. Modules of the WebAssembly build stay outside: the page loads them by itself. */
async function bundle(name, values = {}) {
  const entryPoint = join(root, 'web/src', name);
  if (!existsSync(entryPoint)) throw new Failure(`web/src/${name} is missing`, 'Check out the whole repository again.');
  const esbuild = await import('esbuild');
  const define = { __BUILD__: '"__BUILD__"' };
  for (const [key, value] of Object.entries(values)) define[key] = JSON.stringify(value);
  try {
    const result = await esbuild.build({
      entryPoints: [entryPoint], bundle: true, write: false, format: 'esm', target: 'es2022', minify: true,
      legalComments: 'none', charset: 'utf8', define, logLevel: 'warning',
    });
    return Buffer.from(result.outputFiles[0].contents);
  } catch (error) {
    throw new Failure(`esbuild could not bundle web/src/${name}: ${error.message}`, 'Correct the TypeScript and run npm run build again.');
  }
}

/** Scripts that the page loads later, as [path in the site, bytes]. */
async function chunkFiles() {
  const names = readdirSync(join(root, 'web/src/chunks')).filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(names.map(async (name) => [`chunks/${name.replace(/ts$/, 'js')}`, await bundle(`chunks/${name}`)]));
}

/** The WebAssembly module and its script, which Emscripten leaves with long names. */
async function moduleFiles() {
  const read = (name) => {
    const path = join(presetDir('wasm-release'), name);
    if (!existsSync(path)) throw new Failure(`${relative(root, path)} is missing`, 'Run npm run build, which makes it first.');
    return readFileSync(path);
  };
  const { transform } = await import('esbuild');
  const script = await transform(read('app.mjs').toString(), { minify: true, format: 'esm', target: 'es2022', legalComments: 'none' });
  return [['app.mjs', Buffer.from(script.code)], ['app.wasm', read('app.wasm')]];
}

function staticFiles() {
  const web = join(root, 'web');
  const files = readdirSync(web).filter((name) => STATIC_FILES.test(name));
  return files.map((name) => [name, readFileSync(join(web, name))]);
}

/** Every asset the page loads as [path in the site, bytes], and the list of them. */
function assetFiles() {
  const found = new Map();
  for (const base of [join(root, 'assets'), generatedAssetsDir]) {
    for (const path of ASSET_FOLDERS.flatMap((folder) => filesBelow(join(base, folder), (name) => /\.(json|csv)$/.test(name)))) {
      found.set(relative(base, path).split(sep).join('/'), minified(path));
    }
  }
  if (found.size === 0) throw new Failure('no assets were found', 'Check out the whole repository again.');
  const index = Buffer.from(JSON.stringify([...found.keys()].sort()));
  return [['assets/index.json', index], ...[...found].map(([name, bytes]) => [`assets/${name}`, bytes])];
}

/** JSON without white space outside strings. Not parsed and printed: 0.10 must stay 0.10. */
function minified(path) {
  const bytes = readFileSync(path);
  if (extname(path) !== '.json') return bytes;
  const text = bytes.toString();
  try {
    JSON.parse(text);
  } catch (error) {
    throw new Failure(`${relative(root, path)} is no valid JSON: ${error.message}`, 'Correct the file and run again.');
  }
  return Buffer.from(text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1'));
}

/** Write what differs from what is there; returns how many files that were. */
function writeFiles(files) {
  let changed = 0;
  for (const [path, bytes] of files) {
    const target = join(siteDir, path);
    if (existsSync(target) && readFileSync(target).equals(bytes)) continue;
    writeFileMakingFolders(target, bytes);
    changed++;
  }
  return changed;
}

async function compress(paths) {
  for (const path of paths.filter((name) => COMPRESSED.test(name))) {
    const file = join(siteDir, path);
    const { mtime, size } = statSync(file);
    if (size < SMALLEST_COMPRESSED || (isFresh(`${file}.br`, mtime) && isFresh(`${file}.gz`, mtime))) continue;
    const bytes = readFileSync(file);
    const parameters = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    const [brotli, zipped] = await Promise.all([
      promisify(brotliCompress)(bytes, { params: parameters }),
      promisify(gzip)(bytes, { level: 9 }),
    ]);
    writeFileSync(`${file}.br`, brotli);
    writeFileSync(`${file}.gz`, zipped);
  }
}

const isFresh = (path, since) => existsSync(path) && statSync(path).mtime >= since;

/** Remove what an earlier build left behind. */
function removeOthers(files) {
  for (const path of filesBelow(siteDir)) {
    const name = relative(siteDir, path).split(sep).join('/');
    if (!files.has(name.replace(/\.(br|gz)$/, ''))) rmSync(path);
  }
}
