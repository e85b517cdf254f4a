// Attachments of Annex 1 items, and the printed report, in the application.

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { Application } from './lib/application.mjs';
import { contextOptions, downloadOf, dropFiles, openPage } from './lib/browser.mjs';
import { pageForEach } from './lib/fixture.mjs';

let site, browser, page, app;
pageForEach('transformer', (opened) => ({ site, browser, page, app } = opened));

const licence = { name: '营业执照.pdf', bytes: Buffer.from('%PDF-1.7 licence'), mime: 'application/pdf' };
const attached = () => app.find('complementary', app.t('pane.name')).getByRole('link', { name: '营业执照.pdf' });
const exportPackage = async () => {
  await app.go('export');
  return unzipSync((await downloadOf(page, () => app.click('button', app.t('export.button')))).bytes);
};

describe('an attachment', () => {
  beforeEach(async () => {
    await app.go('annex1');
    await app.clickAt(page.getByRole('row', { name: app.t('annex1.item.A1-2') }));
  });

  it('dropped on an item goes into the package and back into another browser', async () => {
    await dropFiles(page, [licence]);
    await attached().waitFor();
    const files = await exportPackage();
    const path = Object.keys(files).find((name) => name.includes('/attachments/'));
    assert.ok(path, Object.keys(files).join(' '));
    assert.deepEqual(Buffer.from(files[path]), licence.bytes);
    assert.deepEqual(page.problems, []);

    const { bytes } = await downloadOf(page, () => app.click('button', app.t('export.button')));
    const other = await browser.newContext(contextOptions);
    const there = new Application(await openPage(other, site.url));
    await dropFiles(there.page, [{ name: 'package.zip', bytes }]);
    await there.page.waitForURL(/#\/p\//);
    await there.settle();
    await there.go('export');
    const again = await downloadOf(there.page, () => there.click('button', there.t('export.button')));
    assert.ok(again.bytes.equals(bytes), 'the same package comes out');
    await other.close();
  });

  it('picked is listed, and removing it can be undone', async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      app.clickAt(app.find('complementary', app.t('pane.name')).getByRole('button', { name: app.t('start.choose-file') })),
    ]);
    await chooser.setFiles({ name: licence.name, mimeType: licence.mime, buffer: licence.bytes });
    await attached().waitFor();
    await app.click('button', app.t('annex1.remove-file', licence.name));
    await attached().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Z');
    await attached().waitFor();
    await app.clickAt(attached());
    const frame = page.getByRole('dialog').locator('iframe');
    assert.match(await frame.getAttribute('src'), /^blob:/);
    await page.getByRole('dialog').getByRole('button', { name: app.t('preview.close') }).click();
    await frame.waitFor({ state: 'detached' });
    assert.deepEqual(page.problems, []);
  });
});

describe('the printed report', () => {
  it('is the page of the package, with its style', async () => {
    const report = Buffer.from((await exportPackage())['index.html']).toString();
    await page.evaluate(() => {
      const { contentWindow } = Object.getOwnPropertyDescriptors(HTMLIFrameElement.prototype);
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
        get() {
          const view = contentWindow.get.call(this);
          if (view) view.print = () => (globalThis.printed = true);
          return view;
        },
      });
    });
    await app.click('button', app.t('export.print'));
    await page.waitForFunction(() => globalThis.printed === true);
    const seen = await page.locator('iframe').evaluate((frame) => {
      const { contentDocument, contentWindow } = frame;
      const heading = contentDocument.querySelector('h1');
      return { title: heading.textContent, size: contentWindow.getComputedStyle(heading).fontSize, text: contentDocument.body.textContent.length };
    });
    assert.ok(report.includes(`<h1>${seen.title}</h1>`));
    assert.equal(seen.size, '26px');
    assert.ok(seen.text > 500);
    assert.deepEqual(page.problems, []);
  });
});
