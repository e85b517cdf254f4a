// What a page must survive, and what it must not do: a killed browser, a second tab, a lost drawing context; frames
// while nothing happens, and interactive things that the mirror does not know.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Application, steps } from './lib/application.mjs';
import { contextOptions, launchBrowser, openPage, persistentProfile, pixelAt } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

let site, browser, context;

before(async () => {
  site = await startCountedSite();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

beforeEach(async () => {
  context = await browser.newContext(contextOptions);
});

afterEach(() => context.close());

async function setTitle(app, text) {
  const title = app.find('textbox', app.t('project.title'));
  await app.clickAt(title);
  await app.replaceText(text);
  await app.page.keyboard.press('Tab');
  await app.settle();
}

const titleOf = (app) => app.find('textbox', app.t('project.title')).inputValue();
const framesDrawn = (page) => page.evaluate(() => globalThis.__zuji.framesDrawn);

describe('the page', () => {
  it('finds every edit again after the browser was killed', async () => {
    const profile = persistentProfile();
    try {
      const first = await profile.open();
      const page = await openPage(first.context, site.url);
      const app = new Application(page);
      await app.openSample('transformer');
      await setTitle(app, '断电之前');
      await app.go('eligibility');
      await app.answer('question.truthfulness-undertaking', 'undertaking.signed');
      await app.answer('question.licence', 'answer.unknown');
      await page.keyboard.press('Control+Z');
      await app.settle();
      const [footprint, points] = [await app.footprint(), await app.openPoints()];
      await first.kill();

      const second = await profile.open();
      const again = await openPage(second.context, site.url);
      const recovered = new Application(again);
      // The list may still show the title of the last snapshot; the edit log has the new one.
      await recovered.clickAt(again.getByRole('link').first());
      await recovered.settle();
      assert.equal(await recovered.footprint(), footprint);
      assert.equal(await recovered.openPoints(), points);
      await recovered.go('company');
      assert.equal(await titleOf(recovered), '断电之前');
      assert.deepEqual(again.problems, []);
      await second.close();
    } finally {
      profile.remove();
    }
  });

  it('opens read-only in a second tab, which can take over', async () => {
    const one = new Application(await openPage(context, site.url));
    await one.openSample('transformer');
    await setTitle(one, '第一页');
    const two = new Application(await openPage(context, one.page.url()));
    await two.page.getByText(two.t('bar.read-only')).first().waitFor();
    assert.equal(await titleOf(two), '第一页');
    assert.equal(await two.find('textbox', two.t('project.title')).isEnabled(), false);
    await two.click('button', two.t('bar.take-over'));
    await one.page.getByText(one.t('bar.read-only')).first().waitFor();
    await setTitle(two, '第二页');
    await two.page.reload();
    await two.find('textbox', two.t('project.title')).waitFor();
    assert.equal(await titleOf(two), '第二页');
    assert.deepEqual([...one.page.problems, ...two.page.problems], []);
  });

  it('draws again after its drawing context was lost', async () => {
    const page = await openPage(context, site.url);
    const app = new Application(page);
    await app.openSample('transformer');
    await app.go('footprint');
    const before = await page.screenshot();
    await page.evaluate(async () => {
      const canvas = document.getElementById('canvas');
      const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
      const event = (name) => new Promise((resolve) => canvas.addEventListener(name, resolve, { once: true }));
      const lost = event('webglcontextlost');
      extension.loseContext();
      await lost;
      const restored = event('webglcontextrestored');
      setTimeout(() => extension.restoreContext());
      await restored;
    });
    await app.settle();
    const after = await page.screenshot();
    assert.ok(after.equals(before), 'the same picture as before');
    await app.go('eligibility');
    assert.notDeepEqual(await pixelAt(page, 30, 26), [0, 0, 0]);
    assert.deepEqual(page.problems, []);
  });

  it('draws nothing while nothing happens', async () => {
    const page = await openPage(context, site.url);
    const app = new Application(page);
    await app.openSample('transformer');
    for (const step of ['company', 'bom', 'footprint']) {
      await app.go(step);
      await page.mouse.move(700, 500);
      await page.waitForTimeout(2500);
      const before = await framesDrawn(page);
      await page.waitForTimeout(3000);
      assert.equal((await framesDrawn(page)) - before, 0, step);
    }
  });

  for (const language of ['zh', 'en']) {
    it(`has everything that can be used in its mirror, on every step (${language})`, async () => {
      const page = await openPage(context, site.url);
      if (language === 'en') await new Application(page, 'zh').click('radio', 'EN');
      const app = new Application(page, language);
      const seen = [];
      const check = async (place) => {
        seen.push(place);
        assert.deepEqual(await page.evaluate(() => globalThis.__zuji.unannotated()), [], place);
        const mirror = await page.locator('#mirror').ariaSnapshot();
        assert.doesNotMatch(mirror, /\[[a-z-]+\.[a-z0-9.-]+\]/, `${place}: a text is missing`);
        assert.doesNotMatch(mirror, /\ufffd/, `${place}: a text is damaged`);
      };
      await check('start');
      await app.openSample('transformer');
      for (const step of steps) {
        await app.go(step);
        await check(step);
      }
      await app.click('button', app.t('bar.home'));
      await app.openSample('cable');
      for (const step of steps) {
        await app.go(step);
        await check(`cable ${step}`);
      }
      assert.equal(seen.length, 1 + 2 * steps.length);
      assert.deepEqual(page.problems, []);
    });
  }

  it('can be walked through with the keyboard alone', async () => {
    const page = await openPage(context, site.url);
    const app = new Application(page);
    const focused = () => page.evaluate(() => {
      const element = document.activeElement;
      return element === document.body ? '' : element.getAttribute('aria-label') || element.textContent;
    });
    const reach = async (name) => {
      for (let i = 0; i < 60; i++) {
        if ((await focused()).includes(name)) return;
        await page.keyboard.press('Tab');
        await app.settle();
      }
      throw new Error(`Tab does not reach ${name}`);
    };
    await reach(app.t('start.open-named', app.t('sample.transformer')));
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/p\//);
    await app.settle();
    await reach(app.t('step.eligibility'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/eligibility$/);
    const group = app.find('radiogroup', app.t('question.truthfulness-undertaking'));
    for (let i = 0; i < 80 && !(await group.evaluate((element) => element.contains(document.activeElement))); i++) await page.keyboard.press('Tab');
    for (let i = 0; i < 2; i++) {
      await app.settle();
      await page.keyboard.press('ArrowLeft');
    }
    await app.settle();
    assert.equal(await group.getByRole('radio', { name: app.t('undertaking.signed') }).getAttribute('aria-checked'), 'true');
  });
});
