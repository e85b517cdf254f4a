// The door for sales: products divided into units, five units priced, what-if, dates, printed and exported in every
// format, a second version, found again, deleted and brought back, opened from its file and from a package. The tests
// follow each other on one page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { Calculator, readDocument, readPage, readWorkbook, rowsOf } from '../node/office.mjs';
import { number, row, sheetXml, text, workbook } from '../node/workbooks.mjs';
import { Application } from './lib/application.mjs';
import { downloadOf, dropFiles, openPage } from './lib/browser.mjs';
import { onePage } from './lib/fixture.mjs';

let page, app, file;
onePage((opened) => ({ page, app } = opened));

const total = '299,453.71';

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
const tab = (key) => app.click('tab', app.t(key));
const exported = (key) => downloadOf(page, async () => {
  await app.click('button', app.t('quote.export'));
  await app.click('menuitem', new RegExp(app.t(key).replaceAll(/[()]/g, '\\$&')));
});

describe('a quotation', () => {
  it('starts from nothing; the first row of units takes what a spreadsheet holds', async () => {
    await app.click('button', app.t('door.quote-start'));
    await page.waitForURL(/#\/quote\/q1-\w+$/);
    // No click: the grid has the keyboard. Titles in another order, full-width digits, a unit behind the number, a sum.
    const titles = ['序号', '产品名称', 'BOM 行数（行）', '免检', '采信'];
    const rows = [['1', 'A', '５０'], ['2', 'B', '150 行'], ['3', 'C', '400'], ['4', 'D', '60', '是'], ['5', 'E', '401', '', '是'], ['合计', '', '1,061']];
    await paste([titles, ...rows].map((row) => row.join('\t')).join('\r\n'));
    await shown('24 – 89.5');
    const grid = app.find('grid', app.t('quote.units'));
    assert.equal(await grid.getByRole('row').count(), 6);
  });

  it('counts an exemption only once it is confirmed', async () => {
    const cell = app.find('grid', app.t('quote.units')).getByRole('row').nth(4).getByRole('gridcell').nth(4);
    await app.clickAt(cell);
    await paste(app.t('quote.concession.confirmed'));
    await shown('23 – 88.5');
  });

  it('is priced with the rates of the seller', async () => {
    await fill(app.t('man-days.document-review'), '3000');
    await fill(app.t('man-days.site-inspection'), '4000');
    await fill(app.t('man-days.site-verification'), '4500.50');
    await fill(app.t('quote.tax-percent'), '6');
    await shown(total);
  });

  it('asks for the reason of a discount', async () => {
    await fill(app.t('quote.discount-percent'), '5');
    await shown(app.t('error.discount-without-reason', '5'));
    await fill(app.t('quote.discount-percent'), '');
    await shown(total);
    assert.equal(await page.getByText(app.t('error.discount-without-reason', '5')).count(), 0);
  });

  it('switches an open reading, and takes it back', async () => {
    await app.click('radio', new RegExp(`^${app.t('quote.reading.AMB-48.project')}`));
    await shown('23 – 28.5');
    await page.keyboard.press('Control+Z');
    await app.settle();
    await shown('23 – 88.5');
  });

  it('shows cases side by side with what they change', async () => {
    await tab('quote.what-if');
    await app.click('button', app.t('quote.case.exemption.not-confirmed'));
    await app.click('button', app.t('quote.reading.AMB-48.project'));
    await shown('+4,240.00');  // one more day of inspection and its tax
    await shown('−190,800.00');
  });

  it('has dates from the day of acceptance', async () => {
    await tab('quote.schedule');
    await fill(app.t('quote.start-date'), '2026-03-16');
    await shown('2026-06-14');
    await tab('quote.offer');
    await shown(app.t('quote.certificate-by'));
  });

  it('is exported in every format, the figures the same', async () => {
    const html = await exported('quote.save-page');
    assert.match(html.name, /^Q-\d{4}-001_v1.*\.html$/);
    const text = html.bytes.toString('utf8');
    for (const part of [total, '¶54', 'AMB-45', '201…400', '2026-06-14']) assert.ok(text.replaceAll('\u00a0', ' ').includes(part), part);
    const word = await exported('quote.save-docx');
    assert.ok(readDocument(word.bytes).text.includes(total));
    assert.equal(readDocument(word.bytes).tables.filter((table) => readPage(text).some((other) => other.length === table.length && other[0].join() === table[0].join())).length, readPage(text).length);
    const { bytes } = await exported('quote.save-xlsx');
    const book = readWorkbook(bytes);
    const sheet = app.t('quote.offer');
    const at = rowsOf(book.get(sheet)).findIndex((row) => row?.[0] === app.t('quote.total')) + 1;
    assert.equal(new Calculator(book).valueOf(sheet, `E${at}`).toFixed(2), total.replace(',', ''));
    file = await exported('quote.save-file');
    assert.match(file.name, /\.zuji-quote\.json$/);
    assert.equal(JSON.parse(file.bytes.toString('utf8')).units.length, 5);
  });

  it('is printed in its own language', async () => {
    await page.evaluate(() => {
      const { contentWindow } = Object.getOwnPropertyDescriptors(HTMLIFrameElement.prototype);
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
        get() {
          const view = contentWindow.get.call(this);
          if (view) view.print = () => { globalThis.printed = view.document.body.textContent; };
          return view;
        },
      });
    });
    await app.click('button', app.t('quote.print'));
    await page.waitForFunction(() => globalThis.printed);
    const printed = await page.evaluate(() => globalThis.printed);
    assert.ok(printed.includes(total) && printed.includes(app.t('quote.report-title')));
  });

  it('keeps the old version and says what the new one changes', async () => {
    await app.click('button', app.t('quote.new-version'));
    await page.waitForURL(/#\/quote\/q2-\w+$/);
    await fill(app.t('man-days.site-inspection'), '3500');
    await tab('quote.versions');
    await shown(app.t('quote.changes', '1', '2'));
    await shown('3500');
    await shown(total);
  });

  it('is found in the list, deleted and brought back', async () => {
    await app.click('button', app.t('quote.history'));
    await page.waitForURL(/#\/quote\/$/);
    const rows = () => page.getByRole('row').count();
    assert.equal(await rows(), 3);
    await app.clickAt(page.getByRole('button', { name: new RegExp(`^${app.t('quote.delete', '')}`) }).first());
    assert.equal(await rows(), 2);
    await app.click('link', app.t('quote.undo-delete'));
    assert.equal(await rows(), 3);
    await app.click('searchbox', app.t('quote.history-search'));
    await app.replaceText('no such product');
    await shown(app.t('quote.history-none'));
  });

  it('is still there after a reload, and the file opens as another quotation, in English', async () => {
    await page.reload();
    await page.waitForFunction(() => globalThis.__zuji?.ready);
    assert.equal(await page.getByRole('row').count(), 3);
    await dropFiles(page, [{ name: file.name, mime: 'application/json', bytes: file.bytes }]);
    await page.waitForURL(/#\/quote\/q3-\w+$/);
    await shown(total);
    await app.click('radio', 'EN');
    await shown('Total (safe figure)');
  });

  it('starts from an application package that is dropped here', async () => {
    const project = readFileSync(new URL('../../assets/samples/cable-10kv.json', import.meta.url));
    await dropFiles(page, [{ name: 'package.zip', mime: 'application/zip', bytes: Buffer.from(zipSync({ 'project.json': project })) }]);
    await page.waitForURL(/#\/quote\/q4-\w+$/);
    await app.click('tab', 'Unit division');
    await shown('make 1 certification units');
  });

  it('takes the rows of a workbook that is dropped on it', async () => {
    await app.click('tab', 'Offer');
    const titles = row(2, [text('A2', 'Unit'), text('B2', 'BOM lines')]);
    const rows = [row(1, [text('A1', 'Units to be quoted')]), titles, row(3, [text('A3', 'Dropped one'), number('B3', 70)]), row(4, [text('A4', 'Dropped two'), number('B4', 410)])];
    const bytes = Buffer.from(workbook({ sheets: [{ name: 'Units', xml: sheetXml(rows) }] }));
    await dropFiles(page, [{ name: 'units.xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }]);
    const grid = app.find('grid', 'Certification units');
    await grid.getByRole('gridcell', { name: 'Dropped two' }).waitFor();
    assert.equal(await grid.getByRole('row').count(), 4);
    await dropFiles(page, [{ name: 'photo.bin', mime: 'application/octet-stream', bytes: Buffer.from([1, 2, 3, 0, 255]) }]);
    await shown('can also be copied and pasted');
  });

  it('is shown in another tab as soon as it is changed, and never gets the id of another', async () => {
    const other = await openPage(page.context(), page.url());
    const second = new Application(other, 'en');
    await second.click('textbox', 'Subject');
    await second.replaceText('Told to the first tab');
    await other.keyboard.press('Tab');
    await second.settle();
    await page.bringToFront();
    await page.waitForFunction(() => [...document.querySelectorAll('input')].some((input) => input.value === 'Told to the first tab'));
    const addresses = new Set([page.url()]);
    for (const [tab, driver] of [[page, app], [other, second]]) {
      await tab.bringToFront();
      await driver.click('button', 'New version');
      await tab.waitForURL((url) => !addresses.has(url.href));
      addresses.add(tab.url());
    }
    assert.equal(addresses.size, 3);
    await other.close();
    assert.deepEqual(page.problems, []);
  });
});
