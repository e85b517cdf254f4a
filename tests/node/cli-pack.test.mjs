// zuji pack check: good packs pass, damaged ones are refused with file and JSON path.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { zipSync } from 'fflate';

import { root } from '../../web/build/lib/paths.mjs';
import { zuji } from './cli.mjs';

const rules = join(root, 'assets/rules');
const parameters = 'common/parameters.json';
const tables = 'common/tables.json';
const cable = 'cgc-r52006-2026/pack.json';

let folder;
let number = 0;

before(() => { folder = mkdtempSync(join(tmpdir(), 'zuji-pack-')); });
after(() => rmSync(folder, { recursive: true, force: true }));

const text = (path) => readFileSync(join(rules, path), 'utf8');
const json = (path) => JSON.parse(text(path));

function allFiles() {
  const files = {};
  for (const entry of readdirSync(rules, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(rules, join(entry.parentPath, entry.name)).split(sep).join('/');
    files[path] = text(path);
  }
  return files;
}

function write(name, content) {
  const path = join(folder, `${number += 1}`, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** A file of the rules with a change, under its own name. */
function changed(path, change) {
  const file = json(path);
  change(file);
  return write(path.split('/').at(-1), JSON.stringify(file));
}

const packFile = (files, more = {}) => ({
  format: 'zuji-pack',
  formatVersion: 1,
  edition: { id: 'CGC-R52006:2026', version: '1.1.0', revised: '2026-12-01', title: { zh: '电力电缆，修订', en: 'Power cables, revised' } },
  files,
  ...more,
});

const errorsOf = ({ stderr }) => stderr.trim().split('\n').map((line) => JSON.parse(line).error);

async function refused(path, where, message) {
  const result = await zuji(['pack', 'check', path]);
  assert.equal(result.code, 2, result.stderr + result.stdout);
  assert.equal(result.stdout, '');
  const errors = errorsOf(result);
  assert.ok(errors.some((error) => error.where.includes(where) && error.message.includes(message)), `${where}: ${message}\n${result.stderr}`);
  return errors;
}

const tableOf = (file, id) => file.tables.find((table) => table.id === id);
const bandsOf = (file, id) => file.bands.find((table) => table.id === id);

describe('zuji pack check', () => {
  it('accepts the rules of the program in every form', async () => {
    const zip = write('rules.zip', zipSync(Object.fromEntries(Object.entries(allFiles()).map(([path, content]) => [`rules/${path}`, Buffer.from(content)]))));
    const whole = write('all.json', JSON.stringify(packFile(Object.fromEntries(Object.keys(allFiles()).map((path) => [path, json(path)])), { complete: true })));
    for (const name of [rules, zip, whole, join(rules, parameters), join(rules, cable)]) {
      const { code, stdout, stderr } = await zuji(['pack', 'check', name]);
      assert.equal(code, 0, `${name}: ${stderr}`);
      const answer = JSON.parse(stdout);
      assert.deepEqual(answer.editions.map(({ id }) => id), ['CGC-R52003:2025', 'CGC-R52006:2026']);
      assert.equal(answer.sweep.decisions.length, 27);
      assert.match(answer.sweep.digest, /^[0-9a-f]{16}$/);
    }
  });

  const damages = [
    ['a gap between bands', parameters, (f) => { bandsOf(f, 'site-inspection').bands[1].from = 52; }, 'common/parameters.json: $.bands[0].bands', 'gap'],
    ['an overlap that no reading names', parameters, (f) => { delete bandsOf(f, 'site-inspection').overlaps; }, '$.bands[0].bands', 'overlap'],
    ['a gap in a table', tables, (f) => { tableOf(f, 'conclusion').rows.pop(); }, '$.tables[5].rows', 'no row answers'],
    ['a row behind one that always holds', tables, (f) => { delete tableOf(f, 'conclusion').rows[2].when; }, '$.tables[5].rows[3]', 'never be reached'],
    ['an unknown fact', tables, (f) => { tableOf(f, 'conclusion').rows[0].when[0] = 'mood'; }, '$.tables[5].rows[0].when[0]', 'unknown fact mood'],
    ['a wrong unit', parameters, (f) => { f.limits[0].unit = 'day'; }, '$.limits[0].unit', 'month'],
    ['a missing translation', 'common/checklists.json', (f) => { delete f.checklists[0].items[0].name.en; }, '$.checklists[0].items[0].name', 'en is missing'],
    ['an unknown clause', parameters, (f) => { f.limits[0].clause = '27-b99'; }, '$.limits[0].clause', 'unknown clause'],
    ['limits out of order', parameters, (f) => { f.limits.find(({ name }) => name === 'document-review-low').value = '16'; }, '$.limits[4].value', 'out of order'],
    ['an id that stands twice', tables, (f) => { tableOf(f, 'conclusion').rows[1].id = tableOf(f, 'conclusion').rows[0].id; }, '$.tables[5].rows[1]', 'twice'],
    ['a wrong type', parameters, (f) => { f.limits[0].value = true; }, '$.limits[0].value', 'decimal'],
    ['a date that does not exist', cable, (f) => { f.edition.revised = '2026-02-30'; }, 'cgc-r52006-2026/pack.json: $.edition.revised', 'date'],
    ['an unknown key', cable, (f) => { f.colour = 'red'; }, 'cgc-r52006-2026/pack.json: $', 'unknown key colour'],
  ];
  for (const [name, path, change, where, message] of damages) {
    it(`refuses ${name}`, () => refused(changed(path, change), where, message));
  }

  it('names every problem on its own line', async () => {
    const errors = await refused(changed(parameters, (f) => {
      f.limits[0].unit = 'moon';
      f.limits[3].clause = '9999';
      f.clocks[2].earliest = 11;
    }), '$.limits[0].unit', 'unknown unit');
    assert.deepEqual(errors.map(({ where }) => where.split('$')[1]), ['.limits[0].unit', '.limits[3].clause', '.clocks[2]']);
  });

  it('refuses files that are cut off, in another encoding or not rules at all', async () => {
    const whole = text(parameters);
    await refused(write('parameters.json', whole.slice(0, whole.length / 2)), 'common/parameters.json: line ', '');
    await refused(write('parameters.json', Buffer.from(whole, 'utf16le')), 'parameters.json', 'not valid JSON');
    await refused(write('parameters.json', '[]'), '$', 'the key format is missing');
    const damaged = zipSync({ [`rules/${parameters}`]: Buffer.from(whole) });
    await refused(write('rules.zip', damaged.slice(0, damaged.length - 30)), 'rules.zip', 'damaged');
    await refused(write('bomb.zip', zipSync({ 'rules/common/parameters.json': new Uint8Array(41 << 20) })), 'bomb.zip', 'more than 40 MB');
    await refused(write('empty.zip', zipSync({ 'readme.txt': Buffer.from('x') })), 'empty.zip', 'no rule files');
    await refused(join(folder, 'nowhere.json'), 'nowhere.json', 'cannot be read');
  });

  it('checks the head of a pack file, and its files over those of the program', async () => {
    const file = json(parameters);
    file.limits.find(({ name }) => name === 'cut-off-share').value = '4';
    const good = await zuji(['pack', 'check', write('a.json', JSON.stringify(packFile({ [parameters]: file })))]);
    assert.equal(good.code, 0, good.stderr);
    await refused(write('b.json', JSON.stringify(packFile({ [parameters]: file }, { formatVersion: 2 }))), '$.formatVersion', 'another version');
    await refused(write('c.json', JSON.stringify(packFile({}))), '$.files', 'no files');
    await refused(write('d.json', JSON.stringify(packFile({ 'common/other.json': {} }))), 'common/other.json', 'no pack has');
    const untranslated = packFile({ [parameters]: file });
    delete untranslated.edition.title.zh;
    await refused(write('e.json', JSON.stringify(untranslated)), '$.edition.title', 'zh is missing');
  });

  it('says what it does not understand', async () => {
    for (const names of [['pack'], ['pack', 'check'], ['pack', 'eat', 'x'], ['pack', 'check', 'a', 'b']]) {
      const { code, stderr } = await zuji(names);
      assert.equal(code, 2);
      assert.equal(JSON.parse(stderr).error.code, 'bad-arguments');
    }
  });
});
