// Another edition of the rules in the page: loaded, compared, accepted, undone; a broken one is refused.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { dropFiles, ready } from './lib/browser.mjs';
import { pageForEach } from './lib/fixture.mjs';

let page, app;
pageForEach('transformer', (opened) => ({ page, app } = opened));

function edition(change, more = {}) {
  const parameters = JSON.parse(readFileSync(join(root, 'assets/rules/common/parameters.json'), 'utf8'));
  change(parameters.limits);
  return Buffer.from(JSON.stringify({
    format: 'zuji-pack',
    formatVersion: 1,
    edition: { id: 'CGC-R52003:2025', version: '2.0.0', revised: '2026-12-01', title: { zh: '机电工业品（修订）', en: 'Machinery (revised)' }, ...more },
    files: { 'common/parameters.json': parameters },
  }));
}

const set = (limits, name, value) => { limits.find((limit) => limit.name === name).value = value; };
const drop = async (bytes) => {
  await dropFiles(page, [{ name: 'edition.json', bytes }]);
  await app.settle();
};
const row = (key, before_, after_) => app.find('row', app.t('rule-edition.difference', app.t(key), before_, after_));
const total = () => app.liveResult('results.man-days');

describe('an edition of the rules', () => {
  it('is compared before it is taken, can be undone, and stays on this machine', async () => {
    await app.go('company');
    const was = await total();
    await drop(edition((limits) => {
      set(limits, 'document-review-high', '20');
      set(limits, 'cut-off-share', '4');
    }));
    await row('limit.cut-off-share', '5 %', '4 %').waitFor();
    await row('limit.document-review-high', '15 person-day', '20 person-day').waitFor();
    await app.find('row', new RegExp(`^${app.t('man-days.total')}`)).waitFor();
    assert.equal(await total(), was, 'nothing has changed before the user accepts');
    await app.click('button', app.t('rule-edition.accept'));
    assert.notEqual(await total(), was);
    const changed = await total();
    await page.keyboard.press('Control+z');
    await app.settle();
    assert.equal(await total(), was);
    await page.keyboard.press('Control+y');
    await app.settle();
    assert.equal(await total(), changed);

    await page.waitForTimeout(500);  // the edit log is written
    await page.reload();
    await ready(page);
    await app.settle();
    assert.equal(await total(), changed);
    assert.deepEqual(page.problems, []);
  });

  it('that is broken is refused with its place, and changes nothing', async () => {
    await app.go('company');
    const was = await total();
    await drop(edition((limits) => { limits[0].unit = 'day'; }));
    await app.text('common/parameters.json: $.limits[0].unit').waitFor();
    assert.equal(await app.find('button', app.t('rule-edition.accept')).count(), 0);
    assert.equal(await total(), was);
  });

  it('that has been withdrawn gives no verdict', async () => {
    await app.go('company');
    await drop(edition(() => undefined, { withdrawn: '2020-01-01' }));
    await app.click('button', app.t('rule-edition.accept'));
    await app.text(app.t('rule-edition.withdrawn')).waitFor();
    assert.doesNotMatch(await total(), /\d/);
  });
});
