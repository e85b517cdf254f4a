// From a bill of materials in a workbook to a complete footprint statement: factors from the library, a supplier's own
// factor, the electricity of a plant shared by pieces, a row cut off, scores, a Monte Carlo run, the statement in both
// languages. The tests follow each other on one page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Application } from './lib/application.mjs';
import { contextOptions, downloadOf, dropFiles, launchBrowser, openPage } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

const workbook = new URL('../corpus/bom/zh-levels.xlsx', import.meta.url);

// What is entered, and what must come of it: net mass ÷ (1 − loss) × factor, and the plant's share.
const steel = { name: '硅钢片', kg: 1850.5, loss: 0.03 };
const wire = { name: '漆包铜线', kg: 3 * 210.25, loss: 0.02, factor: 4.21 };
const tank = { name: '油箱', kg: 620, loss: 0.08 };
const oil = { name: '变压器油', kg: 905, loss: 0 };
const paper = { name: '绝缘纸', kg: 3 * 3.5 };
const plant = { kwh: 240_000, own: 150, total: 600 };
const productKg = 4200;
const seed = 4242;

let site, browser, context, page, app, total;
const factors = { steel: 0, tank: 0, oil: 0, wire: 0, power: 0 };

before(async () => {
  site = await startCountedSite();
  browser = await launchBrowser();
  context = await browser.newContext({ ...contextOptions, viewport: { width: 1280, height: 720 } });
  page = await openPage(context, site.url);
  app = new Application(page);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const expectedMaterials = () => [[steel, factors.steel], [tank, factors.tank], [oil, factors.oil], [wire, factors.wire]]
  .reduce((sum, [{ kg, loss }, factor]) => sum + (kg / (1 - loss)) * factor, 0);

const says = (text) => page.getByText(text, { exact: false }).first().waitFor();
const near = (value, expected, share = 1e-4) =>
  assert.ok(Math.abs(value - expected) <= share * Math.abs(expected) + 0.5, `${value} instead of ${expected}`);
const number = (text) => Number(text.replace(/[^\d.]/g, ''));

/** Put a text into a field of the page that is being asked for, as a hand does. */
async function enter(name, text, role = 'textbox') {
  await app.clickAt(app.find(role, name).first());
  await app.replaceText(text);
  await page.keyboard.press('Tab');
  await app.settle();
}

async function choose(name, option) {
  await app.clickAt(app.find('combobox', name).first());
  await app.click('option', option);
}

/** Search the library for the selected row and take what is found first. */
async function takeFactor(words) {
  await app.clickAt(app.find('searchbox', app.t('factor.search')).first());
  await app.replaceText(words);
  const first = page.getByRole('option').first();
  const found = `${await first.textContent()} ${await first.getAttribute('aria-description')}`;
  await page.keyboard.press('Enter');
  await app.settle();
  return found;
}

const view = (key) => app.clickAt(page.getByRole('radio', { name: app.t(key), exact: true }));

describe('a footprint statement', () => {
  it('begins with a workbook dropped on the start page', async () => {
    await dropFiles(page, [{ name: 'zh-levels.xlsx', bytes: readFileSync(workbook) }]);
    await says(app.t('import-view.count.taken', '8'));
    await app.click('button', app.t('import-view.take', '8'));
    await says(app.t('bom.missing-factors', '5'));
    assert.equal(await app.bomText(steel.name, 'bom.column.mass'), '1,850.5 /件');
  });

  it('takes a number and the Enter after it in their order, although no picture was drawn between them', async () => {
    await app.clickAt(await app.bomCell(oil.name, 'bom.column.mass'));
    const typed = await page.evaluate(() => {
      const field = document.activeElement;
      const put = (text) => {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      };
      const press = (key) => field.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
      put('9');
      put('99');
      if (press('Backspace')) put('9');  // the browser's own doing, unless the page has kept it for itself
      put('90');
      put('901');
      press('Enter');
      return field.value;
    });
    await app.settle();
    assert.equal(await app.bomText(oil.name, 'bom.column.mass'), '901 /件', typed);
    await page.keyboard.press('Control+Z');
    await app.settle();
    assert.equal(await app.bomText(oil.name, 'bom.column.mass'), '905 /件');
  });

  it('finds factors in Chinese, in English and by pinyin, and says where none is', async () => {
    await app.click('gridcell', steel.name);
    await says(app.t('factor.gap', '取向硅钢'));
    assert.match(await takeFactor('dggj'), /电工钢卷/);
    factors.steel = Number(await app.bomText(steel.name, 'bom.column.factor'));
    await app.click('gridcell', tank.name);
    assert.match(await takeFactor('steel plate'), /钢板/);
    factors.tank = Number(await app.bomText(tank.name, 'bom.column.factor'));
    await app.click('gridcell', oil.name);
    assert.match(await takeFactor('矿物油'), /矿物油/);
    factors.oil = Number(await app.bomText(oil.name, 'bom.column.factor'));
    await says(app.t('bom.missing-factors', '2'));
    near(await app.footprint(), expectedMaterials());
  });

  it('puts the figure of a supplier on a row, with its parts', async () => {
    await app.click('gridcell', wire.name);
    await app.click('button', app.t('factor.own-open'));
    await enter(app.t('factor.value'), String(wire.factor));
    await enter(app.t('bom.column.supplier'), '示例线材公司');
    await enter(app.t('factor.source'), '产品碳足迹报告 2026-07');
    await app.click('button', app.t('factor.own-more'));
    await enter(app.t('footprint.part.fossil'), '4.1');
    await enter(app.t('footprint.part.biogenic'), '0.05');
    await app.click('button', app.t('factor.own-take'));
    factors.wire = wire.factor;
    assert.equal(await app.bomText(wire.name, 'bom.column.factor'), String(wire.factor));
    near(await app.footprint(), expectedMaterials());
  });

  it('cuts a row off, with its reason', async () => {
    await app.click('gridcell', paper.name);
    await app.click('checkbox', app.t('bom.omit'));
    assert.equal(await app.find('textbox', app.t('bom.omit-reason')).getAttribute('aria-invalid'), 'true');
    await enter(app.t('bom.omit-reason'), '质量占比不到 1 %');
    assert.equal(await app.find('button', app.t('bom.missing-factors', '1')).count(), 0);
    await app.go('company');
    await enter(app.t('product.mass'), String(productKg));
    await app.go('footprint');
    await view('footprint.view.cut-off');
    await says('质量占比不到 1 %');
    await says('0.25 %');  // 10.5 kg of 4,200 kg
  });

  it('shares the electricity of the plant by pieces', async () => {
    await app.go('bom');
    await app.clickAt(page.getByRole('radio', { name: new RegExp(`^${app.t('bom.table.energy')}`) }));
    await app.clickAt(app.find('button', app.t('bom.add')).first());
    await page.keyboard.type('车间用电');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(String(plant.kwh));
    await page.keyboard.press('Tab');
    await page.keyboard.type('kWh');
    await page.keyboard.press('Enter');
    await app.settle();
    await app.click('gridcell', '车间用电');
    assert.match(await takeFactor('全国平均'), /全国平均/);
    await choose(app.t('bom.allocation'), app.t('bom.allocation.new'));
    await enter(app.t('bom.allocation.name'), '变压器车间 2026 年');
    await enter(app.t('bom.allocation.own'), String(plant.own));
    await enter(app.t('bom.allocation.total'), String(plant.total));
    await enter(app.t('bom.allocation.output'), String(plant.own));
    await enter(app.t('bom.allocation.reason'), '各型号工时相近');
    await says(app.t('bom.allocation.left'));
    total = await app.footprint();
    factors.power = number((await page.getByRole('gridcell', { name: /^0\.\d+$/ }).first().getAttribute('aria-label')) ?? '');
    near(total, expectedMaterials() + (plant.kwh / plant.total) * factors.power);
  });

  it('scores the value that weighs most, and sets the minimum', async () => {
    await app.go('quality');
    await enter(app.t('quality.accuracy'), '3');
    await view('quality.view.values');
    for (const which of [0, 1]) {  // of the activity data, of the factor
      for (const dimension of ['accuracy', 'timeliness', 'geography', 'technology']) {
        const scores = app.find('radiogroup', app.t(`quality.${dimension}`)).nth(which);
        await app.clickAt(scores.getByRole('radio', { name: '2', exact: true }));
      }
    }
    await view('quality.view.rating');
    assert.equal(await page.getByText(app.t('quality.entered-share', '0.0 %'), { exact: false }).count(), 0);
  });

  it('draws samples with a seed, and shows how sure the total is', async () => {
    await app.go('footprint');
    await view('footprint.view.uncertainty');
    await enter(app.t('uncertainty.seed'), String(seed));
    await app.click('button', app.t('uncertainty.run'));
    await says(app.t('uncertainty.histogram'));
    await view('footprint.view.charts');
    await says(app.t('uncertainty.drawn', String(seed), '10,000'));
  });

  it('reads a chart as a table and saves it as numbers, drawing and picture', async () => {
    const title = app.t('footprint.stages');
    const save = async (kind) => {
      await app.click('button', app.t('result.save', title));
      return downloadOf(page, () => app.click('menuitem', app.t(`result.as-${kind}`)));
    };
    assert.match((await save('csv')).bytes.toString(), /原材料获取/);
    assert.match((await save('svg')).bytes.toString(), /^<svg[^>]*>[\s\S]*原材料获取[\s\S]*<\/svg>\s*$/);
    assert.deepEqual([...(await save('png')).bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
    await app.click('button', app.t('footprint.as-table', title));
    await page.getByRole('table', { name: title }).waitFor();
  });

  it('ends with a statement that says all of it, in both languages', async () => {
    await view('footprint.view.statement');
    await enter(app.t('analysis.interpretation'), '硅钢和铜线最重要。');
    await enter(app.t('analysis.limits'), '硅钢用代理值。');
    const chinese = (await downloadOf(page, () => app.click('button', app.t('export.html')))).bytes.toString();
    await app.click('button', app.t('footprint.statement-view'));
    const dialog = page.getByRole('dialog');
    await dialog.frameLocator('iframe').getByText('硅钢和铜线最重要。').waitFor();
    await dialog.getByRole('button', { name: app.t('preview.close') }).click();
    await app.click('radio', 'EN');
    app = new Application(page, 'en');
    const english = (await downloadOf(page, () => app.click('button', app.t('export.html')))).bytes.toString();
    const shown = Math.round(total).toString().replace(/\B(?=(\d{3})+$)/g, ',');
    for (const [html, language] of [[chinese, 'zh'], [english, 'en']]) {
      const t = new Application(page, language).t;
      for (const heading of ['goal', 'boundary', 'data', 'allocation', 'uncertainty', 'interpretation', 'limits'].map((key) => `statement.${key}`)
        .concat('report.factors', 'report.cut-off', 'report.result', 'step.quality')) assert.ok(html.includes(t(heading)), `${language}: ${heading}`);
      for (const said of [shown, String(seed), '示例线材公司', '产品碳足迹报告 2026-07', '变压器车间 2026 年', '各型号工时相近',
        '质量占比不到 1 %', '硅钢和铜线最重要。', '硅钢用代理值。', t('footprint.part.biogenic')]) {
        assert.ok(html.includes(said), `${language}: ${said}`);
      }
      assert.match(html, new RegExp(`<html[^>]*lang="${language}`));
      assert.doesNotMatch(html, /\[[a-z]+\.[a-z.-]+\]/);
    }
    assert.deepEqual(page.problems, []);
  });
});
