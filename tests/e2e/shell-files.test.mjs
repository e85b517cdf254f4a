// Files of the shell, with the stand-in application in Chromium: what is dropped, picked, attached, exported, printed.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { contextOptions, downloadOf, dropFiles, dropLargeFile, launchBrowser, openPage } from './lib/browser.mjs';
import { buildFakeSite } from './lib/fake_site.mjs';
import { startCountedSite } from './lib/site.mjs';

let built, site, browser, context, page;

before(async () => {
  built = await buildFakeSite();
  site = await startCountedSite(built.folder);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
  built?.remove();
});

beforeEach(async () => {
  context = await browser.newContext(contextOptions);
  page = await openPage(context, site.url);
});

afterEach(() => context.close());

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const button = (name) => page.getByRole('button', { name, exact: true });
const note = (name) => page.getByRole('note', { name, exact: true });
const table = (text) => note('table').getByText(text).waitFor();
const message = (text) => page.getByRole('list', { name: 'messages' }).getByText(text).waitFor();
const drop = (name, bytes) => dropFiles(page, [{ name, bytes }]);
const projectText = (fields = {}) => JSON.stringify({ format: 'fake', id: 'from-file', title: 'from file', fields, attachments: [] });

async function pick(buttonName, file) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(buttonName).click()]);
  await chooser.setFiles(file);
}

async function startProject() {
  await button('new').click();
  await page.getByLabel('title').fill('one');
  await page.getByLabel('title').press('Enter');
}

describe('a table', () => {
  const gb18030 = Buffer.from([0xb2, 0xc4, 0xc1, 0xcf, 0x2c, 0xd6, 0xd8, 0xc1, 0xbf]);  // 材料,重量
  const cases = [
    ['UTF-8', Buffer.from('材料,重量')],
    ['UTF-8', Buffer.from('\ufeff材料,重量')],
    ['UTF-16LE', Buffer.from('\ufeff材料,重量', 'utf16le')],
    ['UTF-16BE', Buffer.from('\ufeff材料,重量', 'utf16le').swap16()],
    ['GB18030', gb18030],
  ];
  for (const [encoding, bytes] of cases) {
    it(`in ${encoding} (${bytes[0].toString(16)}) is decoded and handed over`, async () => {
      await startProject();
      await drop('bom.csv', bytes);
      await table(`bom.csv ${encoding} 材料,重量`);
      assert.deepEqual(page.problems, []);
    });
  }

  it('dropped on the start page begins a project', async () => {
    await drop('bom.csv', Buffer.from('name,mass\ncore,1'));
    await table('bom.csv UTF-8 name,mass');
  });

  it('that the application refuses leaves its message and the project', async () => {
    await startProject();
    await drop('bom.csv', Buffer.from('name\n"open quote'));
    await message('error error.csv-open-quote 1');
    assert.equal(await page.getByLabel('title').inputValue(), 'one');
  });

  it('in no known encoding is refused', async () => {
    await drop('bom.csv', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]));
    await message('error message.file-encoding bom.csv');
  });
});

describe('a project file', () => {
  it('is opened and kept', async () => {
    await pick('pick', { name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(projectText({ note: 'hello' })) });
    await page.getByRole('heading', { name: 'step' }).waitFor();
    assert.equal(await page.getByLabel('note').inputValue(), 'hello');
    assert.match(page.url(), /#\/p\/from-file\//);
  });

  it('that is here already becomes a copy, the other stays as it is', async () => {
    await drop('p.json', Buffer.from(projectText({ note: 'first' })));
    await page.getByLabel('note').waitFor();
    await drop('p.json', Buffer.from(projectText({ note: 'second' })));
    await message('info message.imported-copy from file');
    assert.equal(await page.getByLabel('note').inputValue(), 'second');
    await page.goto(`${site.url}#/p/from-file/company`);
    await page.waitForFunction(() => document.querySelector('[aria-label=note]')?.value === 'first');
  });

  it('that is cut off keeps what is open', async () => {
    await startProject();
    await drop('p.json', Buffer.from(projectText().slice(0, 40)));
    await message('error error.bad-json line 1');
    await page.getByLabel('note').fill('still editable');
    await page.getByLabel('note').press('Enter');
    await page.reload();
    await page.getByLabel('note').waitFor();
    assert.equal(await page.getByLabel('note').inputValue(), 'still editable');
  });

  it('can be saved and opened again', async () => {
    await startProject();
    const { name, bytes } = await downloadOf(page, () => button('save').click());
    assert.equal(name, 'one.zuji.json');
    await drop(name, bytes);
    await message('info message.imported-copy one');
  });
});

describe('what cannot be taken is refused by name', () => {
  const zip = (files) => Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));
  const cases = [
    ['an empty file', 'a.csv', Buffer.alloc(0), 'message.file-empty a.csv'],
    ['an Excel file', 'a.xlsx', zip({ '[Content_Types].xml': '<a/>', 'xl/workbook.xml': '<a/>' }), 'error.workbook-without-sheets'],
    ['an old Excel file', 'a.xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'error.workbook-old'],
    ['a picture', 'a.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'message.file-unknown a.png'],
    ['a PDF file', 'a.pdf', Buffer.from('%PDF-1.7\n'), 'message.file-unknown a.pdf'],
    ['a ZIP file without a project', 'a.zip', zip({ 'readme.txt': 'x' }), 'message.zip-without-project a.zip'],
    ['a broken ZIP file', 'a.zip', zip({ 'project.json': projectText() }).subarray(0, 60), 'message.zip-broken a.zip'],
    ['a ZIP file that climbs out', 'a.zip', zip({ '../evil.json': 'x', 'project.json': projectText() }), 'message.zip-path a.zip | ../evil.json'],
    ['a ZIP bomb', 'a.zip', zip({ 'project.json': ' '.repeat(5 << 20) }), 'message.zip-too-large a.zip | 64 GB'],
  ];
  for (const [what, name, bytes, expected] of cases) {
    it(what, async () => {
      await drop(name, bytes);
      await message(`error ${expected}`);
      await startProject();  // the page is alive
      assert.deepEqual(page.problems, []);
    });
  }

  it('a table of 200 MB, without reading it', async () => {
    await page.evaluate(() => {
      globalThis.bytesRead = 0;
      const { arrayBuffer } = Blob.prototype;
      Blob.prototype.arrayBuffer = function () {
        globalThis.bytesRead += this.size;
        return arrayBuffer.call(this);
      };
    });
    await dropLargeFile(page, 'large.csv', 200, 'name,mass\n');
    await message('error message.file-too-large large.csv | 200 MB | 50 MB');
    assert.ok((await page.evaluate(() => globalThis.bytesRead)) <= 4096);
    await startProject();
  });

  it('a project file of 101 MB', async () => {
    await dropLargeFile(page, 'large.json', 101, '{"format":');
    await message('error message.file-too-large large.json | 101 MB | 100 MB');
  });
});

describe('a file over the page', () => {
  it('is shown while it hovers', async () => {
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['a'], 'a.csv'));
      return data;
    });
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    await note('hover').getByText('true').waitFor();
    await page.dispatchEvent('body', 'dragleave', { dataTransfer: transfer });
    await note('hover').getByText('false').waitFor();
  });
});

describe('a package', () => {
  const attachment = Buffer.from('%PDF-1.7 licence');

  async function exportWithAttachment() {
    await startProject();
    await pick('attach', { name: '执照.pdf', mimeType: 'application/pdf', buffer: attachment });
    await note('attachments').getByText('执照.pdf').waitFor();
    return downloadOf(page, () => button('export').click());
  }

  it('holds the project, the attachments and the sum of every file', async () => {
    const { name, bytes } = await exportWithAttachment();
    assert.equal(name, 'package.zip');
    const files = unzipSync(bytes);
    const manifest = JSON.parse(Buffer.from(files['manifest.json']).toString());
    const others = Object.keys(files).filter((path) => path !== 'manifest.json');
    assert.deepEqual(Object.keys(manifest.files).sort(), others.sort());
    assert.ok(others.length >= 3);
    for (const path of others) assert.equal(manifest.files[path], sha256(files[path]), path);
    assert.deepEqual(Buffer.from(files['annex1/A1-6/attachments/执照.pdf']), attachment);
    assert.equal(await note('busy').textContent(), '');
  });

  it('is the same, byte for byte, the second time', async () => {
    const first = await exportWithAttachment();
    const second = await downloadOf(page, () => button('export').click());
    assert.ok(first.bytes.equals(second.bytes));
  });

  it('brings its attachments into another browser', async () => {
    const { bytes } = await exportWithAttachment();
    const other = await browser.newContext(contextOptions);
    const there = await openPage(other, site.url);
    await dropFiles(there, [{ name: 'package.zip', bytes }]);
    await there.getByRole('note', { name: 'attachments' }).getByText('执照.pdf').waitFor();
    const again = await downloadOf(there, () => there.getByRole('button', { name: 'export' }).click());
    assert.deepEqual(Buffer.from(unzipSync(again.bytes)['annex1/A1-6/attachments/执照.pdf']), attachment);
    assert.deepEqual(there.problems, []);
    await other.close();
  });

  it('that was changed after the export is opened with a warning', async () => {
    const { bytes } = await exportWithAttachment();
    const files = unzipSync(bytes);
    files['project.json'] = strToU8(Buffer.from(files['project.json']).toString().replace('one', 'two'));
    await drop('package.zip', Buffer.from(zipSync(files)));
    await message(/^warning message.package-differs project\.json \((内容已改动|changed)\)$/);
    assert.equal(await page.getByLabel('title').inputValue(), 'two');
  });

  it('says which attachments are not in this browser', async () => {
    const project = JSON.parse(projectText());
    project.attachments = [{ item: 'A1-6', name: 'gone.pdf', mime: '', size: 1, sha256: 'ab'.repeat(32) }];
    await drop('p.json', Buffer.from(JSON.stringify(project)));
    await page.getByRole('heading', { name: 'step' }).waitFor();
    const { bytes } = await downloadOf(page, () => button('export').click());
    assert.ok(unzipSync(bytes)['project.json']);
    await message('warning message.attachments-missing 1 | annex1/A1-6/attachments/gone.pdf');
    await button('show attachment').click();
    await message('error message.attachment-missing');
  });
});

describe('an attachment', () => {
  it('that could run scripts is shown as text, and downloaded as it is', async () => {
    await startProject();
    const html = Buffer.from('<script>alert(1)</script>');
    await pick('attach', { name: 'page.html', mimeType: 'text/html', buffer: html });
    await note('attachments').getByText('page.html').waitFor();
    await button('show attachment').click();
    const dialog = page.getByRole('dialog');
    assert.equal(await dialog.locator('pre').textContent(), html.toString());
    const { name, bytes } = await downloadOf(page, () => dialog.getByRole('button').first().click());
    assert.equal(name, 'page.html');
    assert.deepEqual(bytes, html);
  });

  it('that is text opens above the page, which comes back', async () => {
    await startProject();
    await pick('attach', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('read me') });
    await note('attachments').getByText('a.txt').waitFor();
    await button('show attachment').click();
    await page.getByRole('dialog').getByText('read me').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('a file dropped on the details of an Annex 1 item', () => {
  beforeEach(async () => {
    await startProject();
    await button('to annex1').click();
  });

  it('is attached to it, whatever it is, and so are several', async () => {
    await dropFiles(page, [
      { name: 'data.json', bytes: Buffer.from('{"reading": 1}') },
      { name: 'scan.pdf', bytes: Buffer.from('%PDF-1.7') },
      { name: 'list.csv', bytes: Buffer.from('a,b') },
      { name: 'more.zip', bytes: Buffer.from(zipSync({ 'readme.txt': strToU8('x') })) },
    ]);
    await note('attachments').getByText('data.json scan.pdf list.csv more.zip').waitFor();
  });

  it('is opened all the same when it is a project', async () => {
    await drop('p.json', Buffer.from(projectText({ note: 'opened' }).replace('{', '{"schema_version":1,')));
    await page.waitForFunction(() => document.querySelector('[aria-label=note]')?.value === 'opened');
  });
});

describe('printing', () => {
  it('styles the report as it is in the package, and runs no script of it', async () => {
    await page.evaluate(() => {
      globalThis.printed = 0;
      const { contentWindow } = Object.getOwnPropertyDescriptors(HTMLIFrameElement.prototype);
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
        get() {
          const view = contentWindow.get.call(this);
          if (view) view.print = () => (globalThis.printed += 1);
          return view;
        },
      });
    });
    await startProject();
    await button('print').click();
    await page.waitForFunction(() => globalThis.printed === 1);
    const seen = await page.locator('iframe').evaluate((frame) => {
      const { contentDocument: report, contentWindow: view } = frame;
      const color = (selector) => view.getComputedStyle(report.querySelector(selector)).color;
      return { title: report.title, lang: report.documentElement.lang, p: color('p'), b: color('b'), text: report.querySelector('p').textContent };
    });
    assert.deepEqual(seen, { title: 'one', lang: 'zh-CN', p: 'rgb(1, 2, 3)', b: 'rgb(4, 5, 6)', text: 'one' });
    assert.deepEqual(page.problems, []);
  });
});
