// Files attached by drop, the package plain and encrypted, the other formats, and a package that somebody changed.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { zuji } from '../node/cli.mjs';
import { Application } from './lib/application.mjs';
import { contextOptions, downloadOf, dropFiles, launchBrowser, openPage } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

const passphrase = 'correct horse 电池';
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const files = [
  { name: '营业执照.png', bytes: picture, mime: 'image/png' },
  { name: '说明.txt', bytes: Buffer.from('<script>alert(1)</script>\n第二行\n'), mime: 'text/plain' },
  { name: '../../con.pdf', bytes: Buffer.alloc(300_000, '%PDF '), mime: 'application/pdf' },
  { name: `照片\u202egpj.${'x'.repeat(300)}`, bytes: Buffer.concat([picture, Buffer.from('another')]), mime: 'text/html' },
];

let site, browser, context, page, app;

before(async () => {
  site = await startCountedSite();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

afterEach(() => context.close());

async function openSample(language) {
  context = await browser.newContext(contextOptions);
  page = await openPage(context, site.url);
  app = new Application(page);
  await app.openSample('transformer');
  if (language === 'zh') return;
  await app.click('radio', 'EN');
  app = new Application(page, language);
}

/** What the command line says of a package that the page has written. */
async function onCommandLine(sealed, plain) {
  const folder = mkdtempSync(join(tmpdir(), 'zuji-sealed-'));
  try {
    const at = (name) => join(folder, name);
    writeFileSync(at('a.zuji-enc'), sealed);
    writeFileSync(at('pass.txt'), `${passphrase}\n`);
    writeFileSync(at('wrong.txt'), 'something else\n');
    const refused = await zuji(['verify', at('a.zuji-enc'), '--passphrase-file', at('wrong.txt')]);
    assert.match(refused.stdout + refused.stderr, /wrong-passphrase/);
    const verified = await zuji(['verify', at('a.zuji-enc'), '--passphrase-file', at('pass.txt')]);
    assert.equal(verified.code, 0, verified.stdout + verified.stderr);
    assert.equal(JSON.parse(verified.stdout).ok, true);
    assert.equal((await zuji(['decrypt', at('a.zuji-enc'), '-o', at('a.zip'), '--passphrase-file', at('pass.txt')])).code, 0);
    assert.ok(readFileSync(at('a.zip')).equals(plain), 'the same bytes as without a passphrase');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pane = () => app.find('complementary', app.t('pane.name'));
const saved = (name) => downloadOf(page, () => app.click('button', app.t(name)));
const said = (key, ...args) => page.getByText(app.t(key, ...args), { exact: false }).first().waitFor();

async function attachAll() {
  await app.go('annex1');
  await app.clickAt(page.getByRole('row', { name: app.t('annex1.item.A1-2') }));
  await dropFiles(page, files);
  for (const { name } of files) await pane().getByRole('link', { name: name.slice(0, 2) }).first().waitFor();
}

/** Types into the passphrase dialog of the page and confirms it. */
async function typePassphrase(text, repeat = text) {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const fields = await dialog.locator('input[type=password]').all();
  await fields[0].fill(text);
  if (fields[1]) await fields[1].fill(repeat);
  await dialog.getByRole('button', { name: app.t('passphrase.ok') }).click();
  return dialog;
}

const press = async (locator) => {
  const { x, y, width, height } = await app.place(locator);
  await page.mouse.move(x + width / 2, y + height / 2);
  await app.nextFrame();
  await page.mouse.click(x + width / 2, y + height / 2);
};

describe('files, in Chinese', () => {
  beforeEach(() => openSample('zh'));

  it('are attached by drop, shown, and written into a package that other browsers verify', async () => {
    await attachAll();
    await app.clickAt(pane().getByRole('link', { name: '说明.txt' }));
    const dialog = page.getByRole('dialog');
    assert.match(await dialog.locator('pre').textContent(), /<script>alert\(1\)<\/script>/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await app.clickAt(pane().getByRole('link', { name: /con\.pdf$/ }));
    await dialog.getByText(app.t('preview.none')).waitFor();  // said to be a PDF file, and is none
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await app.clickAt(pane().getByRole('link', { name: '营业执照.png' }));
    assert.equal(await dialog.locator('img').evaluate((image) => image.decode().then(() => image.naturalWidth)), 1);
    await dialog.getByRole('button', { name: app.t('preview.close') }).click();

    await app.go('export');
    const plain = await saved('export.button');
    const unpacked = unzipSync(plain.bytes);
    const attached = Object.keys(unpacked).filter((path) => path.includes('/attachments/'));
    assert.equal(attached.length, files.length);
    for (const path of attached) {
      assert.ok(!path.split('/').includes('..') && !/\/con\./i.test(path) && !path.includes('\u202e'), path);
      assert.ok(Buffer.byteLength(path.split('/').at(-1)) <= 140, path);
    }
    assert.ok(files.every(({ bytes }) => attached.some((path) => Buffer.from(unpacked[path]).equals(bytes))));
    assert.ok(unpacked['annex1/A1-07/draft.html'] && unpacked['annex1/A1-07/draft.en.html']);

    await app.click('button', app.t('export.encrypted'));
    await typePassphrase('short');
    await page.getByText(app.t('passphrase.short')).waitFor();
    await typePassphrase(passphrase, 'another one');
    await page.getByText(app.t('passphrase.differs')).waitFor();
    const sealed = await downloadOf(page, () => typePassphrase(passphrase));
    assert.match(sealed.name, /\.zip\.zuji-enc$/);
    assert.ok(!sealed.bytes.includes('project.json'));
    await onCommandLine(sealed.bytes, plain.bytes);
    assert.deepEqual(page.problems, []);

    const other = await browser.newContext(contextOptions);
    const there = new Application(await openPage(other, site.url));
    const mine = page;
    page = there.page;
    await dropFiles(page, [{ name: 'a.zip.zuji-enc', bytes: sealed.bytes }]);
    await typePassphrase('wrong passphrase');
    await said('message.wrong-passphrase');
    await dropFiles(page, [{ name: 'a.zip.zuji-enc', bytes: sealed.bytes }]);
    await typePassphrase(passphrase);
    await page.waitForURL(/#\/p\//);
    await said('message.package-verified', String(Object.keys(unpacked).length));
    await there.go('export');
    const again = await downloadOf(page, () => there.click('button', there.t('export.button')));
    assert.ok(again.bytes.equals(plain.bytes), 'the same package comes out');

    const changed = { ...unpacked, 'bom.csv': strToU8(`${strFromU8(unpacked['bom.csv'])}x\r\n`) };
    await dropFiles(page, [{ name: 'changed.zip', bytes: zipSync(changed) }]);
    await page.getByText(`bom.csv (${app.t('package.changed')})`, { exact: false }).first().waitFor();
    page = mine;
    await other.close();
  });

  it('can be given up while they are written', async () => {
    await app.go('annex1');
    await app.clickAt(page.getByRole('row', { name: app.t('annex1.item.A1-2') }));
    await dropFiles(page, [files[0]]);
    await pane().getByRole('link', { name: files[0].name }).waitFor();
    // The bytes of the attachment come slowly, so that there is time for the button.
    await page.evaluate(() => {
      const { stream } = Blob.prototype;
      Blob.prototype.stream = function slow() {
        const source = stream.call(this).getReader();
        return new ReadableStream({
          async pull(controller) {
            await new Promise((resolve) => setTimeout(resolve, 20_000));
            const { done, value } = await source.read();
            if (done) controller.close();
            else controller.enqueue(value);
          },
        });
      };
    });
    await app.go('export');
    // While it is written the page is drawn all the time: there is no quiet moment to wait for.
    await press(app.find('button', app.t('export.button')));
    await press(app.find('button', app.t('busy.cancel')));
    await said('message.cancelled');
    assert.deepEqual(page.problems, []);
  });

  it('come in every other format', async () => {
    await app.go('export');
    const xlsx = await saved('export.xlsx');
    assert.match(xlsx.name, /\.xlsx$/);
    assert.ok(unzipSync(xlsx.bytes)['xl/worksheets/sheet8.xml']);
    const docx = await saved('export.docx');
    assert.match(strFromU8(unzipSync(docx.bytes)['word/document.xml']), /油浸式配电变压器/);
    assert.match((await saved('export.html')).bytes.toString(), /^<!doctype html>/);
    assert.match((await saved('export.svg')).bytes.toString(), /<svg xmlns=/);
    assert.deepEqual([...(await saved('export.png')).bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
    await app.click('button', app.t('export.pact'));
    await said('message.pact-missing', '');
    assert.deepEqual(page.problems, []);
  });
});

describe('files, in English', () => {
  beforeEach(() => openSample('en'));

  it('are named and written in English', async () => {
    await attachAll();
    await app.click('button', app.t('annex1.remove-file', '说明.txt'));
    await pane().getByRole('link', { name: '说明.txt' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Z');
    await pane().getByRole('link', { name: '说明.txt' }).waitFor();
    await app.go('export');
    const docx = await saved('export.docx');
    assert.match(strFromU8(unzipSync(docx.bytes)['word/document.xml']), /Overview/);
    assert.deepEqual(page.problems, []);
  });
});
