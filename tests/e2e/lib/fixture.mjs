// What most files of tests begin with: a site, a browser, and a page of the application, for the file or for each test.

import { after, afterEach, before, beforeEach } from 'node:test';
import { Application } from './application.mjs';
import { contextOptions, launchBrowser, openPage } from './browser.mjs';
import { startCountedSite } from './site.mjs';

/**
 * Starts a site and a browser before the tests of a file and ends them after. The object has both by then.
 * @param {(started: {site: object, browser: object}) => Promise<void>} [next] what else comes before the tests
 */
export function siteAndBrowser(next) {
  const started = {};
  before(async () => {
    started.site = await startCountedSite();
    started.browser = await launchBrowser();
    await next?.(started);
  });
  after(async () => {
    await started.browser?.close();
    await started.site?.close();
  });
  return started;
}

/** A page in a context of its own: {context, page, app}. */
async function newPage({ site, browser }) {
  const context = await browser.newContext(contextOptions);
  const page = await openPage(context, site.url);
  return { context, page, app: new Application(page) };
}

/**
 * One page for all tests of a file, which follow each other on it.
 * @param {(opened: {site: object, browser: object, context: object, page: object, app: Application}) => void} take
 */
export function onePage(take) {
  siteAndBrowser(async (started) => take({ ...started, ...await newPage(started) }));
}

/**
 * A fresh page with an open sample for each test.
 * @param {string} sample
 * @param {(opened: {site: object, browser: object, context: object, page: object, app: Application}) => void} take
 */
export function pageForEach(sample, take) {
  const started = siteAndBrowser();
  let context;
  beforeEach(async () => {
    const opened = await newPage(started);
    ({ context } = opened);
    await opened.app.openSample(sample);
    take({ ...started, ...opened });
  });
  afterEach(() => context.close());
}
