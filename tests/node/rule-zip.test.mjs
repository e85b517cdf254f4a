// Rules in a ZIP file as one pack file: what counts, where it stands, and what is refused.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { root } from '../../web/build/lib/paths.mjs';
import { readRuleZip } from '../../web/shared/rule_zip.mjs';

const rule = (path) => readFileSync(join(root, 'assets/rules', path), 'utf8');
const zip = (files) => zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
const head = rule('cgc-r52003-2025/pack.json');
const common = ['clauses', 'interpretations', 'parameters', 'tables', 'checklists', 'annex2'];

describe('rules in a ZIP file', () => {
  it('are an edition laid over the program’s rules, or a whole set', async () => {
    const part = await readRuleZip(zip({ 'export/rules/cgc-r52003-2025/pack.json': head, 'export/rules/common/parameters.json': rule('common/parameters.json') }));
    const pack = JSON.parse(part);
    assert.equal(pack.edition.id, 'CGC-R52003:2025');
    assert.equal(pack.edition.version, JSON.parse(head).edition.packVersion);
    assert.equal(pack.complete, false);
    assert.deepEqual(Object.keys(pack.files), ['cgc-r52003-2025/pack.json', 'common/parameters.json']);
    assert.match(part, /^\{"format":"zuji-pack"/, 'known by its first member');
    const flat = JSON.parse(await readRuleZip(zip({ 'pack.json': head, 'parameters.json': rule('common/parameters.json') })));
    assert.deepEqual(Object.keys(flat.files), Object.keys(pack.files), 'also without folders');
    const whole = await readRuleZip(zip({ 'cgc-r52003-2025/pack.json': head, ...Object.fromEntries(common.map((name) => [`common/${name}.json`, rule(`common/${name}.json`)])) }));
    assert.equal(JSON.parse(whole).complete, true);
  });

  it('keep their numbers to the last digit', async () => {
    const odd = rule('common/parameters.json').replace(/"format": *\d+/, (found) => `${found}, "x": 0.10000000000000000000000001`);
    assert.ok((await readRuleZip(zip({ 'a/pack.json': head, 'common/parameters.json': odd }))).includes('0.10000000000000000000000001'));
  });

  it('are the one pack file in it; more than one, or none that says what it is, is refused', async () => {
    const file = JSON.stringify({ format: 'zuji-pack', formatVersion: 1 });
    assert.equal(await readRuleZip(zip({ 'my/edition.json': file, 'readme.txt': 'x' })), file);
    await assert.rejects(readRuleZip(zip({ 'a.json': file, 'b.json': file })), { code: 'rules-zip-several' });
    await assert.rejects(readRuleZip(zip({ 'common/parameters.json': rule('common/parameters.json') })), { code: 'rules-zip-no-edition' });
    assert.equal(await readRuleZip(zip({ 'a.txt': 'x' })), null);
    assert.equal(await readRuleZip(zip({ 'some.json': '{"x":1}' })), null);
    await assert.rejects(readRuleZip(zip({ '../pack.json': head })), { code: 'zip-path' });
    await assert.rejects(readRuleZip(zipSync({ 'pack.json': new Uint8Array(60 << 20) })), { code: 'zip-too-large' });
  });
});
