// From a verdict to its paragraph, our summary, the facts it used and the reading taken: one click, in both languages.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Application } from './lib/application.mjs';
import { contextOptions, openPage } from './lib/browser.mjs';
import { siteAndBrowser } from './lib/fixture.mjs';

const rules = (name) => JSON.parse(readFileSync(new URL(`../../assets/rules/common/${name}.json`, import.meta.url), 'utf8'));
const { clauses } = rules('clauses');
const { interpretations } = rules('interpretations');
const gistOf = (id, language) => clauses.find((clause) => clause.id === id)?.[language];  // one of both documents has its own
const questionOf = (id, language) => interpretations.find((entry) => entry.id === id).question[language];

/** Step, the text beside which the chip stands, clause, a line of the trace, the reading, whether entries are named. */
const verdicts = [
  { step: 'eligibility', beside: 'standards.card', clause: '6', fact: null, reading: null },
  { step: 'eligibility', beside: 'question.factory-assurance', clause: '27-b3', fact: 'trace.eligibility.factory-assurance', reading: 'AMB-30' },
  { step: 'footprint', beside: 'footprint.cut-off', clause: '21', fact: 'trace.decision.cut-off', reading: 'AMB-21' },
  { step: 'man-days', beside: 'man-days.document-review', clause: '46', fact: 'trace.man-days.document-review', reading: 'AMB-48' },
];

const started = siteAndBrowser();

for (const language of ['zh', 'en']) {
  describe(`the basis of a verdict (${language})`, () => {
    let page, app;
    const pane = () => app.find('complementary', app.t('pane.name'));

    before(async () => {
      page = await openPage(await started.browser.newContext(contextOptions), started.site.url);
      app = new Application(page);
      if (language === 'en') {
        await app.clickAt(page.getByRole('radio', { name: 'EN', exact: true }));
        app = new Application(page, 'en');
      }
      await app.openSample('transformer');
    });
    after(() => page.context().close());

    /** Press the chip of a clause that stands nearest to a text. */
    const pressChip = async (clause, beside) => {
      const near = await app.place(page.getByText(beside, { exact: true }).first());
      const boxes = await Promise.all((await page.getByRole('button', { name: new RegExp(`¶\\s?${clause.split('-')[0]}\\b`) }).all())
        .map(async (chip) => ({ chip, box: await chip.boundingBox() })));
      const distance = ({ box }) => (box ? Math.abs(box.y - near.y) : Infinity);
      const [nearest] = boxes.sort((a, b) => distance(a) - distance(b));
      await app.clickAt(nearest.chip);
    };

    for (const { step, beside, clause, fact, reading } of verdicts) {
      it(`${step}: paragraph ${clause}`, async () => {
        await app.go(step);
        await pressChip(clause, app.t(beside));
        const gist = gistOf(clause, language);
        if (gist) await pane().getByText(gist).first().waitFor();
        await pane().getByText(app.t('basis.facts')).first().waitFor();
        const sources = pane().getByRole('link', { name: new RegExp(app.t('basis.entered-named', '.+', '.*', '.+')) });
        assert.ok(await sources.count() > 0, 'a fact says where it was entered');
        if (fact) await pane().getByText(app.t(fact, '10', '15', '2').split(/[：:]/)[0], { exact: false }).first().waitFor();
        if (reading) await pane().getByText(questionOf(reading, language), { exact: false }).first().waitFor();
        assert.deepEqual(page.problems, []);
      });
    }

    it('a fact leads to where it was entered', async () => {
      await app.go('eligibility');
      await pressChip('6', app.t('standards.card'));
      await app.clickAt(pane().getByRole('link', { name: new RegExp(app.t('step.company')) }).first());
      await page.waitForURL(/\/company$/);
    });
  });
}
