// Figures of suppliers and databases in the page: dropped on a line of the bill of materials, opened for it, chosen from
// several, refused with the reason; factor sets; rules in a ZIP file.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { root } from '../../web/build/lib/paths.mjs';
import { Application } from './lib/application.mjs';
import { contextOptions, dropFiles, launchBrowser, openPage, transferOf } from './lib/browser.mjs';
import { startCountedSite } from './lib/site.mjs';

const pact = (name) => ({ name: `${name}.json`, bytes: readFileSync(join(root, `tests/corpus/pact/${name}.json`)) });

function contents(folder, below = '') {
  return Object.assign({}, ...readdirSync(join(folder, below), { withFileTypes: true }).map((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? contents(folder, path) : { [path]: new Uint8Array(readFileSync(join(folder, path))) };
  }));
}
const openLca = (name) => ({ name: `${name}.zip`, bytes: zipSync(contents(join(root, 'tests/corpus/openlca', name))) });

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
  if (language === 'en') {
    await app.click('radio', 'EN');
    app = new Application(page, 'en');
  }
  await app.go('bom');
}

const sample = JSON.parse(readFileSync(join(root, 'assets/samples/transformer-1600kva.json'), 'utf8'));
const withOwnFactor = sample.bom.filter(({ factor }) => factor?.startsWith('own-')).map(({ name }) => name);

/** Leaf lines of the grid with a factor of the library: the name in the first cell of each. */
async function lineNames() {
  const rows = await app.find('grid', app.t('step.bom')).getByRole('row').all();
  const names = [];
  for (const row of rows.slice(1)) {
    if (await row.getAttribute('aria-expanded')) continue;
    names.push(await row.getByRole('gridcell').first().getAttribute('aria-label'));
  }
  // The last rows may be cut off, or below the hint of a drop.
  return names.filter((name) => name && !withOwnFactor.includes(name)).slice(0, -4);
}

/** The middle of the row of a line. */
async function rowOf(name) {
  const box = await app.bringIntoView(app.find('grid', app.t('step.bom')).getByRole('gridcell', { name, exact: true }).first());
  return { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
}

/** Drag a file over a line, look, and let it go. */
async function dropOn(name, file, look = () => undefined) {
  const at = await rowOf(name);
  const dataTransfer = await transferOf(page, [file]);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer, ...at });
  await page.dispatchEvent('body', 'dragover', { dataTransfer, ...at });
  await app.find('region', app.t('drop.line', name)).waitFor();
  await look();
  await page.dispatchEvent('body', 'drop', { dataTransfer, ...at });
  await dataTransfer.dispose();
}

const dialog = () => app.find('dialog', app.t('supplier.title'));
const take = async () => {
  await app.clickAt(dialog().getByRole('button', { name: app.t('supplier.take'), exact: true }));
  await dialog().waitFor({ state: 'detached' });
};

describe('a supplier’s footprint, in Chinese', () => {
  beforeEach(() => openSample('zh'));

  it('is for the line it is dropped on, with its source, and changes the total', async () => {
    const names = await lineNames();
    const name = names.at(-1);
    const before = await app.footprint();
    await dropOn(name, pact('v3-tonne-all-parts'));
    await dialog().getByRole('heading', { name: 'Coil DC01 (Tiejia Steel)' }).waitFor();
    await dialog().getByText('2.1 kgCO₂e/kg').waitFor();
    await dialog().getByText(app.t('pact.amount-divided', '1000', 'kg')).waitFor();
    assert.match((await dialog().getByRole('combobox', { name: app.t('supplier.line') }).textContent()) ?? '', new RegExp(name.slice(0, 4).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    await take();
    await app.settle();
    assert.notEqual(await app.footprint(), before);
    const pane = app.find('complementary', app.t('pane.name'));
    await pane.getByText('Coil DC01 (Tiejia Steel)').first().waitFor();
    await page.keyboard.press('Control+z');
    await app.settle();
    assert.equal(await app.footprint(), before, 'one step back undoes it all');
    assert.deepEqual(page.problems, []);
  });

  it('is one of several products, or the result of an openLCA package', async () => {
    const [name] = (await lineNames()).slice(-2);
    await dropOn(name, pact('v3-list-of-four'));
    await app.clickAt(dialog().getByRole('combobox', { name: app.t('supplier.product', '4') }));
    await app.clickAt(page.getByRole('option', { name: /Coil DC01/ }));
    await dialog().getByText('2.1 kgCO₂e/kg').waitFor();
    await app.clickAt(dialog().getByRole('checkbox', { name: app.t('supplier.all', '2') }));
    await take();
    await dropOn(name, openLca('result-tonne-with-parts'));
    await dialog().getByRole('heading', { name: 'steel coil' }).waitFor();
    await dialog().getByText('2110 kgCO₂e/t').waitFor();
    await dialog().getByText('EF 3.1 Method', { exact: false }).first().waitFor();
    await take();
    const before = await app.footprint();
    await dropFiles(page, [openLca('process-with-inputs')]);
    await dialog().getByText(app.t('openlca.unit-process', '1')).waitFor();
    assert.equal(await dialog().getByRole('button', { name: app.t('supplier.take') }).getAttribute('aria-disabled'), 'true');
    await app.clickAt(dialog().getByRole('button', { name: app.t('supplier.cancel'), exact: true }).last());
    assert.equal(await app.footprint(), before);
    assert.deepEqual(page.problems, []);
  });
});

describe('a supplier’s footprint, in English', () => {
  beforeEach(() => openSample('en'));

  it('is opened from the pane of a line, or refused with the reason', async () => {
    const name = (await lineNames()).at(-1);
    await app.clickAt(app.find('grid', app.t('step.bom')).getByRole('gridcell', { name, exact: true }).first());
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), app.click('button', app.t('supplier.open-name'))]);
    const { name: fileName, bytes } = pact('v3-twelve-litres');
    await chooser.setFiles({ name: fileName, mimeType: 'application/json', buffer: bytes });
    await dialog().getByRole('heading', { name: 'Solvent 12 (Lumu Solvents)' }).waitFor();
    await take();
    for (const [file, key, ...args] of [
      [pact('v3-error-response'), 'error.pact-error-response', 'AccessDenied', 'Access Denied'],
      [pact('v3-empty-list'), 'error.pact-empty'],
      [openLca('units-only'), 'error.openlca-no-climate', '0', '0', '0', '0'],
      [{ name: 'bad.zip', bytes: openLca('result-energy').bytes.slice(0, -40) }, 'error.zip-broken'],
    ]) {
      await dropFiles(page, [file]);
      await app.text(app.t(key, ...args)).waitFor();
    }
    assert.deepEqual(page.problems, []);
  });

  it('comes with others at once: one question after the other, and what is none is named', async () => {
    await dropFiles(page, [pact('v3-tonne-all-parts'), pact('v3-piece'), { name: 'notes.csv', bytes: Buffer.from('name,quantity\na,1\n') }]);
    await dialog().getByRole('heading', { name: 'Coil DC01 (Tiejia Steel)' }).waitFor();
    await dialog().getByText(app.t('supplier.waiting', '1')).waitFor();
    await app.text(app.t('message.files-not-taken', 'notes.csv')).waitFor();
    await app.clickAt(dialog().getByRole('button', { name: app.t('supplier.cancel'), exact: true }).last());
    await dialog().getByText('77 kgCO₂e/', { exact: false }).first().waitFor();
    await take();
    assert.deepEqual(page.problems, []);
  });

  it('comes with many others in a factor set (CSV)', async () => {
    await dropFiles(page, [{ name: 'our factors.csv', bytes: Buffer.from('name,value,unit,region,year,source\nDC01 steel,2.1,tCO2e/t,CN,2024,association\nboard,,kg,CN,2024,\n') }]);
    await app.text(app.t('factor-csv.done', '1', 'our factors')).waitFor();
    assert.deepEqual(page.problems, []);
  });
});

describe('rules in a ZIP file', () => {
  beforeEach(() => openSample('zh'));

  const parameters = (change) => {
    const rules = JSON.parse(readFileSync(join(root, 'assets/rules/common/parameters.json'), 'utf8'));
    change(rules.limits);
    return strToU8(JSON.stringify(rules));
  };
  const head = () => {
    const pack = JSON.parse(readFileSync(join(root, 'assets/rules/cgc-r52003-2025/pack.json'), 'utf8'));
    pack.edition.packVersion = '2.0.0';
    pack.edition.revised = '2026-12-01';
    return strToU8(JSON.stringify(pack));
  };

  it('are compared before they are taken, as from a single file', async () => {
    await app.go('company');
    const changed = parameters((limits) => { limits.find(({ name }) => name === 'cut-off-share').value = '4'; });
    const zip = zipSync({ 'rules/cgc-r52003-2025/pack.json': head(), 'rules/common/parameters.json': changed, '__MACOSX/._a.json': strToU8('x') });
    await dropFiles(page, [{ name: 'edition.zip', bytes: zip }]);
    await app.find('row', app.t('rule-edition.difference', app.t('limit.cut-off-share'), '5 %', '4 %')).waitFor();
    await app.click('button', app.t('rule-edition.accept'));
    await dropFiles(page, [{ name: 'no edition.zip', bytes: zipSync({ 'common/parameters.json': changed }) }]);
    await app.text(app.t('error.rules-zip-no-edition')).waitFor();
    await dropFiles(page, [{ name: 'nothing.zip', bytes: zipSync({ 'a.txt': strToU8('a') }) }]);
    await app.text(app.t('message.zip-without-project', 'nothing.zip')).waitFor();
    assert.deepEqual(page.problems, []);
  });
});
