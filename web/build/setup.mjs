// npm run setup: bring everything that building and testing need. Does nothing that is already done.

import { generateHolidays } from './holidays.mjs';
import { main, say, secondsSince } from './lib/process.mjs';
import { setUp } from './setup/all.mjs';

await main(async () => {
  const start = performance.now();
  await setUp('build', 'native', 'node', 'wasm');
  generateHolidays();
  say('setup', `everything is in place (${secondsSince(start)}). Next: npm start, npm test, or cmake --preset native-debug`);
});
