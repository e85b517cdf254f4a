// What a visitor waits for: bytes to download, time to the first frame that can be used, time a frame takes while a
// bill of materials with 100,000 lines is scrolled, and frames drawn while nothing happens. build/site must be built.
//
//   node web/build/bench-page.mjs     prints JSON
//   import { benchPage } from './bench-page.mjs'

import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startServer } from '../server.mjs';
import { launchOptions } from './browser.mjs';
import { filesBelow } from './lib/files.mjs';
import { root, siteDir } from './lib/paths.mjs';

const RUNS = 5;
const BOM_LINES = 100_000;
const SCROLL_STEPS = 120;
const IDLE_MS = 3000;
const VIEWPORT = { width: 1440, height: 900 };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
const round = (ms) => Math.round(ms * 100) / 100;

/** Bytes of every file a first visit asks for: raw, gzip, brotli. */
function downloads(asked) {
  const sizeOf = (path) => statSync(path, { throwIfNoEntry: false })?.size;
  const files = [...asked].sort().map((path) => {
    const file = join(siteDir, path);
    const raw = sizeOf(file);
    return { path, raw, gzip: sizeOf(`${file}.gz`) ?? raw, brotli: sizeOf(`${file}.br`) ?? raw };
  });
  const sum = (key) => files.reduce((total, file) => total + file[key], 0);
  return { files, total: { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') } };
}

async function openPage(browser, url) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const asked = new Set();
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname.slice(1) || 'index.html';
    if (request.url().startsWith(url)) asked.add(path);
  });
  await page.goto(url);
  await page.waitForFunction(() => globalThis.__zuji?.ready === true, null, { timeout: 120_000 });
  return { context, page, asked };
}

/** Milliseconds from navigation to the first frame that answers input, in fresh contexts. */
async function timeToFrame(browser, url) {
  const runs = [];
  let asked = new Set();
  for (let i = 0; i < RUNS; i++) {
    const opened = await openPage(browser, url);
    runs.push(await opened.page.evaluate(() => globalThis.__zuji.interactiveMs));
    asked = opened.asked;
    await opened.context.close();
  }
  return { interactiveMs: { median: round(median(runs)), runs: runs.map(round) }, asked };
}

/** The transformer sample with a hundred thousand lines. */
function largeProject() {
  const sample = JSON.parse(readFileSync(join(root, 'assets/samples/transformer-1600kva.json'), 'utf8'));
  const part = sample.bom.find((line) => line.mass_kg && line.factor);
  const bom = Array.from({ length: BOM_LINES }, (_, i) => {
    const line = { ...part, id: i + 1, name: `${part.name} ${i + 1}`, part_number: `P-${i + 1}` };
    delete line.parent;
    return line;
  });
  return JSON.stringify({ ...sample, id: 'bench-100000', title: 'bench', bom, next_row: 10_000_000 });
}

async function dropProject(page, text) {
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'bench.zuji.json', { type: 'application/json' }));
    return data;
  }, text);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer });
  await page.waitForURL(/#\/p\/bench-100000/, { timeout: 120_000 });
}

/** Frame callbacks while the grid is scrolled with the wheel, and frames drawn while it is left alone. */
async function largeBom(browser, url) {
  const { context, page } = await openPage(browser, url);
  await dropProject(page, largeProject());
  await page.evaluate(() => {
    location.hash = '#/p/bench-100000/bom';
  });
  await page.waitForTimeout(IDLE_MS);
  await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height * 0.6);
  await page.evaluate(() => (globalThis.__zuji.frameTimes.length = 0));
  for (let i = 0; i < SCROLL_STEPS; i++) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(16);
  }
  const times = await page.evaluate(() => [...globalThis.__zuji.frameTimes]);
  await page.waitForTimeout(1500);
  const before = await page.evaluate(() => globalThis.__zuji.framesDrawn);
  await page.waitForTimeout(IDLE_MS);
  const frames = (await page.evaluate(() => globalThis.__zuji.framesDrawn)) - before;
  await context.close();
  if (times.length < SCROLL_STEPS / 4) throw new Error(`only ${times.length} frames were drawn while scrolling`);
  return {
    scroll: { lines: BOM_LINES, frames: times.length, medianMs: round(median(times)), p95Ms: round(quantile(times, 0.95)), maxMs: round(Math.max(...times)) },
    idle: { seconds: IDLE_MS / 1000, frames },
  };
}

export async function benchPage() {
  const server = await startServer({ port: 0 });
  const browser = await chromium.launch(launchOptions());
  try {
    const { interactiveMs, asked } = await timeToFrame(browser, server.url);
    const known = new Set(filesBelow(siteDir).map((path) => relative(siteDir, path).split(sep).join('/')));
    const download = downloads([...asked].filter((path) => known.has(path)));
    return { browser: browser.version(), download, interactiveMs, ...(await largeBom(browser, server.url)) };
  } finally {
    await browser.close();
    await server.close();
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await benchPage(), null, 2));
}
