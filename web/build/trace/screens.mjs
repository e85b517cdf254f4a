// Where a clause is shown: panels that name it, decisions and checklists that a panel shows, open points.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow } from '../lib/files.mjs';
import { root } from '../lib/paths.mjs';

const SLOTS = {
  scope: 'scope', standards: 'standards', eligibility: 'eligibility', units: 'units', exemption: 'site-inspection-exemption',
  acceptance: 'verification-acceptance', man_days: 'man-days', documents: 'application-documents', cut_off: 'cut-off',
};

const sourcesBelow = (folder) => filesBelow(join(root, folder), (name) => /\.(cpp|hpp)$/.test(name))
  .map((path) => [relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]);

/** Short name of a screen: "wasm/app/panels/man_days.cpp" → "man_days". */
export const screenOf = (file) => file.replace(/^wasm\/app\/(panels\/)?/, '').replace(/\.(cpp|hpp)$/, '');

/** Decision → screens that show its answer. */
export function decisionScreens(decisions) {
  const shown = new Map(decisions.map((name) => [name, new Set()]));
  for (const [file, text] of sourcesBelow('wasm/app')) {
    for (const [slot, name] of Object.entries(SLOTS)) {
      if (new RegExp(`\\bassessment\\.${slot}\\b|assessment\\(\\)\\.${slot}\\b`).test(text)) shown.get(name)?.add(screenOf(file));
    }
    for (const name of decisions) if (text.includes(`"${name}"`)) shown.get(name)?.add(screenOf(file));
  }
  return shown;
}

/** Checklist → screens that draw it. */
export function checklistScreens(lists) {
  const shown = new Map(lists.map((name) => [name, new Set()]));
  for (const [file, text] of sourcesBelow('wasm/app')) {
    for (const name of lists) if (text.includes(`checklist("${name}")`)) shown.get(name).add(screenOf(file));
  }
  return shown;
}

/** Screen for a place in code that names a clause; null when nothing shows it. */
export function screenOfMention(file) {
  if (file.startsWith('wasm/app/')) return screenOf(file);
  if (/^core\/assess\/open_points/.test(file)) return 'open points';
  if (/^core\/report\//.test(file)) return 'reports';
  return null;
}
