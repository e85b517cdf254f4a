// The schedule beside the person-days and the life of the certificate, in the application.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Application } from './lib/application.mjs';
import { downloadOf } from './lib/browser.mjs';
import { pageForEach } from './lib/fixture.mjs';

let page, app;
pageForEach('transformer', (opened) => ({ page, app } = opened));

const enter = async (label, text) => {
  await app.clickAt(app.find('textbox', label));
  await app.replaceText(text);
  await page.keyboard.press('Tab');
  await app.settle();
};
const inMain = (step, text) => app.find('main', app.t(`step.${step}`)).getByText(text, { exact: false }).first();

describe('the schedule', () => {
  it('follows the acceptance date and a stop, and goes into a calendar', async () => {
    await app.go('man-days');
    await app.click('tab', app.t('schedule.title'));
    await enter(app.t('plan.accepted'), '2026-06-15');
    // Ten working days of documents; Friday the 19th is a holiday.
    await inMain('man-days', '2026-06-16 – 2026-06-30').waitFor();

    await app.click('button', app.t('schedule.add-stop'));
    await enter(app.t('schedule.stop-from'), '2026-06-22');
    await enter(app.t('schedule.stop-to'), '2026-06-26');
    await inMain('man-days', '2026-06-16 – 2026-07-07').waitFor();

    const chart = app.t('schedule.chart');
    const { bytes, name } = await downloadOf(page, () => app.click('button', app.t('chart.save-as', chart, 'iCalendar')));
    const text = bytes.toString('utf8');
    assert.match(name ?? 'zuji-schedule.ics', /\.ics$/);
    assert.match(text, /^BEGIN:VCALENDAR\r\n/);
    assert.match(text, /DTSTART;VALUE=DATE:20260616\r\n/);
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
    assert.deepEqual(page.problems, []);
  });
});

describe('the certificate', () => {
  const issue = async () => {
    await app.go('certificate');
    await enter(app.t('certificate.issued'), '2026-03-15');
  };

  it('shows what is due, and a verdict leads to its clause', async () => {
    await issue();
    await inMain('certificate', '2028-03-14').waitFor();
    await inMain('certificate', '2027-02-15').waitFor();
    const pane = app.find('complementary', app.t('pane.name'));
    await app.clickAt(app.find('main', app.t('step.certificate')).getByRole('button', { name: app.t('clause.paragraph', '90') }).first());
    await pane.getByText(app.t('clause.paragraph', '90'), { exact: false }).first().waitFor();
    await pane.getByText(app.t('basis.why'), { exact: true }).waitFor();
    assert.deepEqual(page.problems, []);
  });

  it('says in English that R52003 lists no grounds', async () => {
    await app.click('radio', 'EN');
    app = new Application(page, 'en');
    await issue();
    await app.click('tab', app.t('certificate.tab.status'));
    await app.text(app.t('certificate.grounds-elsewhere')).waitFor();
  });
});
