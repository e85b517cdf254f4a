// Check the texts in assets/i18n against each other and against the code.
//
//   node web/build/i18n-check.mjs             problems fail; keys that nothing uses are only listed
//
// Problems: a key in one language only, an empty text, different {0} arguments, a key the code uses that does not exist.

import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from './lib/files.mjs';
import { root } from './lib/paths.mjs';

const LANGUAGES = ['zh', 'en'];

/**
 * Keys put together at run time: prefix → where the rest comes from. `rest` finds it in the sources named by `files`;
 * every key found that way must exist. Families without `rest` are composed from data (ids of questions, codes, …) and
 * are checked by tests that walk the data.
 */
export const FAMILIES = [
  { prefix: 'error.', files: /^(core|wasm)\//, rest: /\bError\{\s*"([a-z][a-z0-9-]*)"/g },
  { prefix: 'open.', files: /^core\/assess\//, rest: /\badd\(Step::\w+,\s*"([a-z][a-z0-9.-]*[a-z0-9])",/g },
  { prefix: 'open.', files: /^core\/assess\//, rest: /\bneed_(?:text|answer)\([^"]*"([a-z][a-z0-9-]*)",/g },
];

/** Text keys are words and hyphens. These look like keys but are none: files, and fields of the project. */
const NO_KEY = /_|\.(json|csv|html|css|js|mjs|ts|wasm|zip|xlsx|docx|svg|png|txt|hpp|cpp)$|^company\.(applicant|producer|factory)\.|^(documents|answers|texts|assurance)\./;

const KEY = /^[a-z][a-z0-9-]*(\.[A-Za-z0-9-]+)+$/;
const PREFIX = /^[a-z][a-z0-9-]*\.([A-Za-z0-9-]+\.)*([A-Za-z0-9-]+-)?$/;
const STRING = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
/** In core, whole keys stand only in calls that look a text up; other dotted literals are field paths. */
const LOOKUP = /\b(?:text|format|has|t|tr)\(\s*(?:\w+,\s*)?"([a-z][a-z0-9-]*(?:\.[A-Za-z0-9-]+)+)"/g;

export function loadTexts() {
  return Object.fromEntries(LANGUAGES.map((name) => [name, JSON.parse(readFileSync(join(root, `assets/i18n/${name}.json`), 'utf8'))]));
}

const argumentsOf = (text) => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join(' ');

/** Problems of the two languages against each other. */
export function compareLanguages(texts) {
  const problems = [];
  for (const language of LANGUAGES) {
    for (const other of LANGUAGES.filter((name) => name !== language)) {
      for (const key of Object.keys(texts[language])) {
        if (!(key in texts[other])) problems.push(`${key} is missing in ${other}.json`);
      }
    }
    for (const [key, text] of Object.entries(texts[language])) {
      if (typeof text !== 'string' || text.trim() === '') problems.push(`${key} is empty in ${language}.json`);
    }
  }
  for (const [key, text] of Object.entries(texts.zh)) {
    const [zh, en] = [argumentsOf(String(text)), argumentsOf(String(texts.en[key] ?? text))];
    if (zh !== en) problems.push(`${key} has the arguments ${zh || 'none'} in zh.json, ${en || 'none'} in en.json`);
  }
  return problems;
}

/** Path and text of every file that may name a key. */
function sources() {
  const code = ['core', 'wasm', 'web'].flatMap((folder) => filesBelow(join(root, folder), (name) => /\.(cpp|hpp|ts|mjs|html)$/.test(name)));
  const data = filesBelow(join(root, 'assets'), (name) => name.endsWith('.json'));
  return [...code, ...data].map((path) => [relative(root, path).replaceAll('\\', '/'), path])
    .filter(([name]) => !name.startsWith('web/build/') && !name.startsWith('assets/i18n/'))
    .map(([name, path]) => [name, readFileSync(path, 'utf8')]);
}

/** Comments go: whole lines, and what follows code after a blank (so that "https://" stays). */
const withoutComments = (text) => text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '').replace(/(?<=[\s;{}])\/\/ .*$/gm, '').replace(/^\s*(#include|import).*$/gm, '');

/** What the code says: keys it needs (key → first place), every literal, and the prefixes it composes keys from. */
export function readCode(files, areas) {
  const needed = new Map();
  const literals = new Set();
  const prefixes = new Set(FAMILIES.map((family) => family.prefix));
  const need = (key, place) => needed.has(key) || needed.set(key, place);
  for (const [name, raw] of files) {
    const text = withoutComments(raw);
    const isCore = name.startsWith('core/');
    for (const match of text.matchAll(STRING)) {
      const literal = match[1] ?? match[2] ?? match[3];
      literals.add(literal);
      const area = literal.split('.')[0];
      if (!areas.has(area)) continue;
      if (PREFIX.test(literal)) prefixes.add(literal);
      else if (!isCore && !name.startsWith('assets/') && KEY.test(literal) && !NO_KEY.test(literal) && !/\.path = $/.test(text.slice(0, match.index).slice(-8))) need(literal, name);
    }
    if (isCore) for (const [, key] of text.matchAll(LOOKUP)) need(key, name);
    for (const { prefix, files: where, rest } of FAMILIES) {
      if (where.test(name)) for (const [, word] of text.matchAll(rest)) need(prefix + word, name);
    }
  }
  return { needed, literals, prefixes };
}

/** All problems, and the keys nothing seems to use. */
export function checkTexts() {
  const texts = loadTexts();
  const keys = Object.keys(texts.zh);
  const files = sources();
  const { needed, literals, prefixes } = readCode(files, new Set(keys.map((key) => key.split('.')[0])));
  const problems = compareLanguages(texts);
  for (const [key, place] of needed) {
    if (!(key in texts.zh)) problems.push(`${key} is used in ${place}, but is no key of assets/i18n`);
  }
  const isUsed = (key) => literals.has(key) || [...prefixes].some((prefix) => key.startsWith(prefix));
  return { keys: keys.length, files: files.length, needed: needed.size, problems, unused: keys.filter((key) => !isUsed(key)) };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { keys, files, needed, problems, unused } = checkTexts();
  for (const key of unused) console.log(`unused: ${key}`);
  for (const problem of problems) console.error(problem);
  console.log(`texts: ${keys} keys, ${needed} named in ${files} files, ${unused.length} unused, ${problems.length} problems`);
  process.exitCode = problems.length === 0 && keys > 0 ? 0 : 1;
}
