// Where things lie. Everything downloaded or built is below build/, which git ignores.

import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const buildDir = join(root, 'build');
const ownDepsDir = join(buildDir, 'deps');
// Several working trees may share one toolchain through a link: it is known by the place where it really lies.
export const depsDir = existsSync(ownDepsDir) ? realpathSync(ownDepsDir) : ownDepsDir;
export const sourcesDir = join(depsDir, 'src');
export const emscriptenDir = join(depsDir, 'emscripten');
export const emscriptenCacheDir = join(depsDir, 'emscripten-cache');
export const downloadsDir = join(depsDir, 'downloads');
export const toolchainFile = join(depsDir, 'wasm-toolchain.cmake');
export const siteDir = join(buildDir, 'site');
export const generatedAssetsDir = join(buildDir, 'assets-generated');
export const reportsDir = join(buildDir, 'reports');
