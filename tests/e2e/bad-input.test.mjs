// Files that are broken, and values that make no sense: each is refused or marked by name, nothing is lost, and the page
// stays usable.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { dropFiles, dropLargeFile } from './lib/browser.mjs';
import { pageForEach } from './lib/fixture.mjs';

let page, app;
pageForEach('transformer', (opened) => ({ page, app } = opened));

const sample = () => JSON.parse(readFileSync(new URL('../../assets/samples/transformer-1600kva.json', import.meta.url), 'utf8'));
const drop = (name, content) => dropFiles(page, [{ name, bytes: Buffer.from(content) }]);
const message = (text) => page.getByRole('region', { name: app.t('messages.name') }).getByText(text).first().waitFor();
const said = (key, ...args) => message(app.t(key, ...args));

/** A line of the import report. */
const reason = (pattern) => page.getByRole('gridcell', { name: pattern }).first();

/** The open project is as it was, and can be edited. */
async function stillUsable(footprint) {
  assert.equal(await app.footprint(), footprint);
  const title = app.find('textbox', app.t('project.title'));
  await app.go('company');
  await app.clickAt(title);
  await app.replaceText('still here');
  await page.keyboard.press('Tab');
  await app.settle();
  assert.equal(await title.inputValue(), 'still here');
  assert.deepEqual(page.problems, []);
}

describe('a file that cannot be used', () => {
  const cases = [
    ['a table with an open quote', 'a.csv', '名称,数量\n"铜,1\n', ['error.csv-open-quote']],
    ['a project cut off in the middle', 'a.json', JSON.stringify(sample()).slice(0, 5000), [/不是有效的 JSON/]],
    ['a project of a newer version', 'a.json', JSON.stringify({ ...sample(), schema_version: 999 }), [/文件由较新版本保存（格式 999/]],
    ['another JSON file', 'a.json', '{"name":"x"}', ['error.not-a-project']],
    ['an Excel file', 'a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), ['error.workbook-old']],
  ];
  for (const [what, name, content, [key, ...args]] of cases) {
    it(`${what} is refused with the reason`, async () => {
      const footprint = await app.footprint();
      await drop(name, content);
      await message(typeof key === 'string' ? app.t(key, ...args) : key);
      await stillUsable(footprint);
    });
  }

  it('a project whose bill of materials runs in a circle is refused, with the circle', async () => {
    const project = sample();
    const [first, second] = project.bom;
    first.parent = second.id;
    second.parent = first.id;
    const footprint = await app.footprint();
    await drop('a.json', JSON.stringify(project));
    await message(new RegExp(`物料清单首尾相接：.*(${first.name}|${second.name})`));
    await stillUsable(footprint);
  });

  it('a file of 200 MB is refused without being read', async () => {
    const footprint = await app.footprint();
    await dropLargeFile(page, 'large.csv', 200, '名称,数量\n');
    await said('message.file-too-large', 'large.csv', '200 MB', '50 MB');
    await stillUsable(footprint);
  });
});

describe('a table with mistakes', () => {
  it('in a circle: the rows on it are refused by name, the others taken', async () => {
    await drop('cycle.csv', '父件编码,物料编码,名称,数量,单位,重量(kg)\n,A,柜体,1,件,\nC,B,门,1,件,3\nB,C,铰链,2,件,1\nA,D,底座,1,件,22\n');
    await reason(/上下级首尾相接：.*B.*C.*B/).waitFor();
    await page.getByText(app.t('import-view.count.refused', '2'), { exact: false }).first().waitFor();
    await app.find('button', app.t('import-view.take', '2')).waitFor();
    await app.click('button', app.t('import-view.cancel'));
    await page.getByText(app.t('bom.size', '34', '3'), { exact: false }).first().waitFor();
  });

  it('in an unknown unit or an unreadable number: kept as written, marked, and not counted', async () => {
    await drop('a.csv', '物料编码,名称,数量,单位,重量(kg)\n1,铜排,2,蒲式耳,\n2,钢板,1,件,十公斤\n3,铝板,1,件,5\n');
    await reason(/不认识单位“蒲式耳”/).waitFor();
    await reason(/读不出数字“十公斤”/).waitFor();
    await app.click('button', app.t('import-view.take', '3'));
    assert.equal(await app.bomText('铜排', 'bom.column.unit'), '蒲式耳');
    assert.equal(await app.bomText('钢板', 'bom.column.mass'), '十公斤');
    const invalid = await (await app.bomCell('钢板', 'bom.column.mass')).getAttribute('aria-invalid');
    assert.equal(invalid, 'true');
    assert.equal(await app.bomText('铜排', 'bom.column.emission'), app.t('bom.not-counted'));
    await app.click('button', app.t('bar.undo'));
    await page.getByText(app.t('bom.size', '34', '3'), { exact: false }).first().waitFor();
    assert.deepEqual(page.problems, []);
  });
});
