// Where approved assessments lie and how they are written.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../web/build/lib/paths.mjs';

export const goldenDir = new URL('assessments/', import.meta.url);

export const samplePath = (name) => join(root, 'assets/samples', `${name}.json`);
export const sampleNames = () => readdirSync(join(root, 'assets/samples')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).sort();

/** Without the traces, which tests of the rules cover, and laid out so that a change reads as a change of lines. */
export function readable(json) {
  return `${JSON.stringify(JSON.parse(json), (key, value) => (key === 'trace' ? undefined : value), 1)}\n`;
}

export const answersFile = new URL('answers.json', import.meta.url);

/** The contract's cases as lines for decideLine, with their numbers as they stand in the file. */
export function casesOf() {
  const numbers = [];
  const text = readFileSync(join(root, 'tests/cases/contract.json'), 'utf8');
  // A number keeps its own digits ("10.0"): it travels as text and is put back.
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => (token.startsWith('"') ? token : `"@@${numbers.push(token) - 1}@@"`));
  return JSON.parse(marked).cases.map(({ decision, input }) => JSON.stringify({ decision, input }).replace(/"@@(\d+)@@"/g, (_, i) => numbers[Number(i)]));
}

/** The running sum of core/rules/sweep/digest.hpp over texts. */
export function fnv(texts) {
  let sum = 0xcbf29ce484222325n;
  const add = (byte) => { sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n); };
  for (const text of texts) {
    for (const byte of Buffer.from(text, 'utf8')) add(byte);
    add(0xff);
  }
  return sum.toString(16).padStart(16, '0');
}
