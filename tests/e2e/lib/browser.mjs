// Chromium for the tests: fresh contexts, persistent profiles, and pages that remember what went wrong in them.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../../web/build/browser.mjs';

const readyTimeout = 60_000;
const actionTimeout = 15_000;

export const contextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  colorScheme: 'light',
  acceptDownloads: true,
};

export function launchBrowser() {
  return chromium.launch(launchOptions());
}

/** Start Chromium on a profile folder; resolves with the process and the address of its debugging socket. */
function spawnBrowser(folder) {
  const { executablePath, args } = launchOptions();
  const program = spawn(executablePath, [...args, `--user-data-dir=${folder}`, '--remote-debugging-port=0', 'about:blank'], {
    detached: true,  // a group of its own, so that it can be killed whole
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((started, failed) => {
    let said = '';
    program.stderr.on('data', (chunk) => {
      said += chunk;
      const socket = /^DevTools listening on (\S+)/m.exec(said)?.[1];
      if (socket) started({ program, socket });
    });
    program.once('exit', (code) => failed(new Error(`Chromium ended with code ${code}: ${said.slice(-500)}`)));
  });
}

/**
 * A browser profile on disk, which outlives the browser. `open` starts a browser on it: {context, close, kill}, where
 * `kill` ends all its processes at once, as a power cut would.
 */
export function persistentProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'zuji-profile-'));
  return {
    async open() {
      const { program, socket } = await spawnBrowser(folder);
      const exited = new Promise((done) => program.once('exit', done));
      const browser = await chromium.connectOverCDP(socket);
      const end = async (signal) => {
        process.kill(-program.pid, signal);
        await exited;
      };
      return { context: browser.contexts()[0], close: () => end('SIGTERM'), kill: () => end('SIGKILL') };
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

/** Remember console errors, uncaught errors and requests of a page: page.problems, page.asked. */
export function watch(page) {
  page.problems = [];
  page.asked = [];
  page.on('console', (message) => {
    if (message.type() === 'error') page.problems.push(message.text());
  });
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('request', (request) => page.asked.push(request.url()));
  return page;
}

/** Open the application and wait until it needs the network no more. */
export async function openPage(context, url) {
  const page = watch(await context.newPage());
  page.setDefaultTimeout(actionTimeout);
  if (!page.viewportSize()) await page.setViewportSize(contextOptions.viewport);
  await page.goto(url);
  await ready(page);
  return page;
}

export async function ready(page) {
  await page.waitForFunction(() => globalThis.__zuji?.ready === true, null, { timeout: readyTimeout });
}

/** What a drag of files carries. Each file is {name, bytes, mime}. Dispose of it afterwards. */
export function transferOf(page, files) {
  const carried = files.map(({ name, bytes, mime = '' }) => ({ name, mime, base64: Buffer.from(bytes).toString('base64') }));
  return page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, mime, base64 } of list) {
      const binary = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      data.items.add(new File([binary], name, { type: mime }));
    }
    return data;
  }, carried);
}

/** Drop files on the page the way a file manager does. Each file is {name, bytes, mime}. */
export async function dropFiles(page, files, selector = 'body') {
  const transfer = await transferOf(page, files);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent(selector, type, { dataTransfer: transfer });
  await transfer.dispose();
}

/** Drop a file of `megabytes` whose bytes are never made: a large file costs the test nothing. */
export async function dropLargeFile(page, name, megabytes, start = '') {
  const transfer = await page.evaluateHandle(
    ([fileName, size, head]) => {
      const mebibyte = new Uint8Array(1 << 20).fill(0x61);
      const data = new DataTransfer();
      data.items.add(new File([head, ...Array.from({ length: size }, () => mebibyte)], fileName));
      return data;
    },
    [name, megabytes, start],
  );
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer });
  await transfer.dispose();
}

/** The bytes of the file that `action` makes the page save. */
export async function downloadOf(page, action) {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/**
 * Type through an input method: `steps` are the states of the composition ("z", "zu", "zuji"), `result` what it becomes.
 */
export async function compose(page, steps, result) {
  const client = await page.context().newCDPSession(page);
  for (const text of steps) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await client.send('Input.insertText', { text: result });
  await client.detach();
}

/** Colour that is on the screen at a place: [red, green, blue]. */
export async function pixelAt(page, x, y) {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.drawImage(bitmap, 0, 0);
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, png.toString('base64'));
}
