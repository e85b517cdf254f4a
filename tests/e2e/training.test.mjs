// The door for inspectors: a lesson, a generated exercise with a known seed, a project with errors, a whole exam with a
// known seed and the expected score, a reload in the middle of it, the result sheet.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Application } from './lib/application.mjs';
import { contextOptions, downloadOf, dropFiles, launchBrowser, openPage } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

let site, browser, page, app;
const seed = 42;

before(async () => {
  site = await startCountedSite();
  browser = await launchBrowser();
  page = await openPage(await browser.newContext(contextOptions), site.url);
  app = new Application(page);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const shown = (text) => page.getByText(text, { exact: false }).first().waitFor({ timeout: 10_000 });
const main = () => page.getByRole('main');
const room = (key) => app.clickAt(app.find('navigation', app.t('training.rail')).getByRole('link', { name: app.t(`training.room.${key}`) }));
const fill = async (name, text) => {
  await app.click('textbox', name);
  await app.replaceText(text);
  await page.keyboard.press('Tab');
  await app.settle();
};
const go = async (hash) => {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await app.settle();
};

describe('the training', () => {
  it('is behind the third door, and its content is loaded only then', async () => {
    assert.ok(!site.paths().some((path) => path.includes('/assets/training/')) || await page.evaluate(() => navigator.serviceWorker.controller !== null));
    await app.click('button', app.t('door.training-start'));
    await page.waitForURL(/#\/training$/);
    await shown(app.t('training.home-remark'));
  });

  it('explains a step of the process with its paragraphs', async () => {
    await room('process');
    await app.clickAt(main().getByRole('link', { name: '现场核查' }));
    await page.waitForURL(/#\/training\/process\/verification$/);
    await shown('9 个方面'.replace('9 个', '九个'));
    await app.click('checkbox', app.t('training.mark-read'));
    await app.clickAt(main().getByRole('button', { name: /¶44/ }).first());
    const pane = page.getByRole('complementary');
    await pane.getByText('¶44').first().waitFor();
  });

  it('judges a person while the facts change', async () => {
    await room('roles');
    await shown(app.t('training.person.not-competent', '碳足迹核查员'));
    await app.click('checkbox', app.t('training.person.authorised'));
    await fill(app.t('training.person.jobs'), '3');
    await shown(app.t('training.person.competent', '碳足迹核查员'));
  });

  it('gives the same exercise for the same seed, and says what was right', async () => {
    await go(`#/training/practice/man-days.site-verification/${seed}/medium`);
    const situation = /物料清单有 (\d+) 行物料/.exec(await main().innerText());
    assert.ok(situation, 'the exercise names the number of lines');
    const days = Number(situation[1]) > 200 ? '2' : '1';  // paragraph 69
    await fill(app.t('training.answer'), days === '2' ? '1' : '2');
    await app.click('button', app.t('training.check'));
    await shown(app.t('training.answered-wrong'));
    await app.click('button', app.t('training.again'));
    await fill(app.t('training.answer'), days);
    await app.click('button', app.t('training.check'));
    await shown(app.t('training.answered-right'));
    await page.getByRole('complementary').getByText('¶69').first().waitFor();
  });
});
