// A bill of materials as its owner gets it: a workbook with several sheets, a column that nobody could guess, rows that
// are doubtful or wrong; its newer edition a month later. The tests follow each other on one page.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { number, row, sheetXml, text, workbook } from '../node/workbooks.mjs';
import { Application } from './lib/application.mjs';
import { contextOptions, dropFiles, launchBrowser, openPage } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

/** A sheet of cells; numbers are numbers. */
const sheet = (name, lines) => ({
  name,
  xml: sheetXml(lines.map((cells, r) => row(r + 1, cells.map((cell, c) => {
    const place = `${String.fromCharCode(65 + c)}${r + 1}`;
    if (cell === '') return '';
    return typeof cell === 'number' ? number(place, cell) : text(place, cell);
  })))),
});

const header = ['物料编码', '名称', '材质', '用量', '单位', '参考', '重量(kg)'];
const firstEdition = [
  ['配电柜物料清单 2026 版'],
  header,
  ['A-1', '柜体', 'Q235', 1, '件', 3, 120],
  ['A-2', '铜排', 'T2', 2, '件', 2, 45],
  ['A-3', '螺栓', '8.8级', '约40', '件', '', 2],
  ['', '', '', 5, '件', '', 1],
  ['合计', '', '', '', '', '', 168],
];
const secondEdition = [
  ['配电柜物料清单 2027 版'],
  header,
  ['A-1', '柜体', 'Q235', 1, '件', 3, 120],
  ['A-2', '铜排', 'T2', 2, '件', 2, 48.5],
  ['A-4', '绝缘子', '环氧树脂', 6, '件', '', 9],
];
const cover = sheet('封面', [['编制', '张三']]);
const oldList = sheet('物料清单（旧）', [['名称', '数量', '重量(kg)'], ...Array.from({ length: 12 }, (_, i) => [`旧件 ${i}`, 1, i + 1])]);
const firstBook = workbook({ sheets: [cover, oldList, sheet('2026 版', firstEdition)] });
const secondBook = workbook({ sheets: [cover, sheet('2027 版', secondEdition)] });

let site, browser, context, page, app;

before(async () => {
  site = await startCountedSite();
  browser = await launchBrowser();
  context = await browser.newContext(contextOptions);
  page = await openPage(context, site.url);
  app = new Application(page);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const says = (content) => page.getByText(content, { exact: false }).first().waitFor();
const counts = async (taken, warned, refused, skipped) => {
  for (const [name, count] of Object.entries({ taken, warned, refused, skipped })) {
    if (count > 0) await says(app.t(`import-view.count.${name}`, String(count)));
  }
};
const view = (key) => app.clickAt(page.getByRole('radio', { name: new RegExp(`^${app.t(key)}`) }).first());
const choose = async (name, option) => {
  await app.clickAt(app.find('combobox', name).first());
  await app.click('option', option);
};
const enter = async (name, value) => {
  await app.clickAt(app.find('textbox', name).first());
  await app.replaceText(value);
  await page.keyboard.press('Tab');
  await app.settle();
};

describe('a bill of materials from a workbook', () => {
  it('is taken from the sheet that is chosen', async () => {
    await dropFiles(page, [{ name: '配电柜.xlsx', bytes: firstBook }]);
    await counts(12, 0, 0, 1);
    await choose(app.t('import-view.sheet'), '2026 版');
    await counts(2, 1, 1, 3);
  });

  it('lets a column be corrected, and is taken', async () => {
    await view('import-view.view-columns');
    const column = app.t('import-view.column-name', 'F', '参考');
    await choose(column, app.t('import.column.loss'));
    assert.equal(await app.find('combobox', column).textContent(), app.t('import.column.loss'));
    await counts(2, 1, 1, 3);
    await app.click('button', app.t('import-view.take', '3'));
    await app.find('grid', app.t('step.bom')).waitFor();
    await page.getByText(app.t('bom.matching'), { exact: true }).first().waitFor({ state: 'detached' });
    await app.settle();
    assert.equal(await app.bomText('铜排', 'bom.column.loss'), '2');
  });

  it('gets a factor and a note', async () => {
    await app.click('gridcell', '铜排');
    await app.clickAt(app.find('searchbox', app.t('factor.search')).first());
    await app.replaceText('铜');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await app.settle();
    await enter(app.t('bom.column.note'), '按 2026 年询价');
    assert.match(await app.bomText('铜排', 'bom.column.factor'), /^[\d.]+$/);
  });

  it('is compared with its newer edition, whose layout is known', async () => {
    await dropFiles(page, [{ name: '配电柜 2027.xlsx', bytes: secondBook }]);
    await says(app.t('import-view.remembered'));
    await counts(3, 0, 0, 2);
    await view('import-view.view-changes');
    await says(app.t('import-view.change.count', '1', '1', '1', '1'));
  });
});
