// The whole application: what npm start serves and the command line runs.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from '../setup/all.mjs';
import { buildPreset } from './cmake.mjs';
import { siteDir } from './paths.mjs';
import { say } from './process.mjs';

/** Build modules and site; returns the files of the site (path → bytes). */
export async function buildAll() {
  await setUp('build', 'node', 'wasm');
  await buildPreset('wasm-release', ['zuji_engine', 'zuji_app']);
  const { buildSite } = await import('../site.mjs');  // not before: it needs npm packages
  const files = await buildSite();
  const { bytes, requests } = downloadOf(files);
  say('build', `a first visit downloads ${(bytes / 1024).toFixed(0)} KB in ${requests} files (brotli)`);
  return files;
}

/**
 * What a first visit downloads, each file once, samples included. Not counted is what the page loads when it is asked
 * for: scripts (chunks/) and the content of the training; the service worker fetches them behind the page.
 */
export function downloadOf(files) {
  const later = ['chunks/', 'assets/training/'];
  const paths = [...files.keys()].filter((path) => !later.some((folder) => path.startsWith(folder))).map((path) => join(siteDir, path));
  const sizes = paths.map((path) => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size);
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), requests: sizes.length };
}
