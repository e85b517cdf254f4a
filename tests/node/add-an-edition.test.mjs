// The worked example of ADD-AN-EDITION.md: what it writes is a good pack with the limits it says.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { zuji } from './cli.mjs';

let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'zuji-edition-'));
  mkdirSync(join(folder, 'assets'));
  cpSync(join(root, 'assets/rules'), join(folder, 'assets/rules'), { recursive: true });
});
after(() => rmSync(folder, { recursive: true, force: true }));

it('the example of the documentation is a pack that passes', async () => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, '.github/ADD-AN-EDITION.md'), 'utf8')) ?? [];
  assert.ok(code, 'the page has an example');
  writeFileSync(join(folder, 'example.mjs'), code);
  const run = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  const path = join(folder, 'r52006-2.json');
  const { code: exit, stdout, stderr } = await zuji(['pack', 'check', path]);
  assert.equal(exit, 0, stderr);
  const cable = JSON.parse(stdout).editions.find(({ id }) => id === 'CGC-R52006:2026');
  assert.deepEqual([cable.version, cable.packVersion, cable.revised], ['2', '2.0.0', '2026-12-01']);
  const { limits } = JSON.parse(readFileSync(path, 'utf8')).files['common/parameters.json'];
  assert.equal(limits.find(({ name }) => name === 'cut-off-share').value, '4');
});
