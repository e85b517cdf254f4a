// The engine module and the assets it decides with. Built when it is not there yet.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { Refusal, exitCodes } from './refusal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const modulePath = join(root, 'build/wasm-release/engine.mjs');
const assetsDir = join(root, 'assets');
export const rulesFolder = join(assetsDir, 'rules');
export const trainingFolder = join(assetsDir, 'training');
const generatedDir = join(root, 'build/assets-generated');
const assetFolders = ['rules', 'factors', 'formulas', 'i18n'];

export function toolVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/** Path below `base` → text, of every file in `folder`. */
function textsBelow(base, folder, texts) {
  for (const entry of readdirSync(join(base, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) textsBelow(base, path, texts);
    else if (entry.isFile()) texts[path] = readFileSync(join(base, path), 'utf8');
  }
}

function readAssets() {
  const texts = {};
  for (const folder of assetFolders) textsBelow(assetsDir, folder, texts);
  textsBelow(generatedDir, 'calendar', texts);
  return texts;
}

function isBuilt() {
  return existsSync(modulePath) && existsSync(join(generatedDir, 'calendar'));
}

/** Builds the engine; everything the build says goes to standard error. */
function build() {
  process.stderr.write('zuji: the engine is not built yet; building it now. The first time takes some minutes.\n');
  const done = spawnSync(process.execPath, [join(root, 'web/cli/build_engine.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status !== 0 || !isBuilt()) {
    throw new Refusal('engine-missing', 'The engine is not built and could not be built. Run npm run build and read what it says.',
      '', exitCodes.engineMissing);
  }
}

/** @returns {Promise<object>} the engine, loaded with the assets of this checkout */
export async function loadEngine() {
  if (!isBuilt()) build();
  const { default: factory } = await import(pathToFileURL(modulePath).href);
  const engine = new (await factory()).Engine();
  const loaded = engine.load(readAssets());
  if (!loaded.ok) {
    const { error } = JSON.parse(loaded.json);
    throw new Refusal(error.code, `The assets cannot be loaded: ${error.message}`, error.where, exitCodes.engineMissing);
  }
  return engine;
}
