// Put the application together in build/site: page, bundled TypeScript, WebAssembly module, assets, and a brotli and a
// gzip copy of everything worth compressing.
//
//   build/site/index.html, *.css, *.svg, …   the files of web/
//   build/site/main.js                       web/src/main.ts, bundled
//   build/site/sw.js                         the service worker, bundled; knows __ZUJI_VERSION__ and __ZUJI_FILES__
//   build/site/app.mjs, app.wasm             target zuji_app
//   build/site/assets.json                   {"rules/…": "text", …}: what the engine loads at start, in one request
//   build/site/assets/**                     every asset, JSON without white space; samples are fetched one by one

import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentSecurityPolicyForPage } from './csp.mjs';
import { generateHolidays } from './holidays.mjs';
import { presetDir } from './lib/cmake.mjs';
import { filesBelow, readJson, sha256, writeFileMakingFolders } from './lib/files.mjs';
import { generatedAssetsDir, root, siteDir } from './lib/paths.mjs';
import { Failure, say, secondsSince } from './lib/process.mjs';

const STATIC_FILES = /\.(html|css|svg|png|ico|webmanifest|txt)$/;
const ASSET_FOLDERS = ['rules', 'factors', 'i18n', 'samples', 'calendar', 'schema', 'training'];
const NOT_LOADED_AT_START = /^(samples|schema)\//;
const COMPRESSED = /\.(html|css|js|mjs|json|svg|webmanifest|wasm|csv|txt)$/;
const SMALLEST_COMPRESSED = 400;  // bytes; below that an encoding costs more than it saves

/** Build the whole site. The WebAssembly module must be built already. */
export async function buildSite() {
  const start = performance.now();
  generateHolidays();
  const { version } = readJson(join(root, 'package.json'));
  const files = new Map([...moduleFiles(), ...assetFiles(), ...staticFiles()]);
  for (const [path, bytes] of await bundle('main', entry('main.ts'), { __ZUJI_VERSION__: version })) files.set(path, bytes);
  const worker = serviceWorkerEntry();
  if (worker) {
    // Its text changes with every file, so that the browser notices a new version.
    const precached = [...files].filter(([path]) => !path.startsWith('assets/')).map(([path, bytes]) => [path, sha256(bytes).slice(0, 16)]);
    const define = { __ZUJI_VERSION__: version, __ZUJI_FILES__: Object.fromEntries(precached.sort()) };
    for (const [path, bytes] of await bundle('sw', worker, define)) files.set(path, bytes);
  }
  const changed = writeFiles(files);
  await compress([...files.keys()]);
  removeOthers(files);
  say('build', `build/site: ${files.size} files, ${changed} changed (${secondsSince(start)})`);
  return files;
}

function entry(name) {
  const path = join(root, 'web/src', name);
  if (!existsSync(path)) throw new Failure(`web/src/${name} is missing`, 'Check out the whole repository again.');
  return path;
}

function serviceWorkerEntry() {
  return ['sw.ts', 'worker/sw.ts', 'worker/service_worker.ts'].map((name) => join(root, 'web/src', name)).find((path) => existsSync(path));
}

/** Bundle one entry to <name>.js. Modules of the WebAssembly build stay outside: the browser loads them by itself. */
async function bundle(name, entryPoint, values) {
  const esbuild = await import('esbuild');
  const define = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]));
  let result;
  try {
    result = await esbuild.build({
      entryPoints: { [name]: entryPoint }, outdir: siteDir, bundle: true, write: false, format: 'esm', target: 'es2022',
      minify: true, legalComments: 'none', charset: 'utf8', external: ['./app.mjs', './engine.mjs'], define, logLevel: 'warning',
    });
  } catch (error) {
    throw new Failure(`esbuild could not bundle ${relative(root, entryPoint)}: ${error.message}`, 'Correct the TypeScript and run npm run build again.');
  }
  return result.outputFiles.map((file) => [relative(siteDir, file.path).split(sep).join('/'), Buffer.from(file.contents)]);
}

function moduleFiles() {
  return ['app.mjs', 'app.wasm'].map((name) => {
    const path = join(presetDir('wasm-release'), name);
    if (!existsSync(path)) throw new Failure(`${relative(root, path)} is missing`, 'Run npm run build, which makes it first.');
    return [name, readFileSync(path)];
  });
}

function staticFiles() {
  const files = filesBelow(join(root, 'web'), (name) => STATIC_FILES.test(name)).filter((path) => !relative(root, path).startsWith(join('web', 'src')));
  return files.map((path) => {
    const bytes = readFileSync(path);
    return [relative(join(root, 'web'), path).split(sep).join('/'), extname(path) === '.html' ? withPolicy(bytes.toString()) : bytes];
  });
}

/** Hosts that send no headers get the policy from the page itself. */
function withPolicy(html) {
  if (/http-equiv="content-security-policy"/i.test(html)) return Buffer.from(html);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicyForPage}">`;
  const withMeta = html.replace(/(<meta charset="[^"]*"\s*\/?>)/i, `$1${meta}`);
  if (withMeta === html) throw new Failure('an HTML page has no <meta charset>, after which its security policy belongs');
  return Buffer.from(withMeta);
}

/** Every asset as [path in the site, bytes], and assets.json with those the engine loads at start. */
function assetFiles() {
  const files = [];
  const loaded = {};
  for (const base of [join(root, 'assets'), generatedAssetsDir]) {
    for (const path of ASSET_FOLDERS.flatMap((folder) => filesBelow(join(base, folder)))) {
      const name = relative(base, path).split(sep).join('/');
      const bytes = minified(path);
      files.push([`assets/${name}`, bytes]);
      if (!NOT_LOADED_AT_START.test(name) && /\.(json|csv)$/.test(name)) loaded[name] = bytes.toString();
    }
  }
  if (Object.keys(loaded).length === 0) throw new Failure('no assets were found', 'Check out the whole repository again.');
  files.push(['assets.json', Buffer.from(JSON.stringify(loaded))]);
  return files;
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
