// Step 8: Annex 2 is answered chapter by chapter; eligibility and the list of documents (item 10) follow.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { Application } from './lib/application.mjs';
import { downloadOf } from './lib/browser.mjs';
import { onePage } from './lib/fixture.mjs';

let page, app;
onePage((opened) => ({ page, app } = opened));

const label = (number) => number.endsWith('-tail') ? app.t('clause.annex2-tail', number.slice(0, -5)) : app.t('clause.annex2', number);
/** The head of a chapter, by its number. */
const chapter = (number) => page.getByRole('button', { name: new RegExp(`^${number} `) });
const answers = (number) => page.getByRole('radiogroup', { name: new RegExp(`^${label(number).replaceAll(/[().]/g, '\\$&')} `) });
const answer = (number, word) => app.clickAt(answers(number).getByRole('radio', { name: app.t(`annex2.answer.${word}`), exact: true }));
const chosen = async (number) => (await answers(number).getByRole('radio', { checked: true }).allTextContents()).length;
const says = (text) => page.getByText(text, { exact: false }).first().waitFor();

describe('the Annex 2 self-assessment', () => {
  it('of the transformer is complete, and eligibility takes its verdict from it', async () => {
    await app.openSample('transformer');
    await app.go('eligibility');
    await says(app.t('eligibility.verdict.not-yet', '7', '0', '1'));
    await says(app.t('annex2.progress', '78', '78'));
    assert.equal(await app.find('radiogroup', app.t('question.factory-assurance')).count(), 0);
    await app.click('button', `${app.t('question.factory-assurance')} ${app.t('eligibility.to-annex2')}`);
    await page.waitForURL(/annex2$/);
    await says(app.t('annex2.verdict.yes'));
  });

  it('greys the chapters outside the boundary and says why', async () => {
    const use = chapter(8);
    assert.match(await use.getAttribute('aria-label') ?? await use.textContent(), new RegExp(app.t('annex2.outside.product.use_inside')));
    assert.equal(await use.isDisabled(), true);
  });

  it('fails the factory with one answer, and undo takes it back', async () => {
    await app.clickAt(chapter(12));
    await answer('12', 'not');
    await says(app.t('annex2.verdict.no', '1'));
    await app.go('eligibility');
    await says(app.t('eligibility.verdict.not-eligible', '6', '1', '1'));
    await page.keyboard.press('Control+Z');
    await app.settle();
    await says(app.t('eligibility.verdict.not-yet', '7', '0', '1'));
    assert.deepEqual(page.problems, []);
  });

  it('lists the management documents for item 10 in the package', async () => {
    await app.go('export');
    const { bytes } = await downloadOf(page, () => app.click('button', app.t('export.button')));
    const files = unzipSync(bytes);
    const list = Buffer.from(files['annex1/A1-10/draft.html']).toString();
    assert.match(list, /SL-QP-12 碳足迹内部审核程序 A\/0/);
    assert.match(list, /成文程序/);
    assert.ok(Buffer.from(files['annex2.csv']).toString().includes('SL-QP-13 变更控制程序'));
    assert.match(Buffer.from(files['index.en.html']).toString(), /Internal audit procedure/);
  });

  it('asks why something does not apply, at its field', async () => {
    await app.go('annex2');
    await app.clickAt(chapter(1));
    await answer('1.1-tail', 'not-applicable');
    const note = app.find('textbox', app.t('annex2.note-of', label('1.1-tail')));
    await says(app.t('annex2.remark.reason'));
    await app.clickAt(note);
    await page.keyboard.insertText('由集团任命');
    await page.keyboard.press('Tab');
    await app.settle();
    assert.equal(await page.getByText(app.t('annex2.remark.reason'), { exact: true }).count(), 0);
    assert.deepEqual(page.problems, []);
  });

  it('shows the paragraph with one click', async () => {
    await app.clickAt(page.getByRole('button', { name: '1.2(3)', exact: true }));
    const pane = app.find('complementary', app.t('pane.name'));
    await pane.getByText(app.t('annex2.shall-long')).waitFor();
    await pane.getByText(`R52003 ${label('1.2(3)')}`).waitFor();
  });
});

describe('in English, with gaps', () => {
  it('answers the rest of a chapter with one command, and shows only what is open', async () => {
    await app.click('button', app.t('bar.home'));
    await app.openSample('cable');
    await app.click('radio', 'EN');
    app = new Application(page, 'en');
    await app.go('annex2');
    await app.clickAt(chapter(14));
    assert.equal(await chosen('14(5)'), 0);
    await app.click('button', app.t('annex2.all-conforming-named', '14', app.t('annex2.all-conforming')));
    assert.equal(await chosen('14(5)'), 1);
    await page.keyboard.press('Control+Z');
    await app.settle();
    assert.equal(await chosen('14(5)'), 0);
    await app.clickAt(app.find('radiogroup', app.t('annex2.filter')).getByRole('radio', { name: new RegExp(`^${app.t('annex2.filter.open')}`) }));
    assert.equal(await answers('12').count(), 1);
    assert.equal(await answers('2.1').count(), 0);
    assert.deepEqual(page.problems, []);
  });

  it('moves through the answers with the arrow keys', async () => {
    await answers('12').getByRole('radio', { name: app.t('annex2.answer.not'), exact: true }).waitFor();
    await answer('12', 'not');
    await page.keyboard.press('ArrowLeft');
    await app.settle();
    assert.equal(await answers('12').getByRole('radio', { name: app.t('annex2.answer.partly'), exact: true }).getAttribute('aria-checked'), 'true');
  });
});
