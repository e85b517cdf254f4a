// From a verdict to its paragraph, our summary, the facts it used and the reading taken: one click, in both languages.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Application } from './lib/application.mjs';
import { contextOptions, launchBrowser, openPage } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

let site, browser;

before(async () => {
  site = await startCountedSite();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const verdicts = [
  // The order of standards: paragraph 6 and the standard for transformers; the kind of product was entered in step 1.
  { step: 'eligibility', press: (app) => app.clickAt(app.find('button', /¶\s?6$/).first()), title: 'standards.card', clause: /¶\s?6/, fact: /T\/CEC 1073-2025|transformer|变压器/, reading: null },
  // The cut-off: paragraph 21, the share against the limit, and the open question of its base.
  { step: 'footprint', press: (app) => app.clickAt(app.find('button', /¶\s?21$/).first()), title: 'footprint.cut-off', clause: /¶\s?21/, fact: null, reading: 'AMB-21' },
  // Person-days of the site inspection: table of paragraph 54.
  { step: 'man-days', press: (app) => app.clickAt(app.find('button', /¶\s?54$/).first()), title: 'man-days.site-inspection', clause: /¶\s?54/, fact: null, reading: 'AMB-49' },
];

for (const language of ['zh', 'en']) {
  describe(`in ${language}`, () => {
    let context, page, app;

    before(async () => {
      context = await browser.newContext({ ...contextOptions, locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
      page = await openPage(context, site.url);
      app = new Application(page, 'zh');
      if (language === 'en') await app.click('radio', 'EN').catch(() => app.click('button', 'EN'));
      app = new Application(page, language);
      await app.openSample('transformer');
    });

    after(() => context.close());

    for (const verdict of verdicts) {
      it(`${verdict.title} reaches its basis in one click`, async () => {
        await app.go(verdict.step);
        await verdict.press(app);
        const pane = app.find('complementary', app.t('pane.name'));
        await pane.getByText(app.t(verdict.title)).first().waitFor();
        await pane.getByText(verdict.clause).first().waitFor();
        await pane.getByText(app.t('basis.why')).first().waitFor();
        await pane.getByText(app.t('basis.facts')).first().waitFor();
        const sources = pane.getByRole('link', { name: new RegExp(app.t('basis.entered-named', '.+', '.*', '.+')) });
        assert.ok(await sources.count() > 0, 'a fact says where it was entered');
        if (verdict.fact) await pane.getByText(verdict.fact).first().waitFor();
        if (verdict.reading) await pane.getByText(verdict.reading).first().waitFor();
        assert.deepEqual(page.problems, []);
      });
    }

    it('a fact leads to where it was entered', async () => {
      await app.go('eligibility');
      await app.clickAt(app.find('button', /¶\s?6$/).first());
      const pane = app.find('complementary', app.t('pane.name'));
      await app.clickAt(pane.getByRole('link', { name: new RegExp(app.t('step.company')) }).first());
      await page.waitForURL(/\/company$/);
    });
  });
}
