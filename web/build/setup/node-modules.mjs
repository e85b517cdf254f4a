// The npm packages of package-lock.json, installed when they are missing or another lock's.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isStampCurrent, readJson, sha256OfFile, writeStamp } from '../lib/files.mjs';
import { root } from '../lib/paths.mjs';
import { Failure, runForCode, say } from '../lib/process.mjs';

export function ensureNodeModules() {
  const modules = join(root, 'node_modules');
  const stamp = join(modules, '.zuji-stamp');
  const key = sha256OfFile(join(root, 'package-lock.json'));
  if (isStampCurrent(stamp, key)) return;
  if (installedByHand(modules)) {
    writeStamp(stamp, key);
    return;
  }
  say('setup', 'installing npm packages');
  const code = runForCode('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    throw new Failure(`npm ci ended with code ${code}`,
      'Check that npm reaches its registry and that package.json and package-lock.json agree (npm install mends the lock).');
  }
  writeStamp(stamp, key);
}

/** Whether a plain `npm install` already put exactly the locked versions in place (npm keeps a record of it). */
function installedByHand(modules) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const present = readJson(record).packages ?? {};
  return Object.entries(wanted).every(([path, entry]) =>
    path === '' || entry.optional || present[path]?.version === entry.version);
}
