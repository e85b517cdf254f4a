// Builds what the command line needs and nothing more: the engine module and the generated calendar.

import { setUp } from '../build/setup/all.mjs';
import { buildPreset } from '../build/lib/cmake.mjs';
import { main } from '../build/lib/process.mjs';

await main(async () => {
  await setUp('build', 'node', 'wasm');
  await buildPreset('wasm-release', ['zuji_engine']);
  const { generateHolidays } = await import('../build/holidays.mjs');  // not before: it reads an npm package
  generateHolidays();
});
