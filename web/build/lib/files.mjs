// Hashes, stamps ("this was made from exactly these inputs") and a lock against two set-ups at once.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from './process.mjs';

export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

export function sha256OfFile(path) {
  return sha256(readFileSync(path));
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export function writeFileMakingFolders(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Write only when the content differs, so that nothing downstream is rebuilt for nothing. */
export function writeIfChanged(path, content) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return false;
  writeFileMakingFolders(path, content);
  return true;
}

export function isStampCurrent(path, key) {
  return existsSync(path) && readFileSync(path, 'utf8') === key;
}

export function writeStamp(path, key) {
  writeFileMakingFolders(path, key);
}

/** All files below `folder` (absolute paths, sorted) whose name passes `accept`. A missing folder has none. */
export function filesBelow(folder, accept = () => true) {
  if (!existsSync(folder)) return [];
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(path, accept));
    else if (accept(entry.name)) found.push(path);
  }
  return found.sort();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Run `body` while holding the lock `path`; waits for another living process that holds it. */
export async function withLock(path, body) {
  mkdirSync(dirname(path), { recursive: true });
  for (let told = false; ; ) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number.parseInt(existsSync(path) ? readFileSync(path, 'utf8') : '', 10);
      if (holder > 0 && !isAlive(holder)) {
        rmSync(path, { force: true });
        continue;
      }
      if (!told) say('setup', `waiting for another set-up (process ${holder}) to finish`);
      told = true;
      await new Promise((wake) => setTimeout(wake, 500));
    }
  }
  try {
    return await body();
  } finally {
    rmSync(path, { force: true });
  }
}
