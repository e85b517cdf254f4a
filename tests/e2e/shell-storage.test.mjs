// Storage, recovery and tabs of the shell, with the stand-in application in Chromium.

import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { launchBrowser, contextOptions, openPage, persistentProfile, ready, watch } from './lib/browser.mjs';
import { buildFakeSite } from './lib/fake_site.mjs';
import { startCountedSite } from './lib/site.mjs';

let built, site, browser, context;

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
});

afterEach(() => context.close());

const button = (page, name) => page.getByRole('button', { name, exact: true });
const saved = (page) => page.getByRole('status').getByText(/^saved \d\d:\d\d$/).waitFor();

async function newProject(page, title) {
  await button(page, 'new').click();
  await type(page, 'title', title);
}

async function type(page, field, value) {
  await page.getByLabel(field, { exact: true }).fill(value);
  await page.getByLabel(field, { exact: true }).press('Enter');
  await saved(page);
}

const valueOf = (page, field) => page.getByLabel(field, { exact: true }).inputValue();
const messages = (page) => page.getByRole('list', { name: 'messages' }).getByRole('listitem').allTextContents();

/** Rows of an object store, read beside the page's own code. */
function rows(page, store) {
  return page.evaluate((name) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('zuji');
    opening.onsuccess = () => {
      const reading = opening.result.transaction(name).objectStore(name).getAll();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
      reading.onerror = () => reject(reading.error);
    };
  }), store);
}

describe('a project', () => {
  it('is there again after a reload, at the step where it was left', async () => {
    const page = await openPage(context, site.url);
    await newProject(page, '变压器');
    await button(page, 'to bom').click();
    await type(page, 'note', 'first');
    await page.reload();
    await ready(page);
    assert.equal(await valueOf(page, 'title'), '变压器');
    assert.equal(await valueOf(page, 'note'), 'first');
    await page.getByRole('heading', { name: 'step bom' }).waitFor();
    assert.deepEqual(page.problems, []);
  });

  it('is stored as a log of changes after one snapshot', async () => {
    const page = await openPage(context, site.url);
    await newProject(page, 'one');
    for (const value of ['a', 'b', 'c']) await type(page, 'note', value);
    const log = await rows(page, 'log');
    assert.deepEqual(log.map((entry) => JSON.parse(entry.entry).set.value), ['a', 'b', 'c']);
    const [snapshot] = await rows(page, 'snapshots');
    assert.deepEqual(log.map((entry) => entry.sequence - snapshot.sequence), [1, 2, 3]);
    assert.equal(JSON.parse(snapshot.text).title, 'one');
  });

  it('keeps an undo that reaches behind the snapshot', async () => {
    const page = await openPage(context, site.url);
    await newProject(page, 'one');
    await type(page, 'note', 'a');
    await page.reload();
    await ready(page);
    await type(page, 'note', 'b');
    await button(page, 'undo').click();
    await button(page, 'undo').click();
    await saved(page);
    assert.equal(await valueOf(page, 'note'), '');
    await page.reload();
    await ready(page);
    assert.equal(await valueOf(page, 'note'), '');
    assert.equal(await valueOf(page, 'title'), 'one');
    assert.deepEqual(await messages(page), []);
  });

  it('is listed, copied, deleted and brought back', async () => {
    const page = await openPage(context, site.url);
    await newProject(page, 'one');
    await type(page, 'note', 'kept');
    await button(page, 'home').click();
    const project = (title) => page.getByRole('group', { name: `project ${title}`, exact: true });
    await project('one').getByRole('button', { name: 'duplicate' }).click();
    await project('one（副本）').waitFor();
    await project('one').getByRole('button', { name: 'delete' }).click();
    await project('one').waitFor({ state: 'detached' });
    assert.match((await messages(page)).at(-1), /^info message\.project-deleted one \| \w+$/);
    await button(page, 'restore').click();
    await project('one').waitFor();
    await project('one（副本）').getByRole('button', { name: 'open' }).click();
    await page.getByRole('heading', { name: 'step' }).waitFor();
    assert.equal(await valueOf(page, 'note'), 'kept');
    assert.deepEqual(page.problems, []);
  });

  it('that was never changed is not kept', async () => {
    const page = await openPage(context, site.url);
    await button(page, 'new').click();
    await button(page, 'home').click();
    await newProject(page, 'second');
    await button(page, 'home').click();
    const projects = page.getByRole('group');
    await page.getByRole('group', { name: 'project second', exact: true }).waitFor();
    assert.equal(await projects.count(), 1);
  });

  it('made from a sample is a copy of its own', async () => {
    const page = await openPage(context, site.url);
    for (const note of ['first', 'second']) {
      await button(page, 'sample').click();
      assert.equal(await valueOf(page, 'note'), 'from the sample');
      await type(page, 'note', note);
      await button(page, 'home').click();
    }
    const stored = (await rows(page, 'projects')).map((project) => project.id);
    assert.equal(new Set(stored).size, 2);
    assert.ok(!stored.includes('sample'));
  });

  it('that is not here leads back to the start page with a message', async () => {
    const page = await openPage(context, `${site.url}#/p/nowhere/bom`);
    await page.getByRole('heading', { name: 'start' }).waitFor();
    assert.deepEqual(await messages(page), ['warning message.project-missing']);
    assert.equal(new URL(page.url()).hash, '#/');
  });
});

describe('the address', () => {
  it('follows the application, and Back and Forward lead it', async () => {
    const page = await openPage(context, site.url);
    await newProject(page, 'one');
    await button(page, 'to bom').click();
    assert.match(new URL(page.url()).hash, /^#\/p\/\w+\/bom$/);
    await page.goBack();
    await page.getByRole('heading', { name: 'step company' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'start' }).waitFor();
    await page.goForward();
    await page.goForward();
    await page.getByRole('heading', { name: 'step bom' }).waitFor();
    assert.equal(await valueOf(page, 'title'), 'one');
  });
});

describe('preferences', () => {
  it('are kept and applied to the page', async () => {
    const page = await openPage(context, site.url);
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'light');
    await button(page, 'dark').click();
    await button(page, 'english').click();
    await page.reload();
    await ready(page);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    const config = JSON.parse(await page.getByRole('note', { name: 'config' }).textContent());
    assert.equal(config.language, 'en');
    assert.match(config.today, /^\d{4}-\d\d-\d\d$/);
  });

  it('start with the theme of the system', async () => {
    const dark = await browser.newContext({ ...contextOptions, colorScheme: 'dark' });
    const page = await openPage(dark, site.url);
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await dark.close();
  });
});

describe('recovery', () => {
  it('finds every change after the browser was killed', async () => {
    const profile = persistentProfile();
    try {
      const first = await profile.open();
      const page = await openPage(first.context, site.url);
      await newProject(page, 'killed');
      for (let i = 1; i <= 20; i++) await type(page, 'note', `edit ${i}`);
      await button(page, 'undo').click();
      await page.waitForTimeout(50);
      await first.kill();
      const second = await profile.open();
      const again = await openPage(second.context, site.url);
      await button(again, 'open').click();
      assert.equal(await valueOf(again, 'title'), 'killed');
      assert.equal(await valueOf(again, 'note'), 'edit 19');
      assert.deepEqual(again.problems, []);
      await second.close();
    } finally {
      profile.remove();
    }
  });

  it('keeps what can be replayed and says what is lost', async () => {
    const page = await openPage(context, site.url);
    await newProject(page, 'one');
    await type(page, 'note', 'good');
    await page.evaluate(() => new Promise((resolve) => {
      const opening = indexedDB.open('zuji');
      opening.onsuccess = () => {
        const writing = opening.result.transaction('log', 'readwrite');
        const log = writing.objectStore('log');
        log.getAll().onsuccess = ({ target }) => {
          const last = target.result.at(-1);
          log.put({ ...last, sequence: last.sequence + 1, entry: '{"undo":true}' });
          log.put({ ...last, sequence: last.sequence + 2, entry: '{"undo":true}' });
          log.put({ ...last, sequence: last.sequence + 4, entry: '{"set":{"path":"note","value":"after a gap"}}' });
        };
        writing.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    }));
    await page.reload();
    await ready(page);
    assert.deepEqual(await messages(page), ['warning message.recovered-partly 1']);
    assert.equal(await valueOf(page, 'note'), '');
    await type(page, 'note', 'after recovery');
    await page.reload();
    await ready(page);
    assert.equal(await valueOf(page, 'note'), 'after recovery');
    assert.deepEqual(await messages(page), []);
  });

  it('tells a full disk, loses nothing, and saves when there is room again', async () => {
    const page = await openPage(context, site.url);
    await newProject(page, 'one');
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      globalThis.allowWriting = () => (IDBObjectStore.prototype.put = put);
      IDBObjectStore.prototype.put = function (...args) {
        const request = put.apply(this, args);
        this.transaction.abort();
        return request;
      };
    });
    await page.getByLabel('note').fill('unsaved');
    await page.getByLabel('note').press('Enter');
    await page.getByRole('status').getByText('failed').waitFor();
    assert.deepEqual(await messages(page), ['error message.storage-failed']);
    await page.getByLabel('note').fill('more');
    await page.getByLabel('note').press('Enter');
    await page.evaluate(() => globalThis.allowWriting());
    await saved(page);
    await page.reload();
    await ready(page);
    assert.equal(await valueOf(page, 'note'), 'more');
    assert.equal((await messages(page)).length, 0);
  });
});

describe('two tabs', () => {
  it('the second reads, takes over, and the first becomes the reader', async () => {
    const first = await openPage(context, site.url);
    await newProject(first, 'shared');
    const second = await openPage(context, first.url());
    assert.deepEqual(await messages(second), ['info message.read-only-tab']);
    await second.getByRole('status').getByText('read-only').waitFor();
    assert.equal(await valueOf(second, 'title'), 'shared');
    await type(first, 'note', 'from the first');
    await button(second, 'take over').click();
    await saved(second);
    assert.equal(await valueOf(second, 'note'), 'from the first');
    await first.getByRole('status').getByText('read-only').waitFor();
    assert.deepEqual(await messages(first), ['warning message.taken-over']);
    await type(second, 'note', 'from the second');
    assert.equal((await rows(second, 'snapshots')).length, 1);
    await second.reload();
    await ready(second);
    assert.equal(await valueOf(second, 'note'), 'from the second');
    assert.deepEqual([...first.problems, ...second.problems], []);
  });

  it('a tab on the start page gives its project up to the tab that opens it', async () => {
    const first = await openPage(context, site.url);
    await newProject(first, 'left');
    const address = first.url();
    await button(first, 'home').click();
    const second = await openPage(context, address);
    assert.deepEqual(await messages(second), []);
    await type(second, 'note', 'written here');
    assert.equal(await valueOf(second, 'title'), 'left');
  });

  it('a closed tab frees its project', async () => {
    const first = await openPage(context, site.url);
    await newProject(first, 'left');
    const address = first.url();
    await first.close();
    const second = await openPage(context, address);
    assert.deepEqual(await messages(second), []);
    await saved(second);
  });

  it('the list follows what another tab does', async () => {
    const first = await openPage(context, site.url);
    const second = await openPage(context, site.url);
    await newProject(second, 'elsewhere');
    await button(second, 'home').click();
    await second.getByRole('group', { name: 'project elsewhere' }).getByRole('button', { name: 'delete' }).click();
    await second.getByRole('group').waitFor({ state: 'detached' });
    await button(second, 'restore').click();
    await first.getByRole('group', { name: 'project elsewhere' }).waitFor();
  });

  it('deleting in one makes the other a reader, so that it does not come back', async () => {
    const first = await openPage(context, site.url);
    await newProject(first, 'doomed');
    const second = await openPage(context, site.url);
    await second.getByRole('group', { name: 'project doomed' }).getByRole('button', { name: 'delete' }).click();
    await first.getByRole('status').getByText('read-only').waitFor();
    await second.reload();
    await ready(second);
    assert.equal(await second.getByRole('group').count(), 0);
  });
});

describe('the network', () => {
  it('is not used after the page has loaded', async () => {
    const page = await openPage(context, site.url);
    const before = site.requests.length;
    page.asked.length = 0;
    await button(page, 'sample').click();
    await type(page, 'note', 'quiet');
    await button(page, 'home').click();
    await page.waitForTimeout(2500);
    assert.deepEqual(site.requests.slice(before), []);
    assert.deepEqual(page.asked, []);
  });

  it('is not needed to open the page again', async () => {
    const page = await openPage(context, site.url);
    await newProject(page, 'offline');
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    assert.equal(await valueOf(page, 'title'), 'offline');
    await context.setOffline(false);
    assert.deepEqual(page.problems.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED')), []);
  });

  it('brings a new build at the next visit, never half of one', async () => {
    await openPage(context, site.url);
    const next = await buildFakeSite('fake2');
    try {
      await site.serve(next.folder);
      const page = await openPage(context, site.url);
      const scripts = page.asked.filter((url) => /\.(js|mjs|css|wasm|json)\?/.test(url));
      assert.ok(scripts.length > 5);
      assert.deepEqual(scripts.filter((url) => !url.endsWith('?v=fake2')), []);
      await context.setOffline(true);
      await page.reload();
      await ready(page);
      await context.setOffline(false);
    } finally {
      await site.serve(built.folder);
      next.remove();
    }
  });
});

describe('a page that cannot start says why', () => {
  for (const [path, words] of [['/app.wasm', '有一个文件没有载入'], ['/assets/index.json', '有一个文件没有载入'], ['/app.mjs', 'A file could not be loaded']]) {
    it(`without ${path}`, async () => {
      site.failing.add(path);
      try {
        const page = watch(await context.newPage());
        await page.goto(site.url);
        await page.getByRole('alert').getByText(words).first().waitFor();
        assert.equal(await page.getByRole('alert').getByText('WebGL').first().isVisible(), false);
      } finally {
        site.failing.delete(path);
      }
    });
  }

  it('without WebGL 2', async () => {
    const page = watch(await context.newPage());
    await page.addInitScript(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest);
      };
    });
    await page.goto(site.url);
    await page.getByRole('alert').getByText('WebGL 2').first().waitFor();
  });
});
