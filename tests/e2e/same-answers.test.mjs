// The engine in the page's browser gives the bytes of the golden file, as the native program and Node.js do.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, relative, sep } from 'node:path';
import { after, before, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { casesOf, fnv } from '../golden/golden.mjs';
import { launchBrowser } from './lib/browser.mjs';

const golden = JSON.parse(readFileSync(join(root, 'tests/golden/answers.json'), 'utf8'));
const engineFolder = join(root, 'build/wasm-release');
const types = { mjs: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

let server, browser;

/** The module as it was built, and an empty page. */
function serve() {
  const files = { '/engine.mjs': readFileSync(join(engineFolder, 'engine.mjs')), '/engine.wasm': readFileSync(join(engineFolder, 'engine.wasm')), '/index.html': '<!doctype html><title>engine</title>' };
  return new Promise((resolve) => {
    const http = createServer(({ url }, answer) => {
      if (!Object.hasOwn(files, url)) return answer.writeHead(404).end();
      return answer.writeHead(200, { 'content-type': types[url.split('.').at(-1)] }).end(files[url]);
    });
    http.listen(0, '127.0.0.1', () => resolve(http));
  });
}

function assets() {
  const texts = {};
  for (const [base, folder] of [['assets', 'rules'], ['assets', 'factors'], ['assets', 'formulas'], ['assets', 'i18n'], ['build/assets-generated', 'calendar']]) {
    for (const entry of readdirSync(join(root, base, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      texts[relative(join(root, base), path).split(sep).join('/')] = readFileSync(path, 'utf8');
    }
  }
  return texts;
}

before(async () => {
  server = await serve();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

it('random questions to every decision and the contract\'s cases give the approved answers', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(240_000);
  await page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
  const result = await page.evaluate(async ({ texts, asked }) => {
    const { default: factory } = await import('/engine.mjs');
    const engine = new (await factory()).Engine();
    const loaded = engine.load(texts);
    if (!loaded.ok) return { error: loaded.json };
    const answers = asked.map((line) => engine.decideLine(line).json);
    return { answers, sweep: engine.sweep(100_000).json };
  }, { texts: assets(), asked: casesOf() });
  assert.equal(result.error, undefined);
  const { digest, decisions } = JSON.parse(result.sweep);
  assert.equal(decisions.length, 27);
  assert.equal(digest, golden.sweep['100000']);
  assert.equal(fnv(result.answers), golden.cases);
});
