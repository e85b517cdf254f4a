// Where approved assessments lie and how they are written.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../web/build/lib/paths.mjs';

export const goldenDir = new URL('assessments/', import.meta.url);

export const samplePath = (name) => join(root, 'assets/samples', `${name}.json`);
export const sampleNames = () => readdirSync(join(root, 'assets/samples')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).sort();

/** Without the traces, which tests of the rules cover, and laid out so that a change reads as a change of lines. */
export function readable(json) {
  return `${JSON.stringify(JSON.parse(json), (key, value) => (key === 'trace' ? undefined : value), 1)}\n`;
}
