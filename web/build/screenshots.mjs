// npm run screenshots: pictures of the application in Chromium, taken by tests/e2e/screenshots.mjs.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './lib/application.mjs';
import { root } from './lib/paths.mjs';
import { Failure, main, run } from './lib/process.mjs';
import { setUp } from './setup/all.mjs';

await main(async () => {
  const script = join(root, 'tests/e2e/screenshots.mjs');
  if (!existsSync(script)) throw new Failure('tests/e2e/screenshots.mjs is missing', 'Check out the whole repository again.');
  await setUp('browser');
  await buildAll();
  run(process.execPath, [script, ...process.argv.slice(2)]);
});
