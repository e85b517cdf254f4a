// Where things lie. Everything downloaded or built is below build/, which git ignores.

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const buildDir = join(root, 'build');
export const depsDir = join(buildDir, 'deps');
export const sourcesDir = join(depsDir, 'src');
export const emscriptenDir = join(depsDir, 'emscripten');
export const emscriptenCacheDir = join(depsDir, 'emscripten-cache');
export const downloadsDir = join(depsDir, 'downloads');
export const toolchainFile = join(depsDir, 'wasm-toolchain.cmake');
export const siteDir = join(buildDir, 'site');
export const generatedAssetsDir = join(buildDir, 'assets-generated');
export const reportsDir = join(buildDir, 'reports');
