// The whole application: what npm start serves and the command line runs.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from '../setup/all.mjs';
import { buildPreset } from './cmake.mjs';
import { siteDir } from './paths.mjs';
import { say } from './process.mjs';

export async function buildAll() {
  await setUp('build', 'node', 'wasm');
  await buildPreset('wasm-release', ['zuji_engine', 'zuji_app']);
  const { buildSite } = await import('../site.mjs');  // not before: it needs npm packages
  sayDownload(await buildSite());
}

/** What a first visit downloads, samples and the copy for work without a network included (each file once). */
function sayDownload(files) {
  const paths = [...files.keys()].map((path) => join(siteDir, path));
  const bytes = paths.reduce((sum, path) => sum + statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size, 0);
  say('build', `a first visit downloads ${(bytes / 1024).toFixed(0)} KB in ${paths.length} files (brotli)`);
}
