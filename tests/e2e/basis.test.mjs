// From a verdict to its paragraph, our summary, the facts and the reading in one click, in both languages.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Application } from './lib/application.mjs';
import { contextOptions, launchBrowser, openPage } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

const rules = (name) => JSON.parse(readFileSync(new URL(`../../assets/rules/common/${name}.json`, import.meta.url), 'utf8'));
const { clauses } = rules('clauses');
const { interpretations } = rules('interpretations');
const clauseOf = (id) => clauses.find((clause) => clause.id === id);
const questionOf = (id) => interpretations.find((entry) => entry.id === id).question;

/** Step, the text beside which the chip stands, clause, a line of the trace, the reading. */
const VERDICTS = [
  { step: 'eligibility', beside: 'question.factory-assurance', clause: '27-b3', fact: 'trace.eligibility.factory-assurance', reading: 'AMB-30' },
  { step: 'footprint', beside: 'footprint.cut-off', clause: '21', fact: 'trace.decision.cut-off', reading: 'AMB-21' },
  { step: 'man-days', beside: 'man-days.document-review', clause: '46', fact: 'trace.man-days.document-review', reading: 'AMB-48' },
];

let site, browser;

before(async () => {
  site = await startCountedSite();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

for (const language of ['zh', 'en']) {
  describe(`the basis of a verdict (${language})`, () => {
    let page, app;
    before(async () => {
      page = await openPage(await browser.newContext(contextOptions), site.url);
      app = new Application(page);
      if (language === 'en') {
        await app.clickAt(page.getByRole('radio', { name: 'EN', exact: true }));
        app = new Application(page, 'en');
      }
      await app.openSample('transformer');
    });
    after(() => page.context().close());

    for (const { step, beside, clause, fact, reading } of VERDICTS) {
      it(`${step}: paragraph ${clause}`, async () => {
        await app.go(step);
        const chips = page.getByRole('button', { name: new RegExp(`¶ ?${clause.split('-')[0]}\\b`) });
        const pane = app.find('complementary', app.t('pane.name'));
        const near = await app.place(page.getByText(app.t(beside), { exact: true }).first());
        const all = await chips.all();
        let chip = all[0];
        for (const each of all) {
          const [a, b] = [await each.boundingBox(), await chip.boundingBox()];
          if (a && b && Math.abs(a.y - near.y) < Math.abs(b.y - near.y)) chip = each;
        }
        await app.clickAt(chip);
        await pane.getByText(clauseOf(clause)[language]).first().waitFor();
        await pane.getByText(app.t(fact, '10', '15', '2').split('：')[0].split(':')[0], { exact: false }).first().waitFor();
        await pane.getByText(questionOf(reading)[language], { exact: false }).first().waitFor();
        assert.deepEqual(page.problems, []);
      });
    }
  });
}
