// The door for sales: five units pasted, prices, an open reading, a printed page, the file saved and opened again.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Application } from './lib/application.mjs';
import { contextOptions, downloadOf, dropFiles, launchBrowser, openPage } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

let site, browser, page, app, file;

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

/** Put a block of text from a spreadsheet at the active cell. */
const paste = async (text) => {
  await page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await app.settle();
};

const fill = async (name, text) => {
  await app.click('textbox', name);
  await app.replaceText(text);
  await page.keyboard.press('Tab');
  await app.settle();
};

const shown = (text) => page.getByText(text, { exact: false }).first().waitFor({ timeout: 10_000 });

describe('a quotation', () => {
  it('starts from nothing and takes five units from a spreadsheet', async () => {
    await app.click('button', app.t('door.quote-start'));
    await page.waitForURL(/#\/quote\/q1$/);
    const grid = app.find('grid', app.t('quote.units'));
    await app.clickAt(grid.getByRole('gridcell').first());
    const confirmed = app.t('quote.concession.confirmed');
    const claimed = app.t('quote.concession.claimed');
    await paste(`A\t50\nB\t150\nC\t400\nD\t60\t\t\t${confirmed}\nE\t401\t\t\t\t${claimed}\n`);
    await shown('23 – 88.5');
    assert.equal(await grid.getByRole('row').count(), 6);
  });

  it('is priced with the rates of the seller', async () => {
    await fill(app.t('man-days.document-review'), '3000');
    await fill(app.t('man-days.site-inspection'), '4000');
    await fill(app.t('man-days.site-verification'), '4500.50');
    await fill(app.t('quote.tax-percent'), '6');
    await shown('299,453.71');
  });

  it('switches an open reading, and takes it back', async () => {
    await app.click('radio', new RegExp(`^${app.t('quote.reading.AMB-48.project')}`));
    await shown('23 – 28.5');
    await page.keyboard.press('Control+Z');
    await app.settle();
    await shown('23 – 88.5');
  });

  it('is printed with its basis and saved', async () => {
    const printed = await downloadOf(page, () => app.click('button', app.t('quote.save-page')));
    const html = printed.bytes.toString('utf8');
    assert.match(printed.name, /\.html$/);
    for (const text of ['299,453.71', '¶54', 'AMB-45', '201…400']) assert.ok(html.replaceAll('\u00a0', ' ').includes(text), text);
    file = await downloadOf(page, () => app.click('button', app.t('quote.save-file')));
    assert.match(file.name, /\.zuji-quote\.json$/);
    assert.equal(JSON.parse(file.bytes.toString('utf8')).units.length, 5);
  });

  it('is still there after a reload, and the file opens as another quotation in English', async () => {
    await page.reload();
    await page.waitForFunction(() => globalThis.__zuji?.ready);
    await shown('299,453.71');
    await dropFiles(page, [{ name: file.name, mime: 'application/json', bytes: file.bytes }]);
    await page.waitForURL(/#\/quote\/q2$/);
    await shown('299,453.71');
    await app.click('radio', 'EN');
    await shown('Total (safe figure)');
    assert.deepEqual(page.problems, []);
  });
});
