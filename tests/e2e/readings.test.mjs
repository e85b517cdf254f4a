// Open readings: found from the basis and the search, chosen, undone, recorded in the package.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { catalogue } from './lib/application.mjs';
import { downloadOf } from './lib/browser.mjs';
import { readFileSync } from 'node:fs';
import { onePage } from './lib/fixture.mjs';

const register = JSON.parse(readFileSync(new URL('../../assets/rules/common/interpretations.json', import.meta.url), 'utf8')).interpretations;
const entryOf = (id) => register.find((entry) => entry.id === id);
const cable = JSON.parse(readFileSync(new URL('../../assets/rules/cgc-r52006-2026/pack.json', import.meta.url), 'utf8'));
const cableClause = (id) => cable.clauses.find((clause) => clause.id === id);
const readingOf = (id, reading) => entryOf(id).readings.find((each) => each.id === reading);

let page, app;
onePage((opened) => ({ page, app } = opened));

const choice = (id, reading, language) => app.find('radiogroup', entryOf(id).question[language]).getByRole('radio', { name: readingOf(id, reading)[language], exact: true });
const isChosen = (id, reading, language = 'zh') => choice(id, reading, language).getAttribute('aria-checked');

/** Type into the search once it is open, and wait until it has found `label`. */
async function search(query, label) {
  await page.keyboard.press('Control+K');
  const dialog = app.find('dialog', app.t('search.name'));
  await dialog.waitFor();
  await app.settle();
  await page.keyboard.insertText(query);
  await dialog.getByRole('option', { name: label, exact: true }).waitFor();
}

/** Above the live results at the foot of the pane, which hide what lies behind them. */
async function clickInPane(locator) {
  const foot = await app.place(page.getByText(app.t('results.live'), { exact: true }).last());
  for (let i = 0; i < 20; i++) {
    const box = await app.place(locator);
    if (box.y + box.height < foot.y - 12 && box.y > 100) break;
    await page.mouse.move(box.x + 40, 300);
    await page.mouse.wheel(0, box.y > 300 ? 120 : -120);
    await app.settle();
  }
  await app.clickAt(locator);
}

describe('open readings', () => {
  it('stand beside the verdict that they are about, with what each would give', async () => {
    await app.openSample('transformer');
    await app.go('man-days');
    const note = app.find('group', app.t('basis.open-reading')).filter({ hasText: 'AMB-48' });
    await clickInPane(note.getByRole('button', { name: app.t('reading.more') }).or(note.getByRole('link', { name: app.t('reading.more') })).first());
    assert.equal(await isChosen('AMB-48', 'c'), 'true');
  });

  it('are chosen, undone and chosen again', async () => {
    await clickInPane(choice('AMB-48', 'a', 'zh'));
    assert.equal(await isChosen('AMB-48', 'a'), 'true');
    await page.getByText(app.t('reading.effect.shown')).first().waitFor();
    await page.getByText(app.t('man-days.total-as-read')).first().waitFor();
    await page.keyboard.press('Control+Z');
    await app.settle();
    assert.equal(await isChosen('AMB-48', 'c'), 'true');
    assert.equal(await page.getByText(app.t('man-days.total-as-read')).count(), 0);
    await page.keyboard.press('Control+Y');
    await app.settle();
    assert.equal(await isChosen('AMB-48', 'a'), 'true');
  });

  it('are found by the search, as clauses of the other document are', async () => {
    await search('AMB-49', entryOf('AMB-49').question.zh);
    await page.keyboard.press('Enter');
    await page.waitForURL(/export$/);
    await app.settle();
    assert.equal(await isChosen('AMB-49', entryOf('AMB-49').chosen), 'true');
    await search('97-b2', cableClause('97-b2').zh);
    await page.keyboard.press('Escape');
    await app.settle();
  });

  it('stand in the register: all of them, those of the project, those that were changed', async () => {
    const filter = (key) => app.find('radiogroup', app.t('readings.filter')).getByRole('radio', { name: new RegExp(`^${app.t(key)}`) });
    await app.clickAt(filter('readings.filter.changed'));
    const list = app.find('table', app.t('readings.title')).or(app.find('grid', app.t('readings.title'))).first();
    await list.getByRole('row', { name: /AMB-48/ }).waitFor();
    assert.equal(await list.getByRole('row', { name: /AMB-/ }).count(), 1);
    await app.clickAt(filter('readings.filter.all'));
    assert.equal(await list.getByRole('row', { name: /AMB-/ }).count(), 114);
  });

  it('speak English too', async () => {
    app.t = catalogue('en');
    await page.keyboard.press('Home');
    await app.clickAt(page.getByRole('radio', { name: 'EN', exact: true }));
    await app.settle();
    await app.find('heading', app.t('step.export')).waitFor();
    await page.getByText(entryOf('AMB-48').question.en).first().waitFor();
    app.t = catalogue('zh');
    await app.clickAt(page.getByRole('radio', { name: '中文', exact: true }));
    await app.settle();
  });

  it('are printed in the package with the choice', async () => {
    await app.clickAt(app.find('tab', app.t('export.tab.package')));
    const { bytes } = await downloadOf(page, () => app.click('button', app.t('export.button')));
    const files = unzipSync(bytes);
    assert.ok(strFromU8(files['readings.csv']).includes('申请人改选'));
    assert.match(strFromU8(files['project.json']), /"AMB-48": "a"/);
    assert.ok(strFromU8(files['index.html']).includes(readingOf('AMB-48', 'a').zh));
    assert.deepEqual(page.problems, []);
  });
});
