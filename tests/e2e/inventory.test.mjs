// The inventory of a product from cradle to grave: boundary, a plant shared between products, a set of factors of one's
// own. The tests follow each other on one page.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dropFiles } from './lib/browser.mjs';
import { onePage } from './lib/fixture.mjs';

let page, app, whole;
onePage((opened) => ({ page, app } = opened));

const undo = async () => {
  await page.keyboard.press('Control+Z');
  await app.settle();
};

describe('the inventory', () => {
  it('counts the motor sample from cradle to grave, losses in use included', async () => {
    await app.openSample('motor');
    whole = await app.footprint();
    assert.ok(whole > 20_000 && whole < 25_000, `${whole}`);
  });

  it('shows the boundary and leaves the use stage out of it', async () => {
    await app.go('bom');
    await app.click('button', app.t('bom.more-menu'));
    await app.click('menuitem', app.t('boundary.open'));
    await page.getByText(app.t('boundary.cradle-to-grave')).first().waitFor();
    await app.answer('boundary.use', 'answer.no');
    await page.getByText(app.t('boundary.partly')).first().waitFor();
    await page.keyboard.press('Escape');
    await app.settle();
    assert.ok((await app.footprint()) < 1_500);
    await undo();
    assert.equal(await app.footprint(), whole);
  });

  it('shares the electricity of a plant by hours', async () => {
    await app.clickAt(page.getByRole('radio', { name: new RegExp(`^${app.t('bom.table.energy')}`) }));
    await app.click('gridcell', '电机车间用电（全车间）');
    await app.text(app.t('bom.allocation.left')).waitFor();
    await app.clickAt(app.find('textbox', app.t('bom.allocation.own')));
    await app.replaceText('10800');
    await page.keyboard.press('Tab');
    await app.settle();
    await app.text(app.t('line.share-out-of-range')).waitFor();  // more than the plant has
    await undo();
    assert.equal(await app.footprint(), whole);
  });

  it('takes a set of factors from a CSV file and names the rows it refuses', async () => {
    const csv = 'name,value,per,supplier\n示例铜线,4.05,kgCO2e/kg,示例线材 G\n没有单位,3,,\n';
    await dropFiles(page, [{ name: '我的因子.csv', bytes: new TextEncoder().encode(csv) }]);
    await page.getByText(app.t('factor-csv.done', '1', '我的因子'), { exact: false }).first().waitFor();
    await page.getByText(app.t('factor-csv.no-unit'), { exact: false }).first().waitFor();
    assert.deepEqual(page.problems, []);
  });
});
