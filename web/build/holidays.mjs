// Public holidays and make-up working days of mainland China, out of the pinned npm package "chinese-days":
// build/assets-generated/calendar/cn.json, read by the core (Calendar::from_json), the page, the tests and the CLI.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeIfChanged } from './lib/files.mjs';
import { generatedAssetsDir, root } from './lib/paths.mjs';
import { Failure, say } from './lib/process.mjs';

const FIRST_YEAR = 2015;  // no date of an application is older

export function generateHolidays() {
  const folder = join(root, 'node_modules/chinese-days');
  const yearsFolder = join(folder, 'dist/years');
  if (!existsSync(yearsFolder)) {
    throw new Failure('the npm package chinese-days has no dist/years', 'Run npm ci; if it stays so, the package changed its layout.');
  }
  const years = {};
  for (const file of readdirSync(yearsFolder).filter((name) => /^\d{4}\.json$/.test(name)).sort()) {
    const year = file.slice(0, 4);
    if (Number(year) < FIRST_YEAR) continue;
    const { holidays, workdays } = readJson(join(yearsFolder, file));
    years[year] = { holidays: datesOf(holidays, file), workdays: datesOf(workdays, file) };
  }
  if (Object.keys(years).length === 0) throw new Failure(`chinese-days has no year from ${FIRST_YEAR} on`);
  const { version } = readJson(join(folder, 'package.json'));
  const target = join(generatedAssetsDir, 'calendar/cn.json');
  const written = writeIfChanged(target, `${JSON.stringify({ source: `chinese-days ${version}`, years })}\n`);
  if (written) say('setup', `holidays ${Object.keys(years)[0]}–${Object.keys(years).at(-1)} from chinese-days ${version}`);
}

function datesOf(entries, file) {
  const dates = Object.keys(entries ?? {}).sort();
  const bad = dates.find((date) => !/^\d{4}-\d{2}-\d{2}$/.test(date));
  if (bad) throw new Failure(`${file} of chinese-days has a date "${bad}"`);
  return dates;
}
