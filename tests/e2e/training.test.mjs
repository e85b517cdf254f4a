// The door for inspectors: a lesson, a generated exercise with a known seed, a project with errors, a whole exam with a
// known seed and the expected score, a reload in the middle of it, the result sheet.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Application } from './lib/application.mjs';
import { contextOptions, downloadOf, dropFiles, launchBrowser, openPage } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

let site, browser, page, app;
const seed = 42;
/** Paths that pages asked for; what the service worker keeps for work without a network is not among them. */
const asked = [];

before(async () => {
  site = await startCountedSite();
  browser = await launchBrowser();
  const context = await browser.newContext(contextOptions);
  context.on('request', (request) => {
    if (!request.serviceWorker()) asked.push(new URL(request.url()).pathname);
  });
  page = await openPage(context, site.url);
  app = new Application(page);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const main = () => page.getByRole('main');
const pane = () => page.getByRole('complementary');
const shown = (text) => page.getByText(text, { exact: false }).first().waitFor({ timeout: 10_000 });
const room = (key) => app.clickAt(app.find('navigation', app.t('training.rail')).getByRole('link', { name: app.t(`training.room.${key}`) }));
const type = async (locator, text) => {
  await app.clickAt(locator);
  await app.replaceText(text);
  await page.keyboard.press('Tab');
  await app.settle();
};
const fill = (key, text) => type(app.find('textbox', app.t(key)), text);
const go = async (hash) => {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await app.settle();
};
const ofTraining = () => asked.filter((path) => path.includes('/assets/training/'));

/** The right answers of the paper on the instructor's desk, as they are shown there. */
async function rightAnswers() {
  const rows = await app.find('table', app.t('training.questions')).getByRole('row').all();
  const answers = [];
  for (const row of rows.slice(1)) answers.push(await row.getByRole('cell').last().innerText());
  return answers;
}

/** Answers the question that is shown, whatever its form. */
async function answer(right) {
  const typed = main().getByRole('textbox');
  if ((await typed.count()) > 0) return type(typed.first(), right.split(' ')[0]);
  const one = main().getByRole('radio', { name: right, exact: true });
  if ((await one.count()) > 0) return app.clickAt(one);
  for (const each of right.split('; ')) await app.clickAt(main().getByRole('checkbox', { name: each, exact: true }));
}

describe('the training', () => {
  it('is behind the third door, and its content is loaded only then', async () => {
    assert.deepEqual(ofTraining(), []);
    await app.click('button', app.t('door.training-start'));
    await page.waitForURL(/#\/training$/);
    await shown(app.t('training.by-kind'));
    assert.ok(ofTraining().length > 0);
  });

  it('explains a step of the process with its paragraphs', async () => {
    await room('process');
    await app.clickAt(main().getByRole('link', { name: '现场核查' }));
    await page.waitForURL(/#\/training\/process\/verification$/);
    await app.click('checkbox', app.t('training.mark-read'));
    await app.clickAt(main().getByRole('button', { name: '¶66' }));
    await pane().getByText(app.t('training.paragraph')).waitFor();
    await page.getByRole('link', { name: new RegExp(`^${app.t('training.room.process')}, 1 / `) }).waitFor({ state: 'attached', timeout: 10_000 });
  });

  it('judges a person while the facts change', async () => {
    await room('roles');
    await shown(app.t('training.person.not-competent', '碳足迹核查员'));
    await app.click('checkbox', app.t('training.person.authorised'));
    await fill('training.person.jobs', '3');
    await shown(app.t('training.person.competent', '碳足迹核查员'));
  });

  it('gives the same exercise for the same seed, and says what was right', async () => {
    await go(`#/training/practice/man-days.site-verification/${seed}/medium`);
    const sentence = main().getByText(/物料清单有 \d+ 行物料/).first();
    await sentence.waitFor();
    const items = /物料清单有 (\d+) 行物料/.exec((await sentence.textContent()) ?? '');
    assert.ok(items, 'the exercise names the number of lines');
    const days = Number(items[1]) > 200 ? '2' : '1';  // paragraph 69
    await type(main().getByRole('textbox', { name: app.t('training.answer') }), days === '2' ? '1' : '2');
    await app.click('button', app.t('training.check'));
    await shown(app.t('training.answered-wrong'));
    await app.click('button', app.t('training.again'));
    await type(main().getByRole('textbox', { name: app.t('training.answer') }), days);
    await app.click('button', app.t('training.check'));
    await shown(app.t('training.answered-right'));
    await pane().getByText('¶69').first().waitFor();
  });

  it('takes words as a seed, and refuses what is none', async () => {
    await room('instructor');
    await fill('training.seed', 'class 7B');
    const told = (text) => page.locator(`[aria-description*="${text}"]`).first().waitFor({ state: 'attached', timeout: 10_000 });
    await told('5291872444410322');
    await fill('training.seed', '1.5');
    await told(app.t('error.no-seed', '1.5').replaceAll('"', '\\"'));
    await fill('training.seed', '1');
  });

  it('finds a case and a paragraph with the search of the training', async () => {
    await page.keyboard.press('Control+k');
    await app.settle();
    await page.keyboard.type('T05');
    await app.settle();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/training\/cases\/T05$/);
    await page.keyboard.press('Control+k');
    await app.settle();
    await page.keyboard.type('¶69');
    await app.settle();
    await page.keyboard.press('Enter');
    await pane().getByText('¶69').first().waitFor();
  });

  it('hides errors in a project, and scores what was marked', async () => {
    await room('hunts');
    await app.click('radio', new RegExp('1600 kVA'));
    await app.click('button', app.t('training.hunt-begin'));
    await shown(app.t('training.claimed'));
    await app.clickAt(main().getByRole('row').nth(2));
    await type(pane().getByRole('textbox', { name: app.t('training.mark-paragraph') }), '42-b1');
    await app.clickAt(pane().getByRole('radio', { name: app.t('training.class.major') }));
    await app.click('button', app.t('training.mark-save'));
    await app.click('button', app.t('training.hunt-finish'));
    await shown(app.t('training.score-rule'));
    assert.match(await main().innerText(), /\d+ \/ 20/);  // five errors, four points each
  });

  it('sits a whole exam; a reload keeps the answers, and the score is as expected', async () => {
    await room('instructor');
    await fill('training.seed', String(seed));
    await app.click('button', app.t('training.draw-paper'));
    const right = await rightAnswers();
    assert.equal(right.length, 10);
    await app.click('button', app.t('training.sit-paper'));
    await fill('training.trainee', '林工');
    await app.click('button', app.t('training.exam-begin'));
    for (const [index, text] of right.slice(0, 6).entries()) {
      await answer(text);
      if (index === 1) {
        await page.reload();
        await page.waitForFunction(() => globalThis.__zuji?.ready);
        await shown(app.t('training.answered-of', '2', '10'));
        await app.click('button', app.t('training.question-state', '2', app.t('training.answered'), ''));
      }
      await app.click('button', app.t('training.next'));
    }
    await shown(app.t('training.answered-of', '6', '10'));
    await app.click('button', app.t('training.hand-in'));
    await app.click('button', app.t('training.hand-in-yes'));
    await shown(app.t('training.passed'));
    await shown('6 / 10');
  });

  it('prints the result with its code, and a class in one table', async () => {
    const sheet = await downloadOf(page, () => app.click('button', app.t('training.save-sheet')));
    const html = sheet.bytes.toString('utf8');
    assert.match(html, /60 %/);
    assert.match(html, /林工/);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(html)?.[0];
    assert.ok(code, 'the sheet carries a verification code');
    await shown(code);
    const file = await downloadOf(page, () => app.click('button', app.t('training.save-result')));
    await dropFiles(page, [{ name: file.name, mime: 'application/json', bytes: file.bytes }]);
    await page.waitForURL(/#\/training\/instructor$/);
    await shown(app.t('training.code-fits'));
    assert.deepEqual(page.problems, []);
  });
});
