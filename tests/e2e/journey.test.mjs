// One user's way through the application, with a real mouse and a real keyboard: from a sample to a package that can be
// checked. The tests follow each other on one page.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { Application } from './lib/application.mjs';
import { compose, contextOptions, downloadOf, dropFiles, launchBrowser, openPage, pixelAt, ready } from './lib/browser.mjs';
import { encodeGb18030 } from './lib/encode.mjs';
import { startCountedSite } from './lib/site.mjs';

let site, browser, context, page, app, loaded;

before(async () => {
  site = await startCountedSite();
  browser = await launchBrowser();
  context = await browser.newContext(contextOptions);
  page = await openPage(context, site.url);
  app = new Application(page);
  forgetRequests();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** From here on nothing may be asked of the network. */
function forgetRequests() {
  loaded = site.requests.length;
  page.asked.length = 0;
}

function assertQuiet() {
  assert.deepEqual(site.requests.slice(loaded), []);
  // Parts of the page that are loaded when they are needed come from the copy kept for work without a network.
  assert.deepEqual(page.asked.filter((url) => !url.startsWith('blob:') && !url.startsWith(`${site.url}chunks/`)), []);
  assert.deepEqual(page.problems, []);
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const saved = () => page.getByText(/^已保存到本机 \d\d:\d\d$/).first().waitFor();

const cableBom = `物料清单：YJV22-8.7/15，每 1 km
序号,物料编码,名称,规格型号,数量,单位,重量(kg),损耗率(%)
1,C-01,导体,铜 T1,1,件,2660,1
2,C-03,绝缘,交联聚乙烯,1,件,356,3
3,A-02,钢带,镀锌钢带,1,件,1750,2
4,S-01,护套,聚氯乙烯,1,件,1600,2
`;

describe('a user', () => {
  it('opens the transformer sample with one click', async () => {
    await app.openSample('transformer');
    await saved();
    assert.match(page.url(), /#\/p\/[0-9a-z]{16}\/company$/);
    assert.ok((await app.footprint()) > 10_000);
    assertQuiet();
  });

  it('changes an answer and sees eligibility and the missing list follow', async () => {
    const missing = page.getByText(app.t('open.ask.truthfulness-undertaking'), { exact: false });
    await app.go('export');
    await missing.first().waitFor();
    await app.go('eligibility');
    await page.getByText(app.t('eligibility.verdict.not-yet', '7', '0', '1')).first().waitFor();
    const points = await app.openPoints();
    await app.answer('question.truthfulness-undertaking', 'undertaking.signed');
    await page.getByText(app.t('eligibility.verdict.eligible', '8', '0', '0')).first().waitFor();
    assert.equal(await app.openPoints(), points - 1);
    await app.go('export');
    await app.settle();
    assert.equal(await missing.count(), 0);
    assertQuiet();
  });

  it('undoes the answer, does it again, and goes back with the browser', async () => {
    await page.keyboard.press('Control+Z');
    await app.settle();
    await page.goBack();
    await page.waitForURL(/eligibility$/);
    await page.getByText(app.t('eligibility.verdict.not-yet', '7', '0', '1')).first().waitFor();
    await page.keyboard.press('Control+Y');
    await page.getByText(app.t('eligibility.verdict.eligible', '8', '0', '0')).first().waitFor();
  });

  it('types Chinese by composition into a name', async () => {
    await app.go('company');
    const name = app.find('textbox', app.t('company.name')).first();
    await app.clickAt(name);
    await page.keyboard.press('Control+A');
    await compose(page, ['n', 'nan', 'nan f', 'nan fang'], '南方变压器有限公司');
    await page.keyboard.press('Tab');
    await app.settle();
    assert.equal(await name.inputValue(), '南方变压器有限公司');
    await saved();
    assertQuiet();
  });

  it('imports the bill of materials of a cable from a GB18030 file, dropped', async () => {
    await app.click('button', app.t('bar.home'));
    await app.openSample('cable');
    await dropFiles(page, [{ name: '电缆物料.csv', bytes: encodeGb18030(cableBom) }]);
    await page.getByText('GB18030').first().waitFor();
    await page.getByText(app.t('import-view.count.taken', '4'), { exact: false }).first().waitFor();
    await app.click('button', app.t('import-view.take', '4'));
    await page.getByText(app.t('bom.size', '4', '1'), { exact: false }).first().waitFor();
    // Factors are looked for in the background; what that says moves the rows.
    await page.getByText(app.t('bom.matching'), { exact: true }).first().waitFor({ state: 'detached' });
    await app.settle();
    assert.equal(await app.bomText('护套', 'bom.column.mass'), '1,600');
    assertQuiet();
  });

  it('edits a mass and sees the footprint change', async () => {
    const before = await app.footprint();
    const mass = await app.bomCell('导体', 'bom.column.mass');
    await app.clickAt(mass);
    await page.waitForFunction(() => /导体/.test(document.activeElement?.getAttribute('aria-label') ?? ''));
    await page.keyboard.type('5320');
    await page.keyboard.press('Enter');
    await app.settle();
    assert.equal(await app.bomText('导体', 'bom.column.mass'), '5,320');
    const after = await app.footprint();
    // Conductor: 2660 kg more, 1 % loss; its factor stands in the row.
    const factor = Number(await app.bomText('导体', 'bom.column.factor'));
    assert.ok(Math.abs(after - before - (2660 / 0.99) * factor) < 0.01 * (after - before), `${before} → ${after}, factor ${factor}`);
    assertQuiet();
  });

  it('undoes it', async () => {
    const changed = await app.footprint();
    await app.click('button', app.t('bar.undo'));
    assert.equal(await app.bomText('导体', 'bom.column.mass'), '2,660');
    assert.ok((await app.footprint()) < changed);
    await app.click('button', app.t('bar.redo'));
    assert.equal(await app.footprint(), changed);
  });

  it('switches theme and language', async () => {
    const light = await pixelAt(page, 600, 300);
    await app.click('button', app.t('bar.theme-dark'));
    const dark = await pixelAt(page, 600, 300);
    assert.ok(light[0] > 200 && dark[0] < 60, `${light} → ${dark}`);
    await app.click('radio', 'EN');
    app = new Application(page, 'en');
    await app.find('heading', app.t('step.bom'), { level: 1 }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assertQuiet();
  });

  it('reloads and finds everything', async () => {
    const footprint = await app.footprint();
    await page.reload();
    await ready(page);
    await app.settle();
    forgetRequests();
    await app.find('heading', app.t('step.bom'), { level: 1 }).waitFor();
    assert.equal(await app.footprint(), footprint);
    assert.equal(await app.bomText('导体', 'bom.column.mass'), '5,320');
    assert.ok((await pixelAt(page, 600, 300))[0] < 60);
    await app.click('radio', '中文');
    app = new Application(page, 'zh');
    await app.click('button', app.t('bar.theme-light'));
    await app.click('button', app.t('bar.home'));
    const first = page.getByRole('link', { name: /1600 kVA/ });
    await app.clickAt(first);
    await app.go('company');
    assert.equal(await app.find('textbox', app.t('company.name')).first().inputValue(), '南方变压器有限公司');
    await app.go('eligibility');
    await page.getByText(app.t('eligibility.verdict.eligible', '8', '0', '0')).first().waitFor();
    assertQuiet();
  });

  let exported;

  it('exports the package, and the sums of its manifest are right', async () => {
    await app.go('export');
    exported = await downloadOf(page, () => app.click('button', app.t('export.button')));
    assert.match(exported.name, /\.zip$/);
    const files = unzipSync(exported.bytes);
    const manifest = JSON.parse(Buffer.from(files['manifest.json']).toString());
    const paths = Object.keys(files).filter((path) => path !== 'manifest.json').sort();
    assert.ok(paths.includes('project.json') && paths.includes('index.html') && paths.length >= 10, paths.join(' '));
    assert.deepEqual(Object.keys(manifest.files).sort(), paths);
    for (const path of paths) assert.equal(manifest.files[path], sha256(files[path]), path);
    assert.match(Buffer.from(files['project.json']).toString(), /南方变压器有限公司/);
    assert.match(Buffer.from(files['index.html']).toString(), /南方变压器有限公司/);
    assertQuiet();
  });

  it('exports the same bytes in English', async () => {
    await app.click('radio', 'EN');
    app = new Application(page, 'en');
    const again = await downloadOf(page, () => app.click('button', app.t('export.button')));
    assert.equal(again.name, exported.name);
    assert.ok(again.bytes.equals(exported.bytes));
    await app.click('radio', '中文');
    app = new Application(page, 'zh');
  });

  it('saves the project file and opens it again as a copy', async () => {
    const { name, bytes } = await downloadOf(page, () => page.keyboard.press('Control+S'));
    assert.match(name, /\.zuji\.json$/);
    const before = page.url();
    await dropFiles(page, [{ name, bytes }]);
    await page.waitForFunction((address) => location.href !== address, before);
    await app.settle();
    await app.go('company');
    assert.equal(await app.find('textbox', app.t('company.name')).first().inputValue(), '南方变压器有限公司');
    const copy = await downloadOf(page, () => page.keyboard.press('Control+S'));
    const withoutId = (text) => ({ ...JSON.parse(text), id: '' });
    assert.deepEqual(withoutId(copy.bytes), withoutId(bytes));
    assertQuiet();
  });

  it('opens the package itself', async () => {
    const before = page.url();
    await dropFiles(page, [{ name: 'package.zip', bytes: exported.bytes }]);
    await page.waitForFunction((address) => location.href !== address, before);
    await app.settle();
    await app.go('company');
    assert.equal(await app.find('textbox', app.t('company.name')).first().inputValue(), '南方变压器有限公司');
    assertQuiet();
  });

  it('deletes a project from the list and brings it back', async () => {
    await app.click('button', app.t('bar.home'));
    const link = page.getByRole('link', { name: /电力电缆/ });
    await link.waitFor();
    await app.clickAt(page.getByRole('button', { name: /更多：.*电缆/ }));
    await app.click('menuitem', app.t('menu.delete'));
    await link.waitFor({ state: 'detached' });
    await app.click('button', app.t('bar.undo'));
    await link.waitFor();
    assertQuiet();
  });
});
