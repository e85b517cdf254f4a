// Everything a purpose needs, in order. Uses only what Node.js brings: it runs before npm packages are there.

import { join } from 'node:path';
import { readJson, withLock } from '../lib/files.mjs';
import { depsDir, root } from '../lib/paths.mjs';
import { Failure, compareVersions } from '../lib/process.mjs';
import { ensureEmscripten } from './emscripten.mjs';
import { ensureNodeModules } from './node-modules.mjs';
import { ensureSources } from './sources.mjs';
import { ensureSystemTools } from './system-tools.mjs';

export const dependencies = readJson(join(root, 'web/build/dependencies.json'));

/**
 * Set up for `purposes`: "node" (npm packages), "build" (CMake, Ninja, sources), "wasm" (Emscripten), "native"
 * (C++ compiler), "browser" (Chromium and a Chinese font), "format", "lint", "fuzz". Does only what is missing.
 */
export async function setUp(...purposes) {
  if (compareVersions(process.versions.node, dependencies.tools.node) < 0) {
    throw new Failure(`Node.js ${dependencies.tools.node} or newer is needed; this is ${process.versions.node}`, 'Install a newer Node.js.');
  }
  await withLock(join(depsDir, '.lock'), () => {
    const system = purposes.filter((purpose) => !['node', 'wasm'].includes(purpose));
    ensureSystemTools(system, dependencies.tools);
    if (purposes.includes('node')) ensureNodeModules();
    if (purposes.includes('build')) ensureSources(dependencies.sources);
    if (purposes.includes('wasm')) ensureEmscripten(dependencies.emscripten);
  });
}
