// Pictures of the start page and of every step, in both languages and both themes, into build/screenshots.
//
//   node tests/e2e/screenshots.mjs                  all of them
//   node tests/e2e/screenshots.mjs --only bom,zh    those whose name has all these parts
//   node tests/e2e/screenshots.mjs --readme         also the two of the README, into .github/images
//
// build/site must be built (npm run screenshots does that first).

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Application, steps } from './lib/application.mjs';
import { contextOptions, launchBrowser, openPage } from './lib/browser.mjs';
import { withPalette } from './lib/palette_png.mjs';
import { startCountedSite } from './lib/site.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const target = join(root, 'build/screenshots');
const readmeTarget = join(root, '.github/images');
const readmePictures = { 'eligibility-light-zh': 'eligibility', 'footprint-light-zh': 'footprint' };

const { values } = parseArgs({ options: { only: { type: 'string' }, readme: { type: 'boolean' } } });
const wanted = (name) => (values.only ?? '').split(',').every((part) => name.includes(part));

async function openInAppearance(browser, url, language, theme) {
  const context = await browser.newContext({ ...contextOptions, colorScheme: theme });
  const page = await openPage(context, url);
  const chinese = new Application(page, 'zh');
  if (language === 'en') await chinese.click('radio', 'EN');
  return { context, page, application: new Application(page, language) };
}

async function take(page, name) {
  if (!wanted(name)) return;
  await page.mouse.move(2, 2);
  await page.waitForTimeout(300);
  const file = join(target, `${name}.png`);
  writeFileSync(file, await page.screenshot());
  console.log(`build/screenshots/${name}.png`);
}

mkdirSync(target, { recursive: true });
const site = await startCountedSite();
const browser = await launchBrowser();
try {
  for (const theme of ['light', 'dark']) {
    for (const language of ['zh', 'en']) {
      const look = `${theme}-${language}`;
      if (!['start', ...steps].some((name) => wanted(`${name}-${look}`))) continue;
      const { context, page, application } = await openInAppearance(browser, site.url, language, theme);
      await take(page, `start-${look}`);
      await application.openSample('transformer');
      for (const step of steps) {
        await application.go(step);
        await take(page, `${step}-${look}`);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}

if (values.readme) {
  mkdirSync(readmeTarget, { recursive: true });
  for (const [name, as] of Object.entries(readmePictures)) {
    const file = join(readmeTarget, `${as}.png`);
    writeFileSync(file, withPalette(readFileSync(join(target, `${name}.png`))));
    console.log(`.github/images/${as}.png  ${Math.round(statSync(file).size / 1024)} KB`);
  }
}
