// Rules in a ZIP file: a pack file, or the files of an edition as they stand below assets/rules, as one pack file.

import { Budget } from './table/budget.mjs';
import { TableFailure } from './table/failure.mjs';
import { megabytes } from './table/limits.mjs';
import { wholeText } from './table/unpack.mjs';
import { readDirectory } from './table/zip_directory.mjs';

const mebibyte = 1024 * 1024;
const limits = { fileBytes: 20 * mebibyte, textBytes: 40 * mebibyte, files: 200 };
const commonNames = ['clauses', 'interpretations', 'parameters', 'tables', 'checklists', 'annex2'].map((name) => `${name}.json`);

/** Pack files say so in their first member; one that is cut off is refused as a pack. */
export const isPack = (text) => /^\s*\{\s*"format"\s*:\s*"zuji-pack"/.test(text);

const nameOf = (path) => path.split('/').at(-1) ?? '';
/** What programs add by themselves: "__MACOSX/._pack.json". */
const isHidden = (path) => path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where a file stands below assets/rules: by the folder it is in; a pack.json without one by the document it is of. */
function placeOf(path, text) {
  const parts = path.split('/');
  if (commonNames.includes(nameOf(path))) return `common/${nameOf(path)}`;
  if (parts.length > 1) return parts.slice(-2).join('/');
  const document = parsed(text)?.edition?.id;
  return typeof document === 'string' ? `${document.toLowerCase().replace(/[^a-z0-9]+/g, '-')}/${path}` : path;
}

/** The edition that the files are of: the newest where there are several. */
function editionOf(files) {
  const heads = Object.entries(files).filter(([path]) => nameOf(path) === 'pack.json').map(([, text]) => parsed(text)?.edition);
  const known = heads.filter((head) => typeof head?.id === 'string' && typeof head.packVersion === 'string');
  known.sort((a, b) => (String(a.revised) < String(b.revised) ? 1 : -1));
  const [head] = known;
  if (!head) throw new TableFailure('rules-zip-no-edition');
  return { id: head.id, version: head.packVersion, revised: head.revised, title: head.title };
}

/**
 * The text of a pack file for rule files by path. Their texts stay as they are, to the last digit.
 * @param {Record<string, string>} texts
 */
export function packFileOf(texts) {
  const packs = Object.values(texts).filter(isPack);
  if (packs.length > 1) throw new TableFailure('rules-zip-several', [String(packs.length)]);
  if (packs[0] !== undefined) return packs[0];
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [placeOf(path, text), text]));
  const names = Object.keys(files);
  const isComplete = names.some((path) => nameOf(path) === 'pack.json') && commonNames.slice(0, 5).every((name) => names.includes(`common/${name}`));
  const edition = JSON.stringify(editionOf(files));
  const members = Object.entries(files).map(([path, text]) => `${JSON.stringify(path)}:${text}`).join(',');
  return `{"format":"zuji-pack","formatVersion":1,"edition":${edition},"complete":${isComplete},"files":{${members}}}`;
}

/**
 * Whether paths of a ZIP file may be those of rules.
 * @param {Iterable<string>} paths
 */
export function mayHoldRules(paths) {
  const json = [...paths].filter((path) => path.endsWith('.json') && !isHidden(path));
  return json.some((path) => nameOf(path) === 'pack.json' || commonNames.includes(nameOf(path))) || (json.length > 0 && json.length <= 3);
}

/**
 * The pack file in a ZIP file; null when it holds no rules at all. Throws a TableFailure for what must not be unpacked
 * or cannot be told.
 * @param {Uint8Array} bytes
 * @returns {Promise<string | null>}
 */
export async function readRuleZip(bytes) {
  const entries = readDirectory(bytes);
  if (!mayHoldRules(entries.keys())) return null;
  const wanted = [...entries].filter(([path]) => path.endsWith('.json') && !isHidden(path));
  const size = wanted.reduce((sum, [, entry]) => sum + entry.size, 0);
  if (bytes.length > limits.fileBytes || wanted.length > limits.files || size > limits.textBytes) throw new TableFailure('zip-too-large', [megabytes(limits.textBytes)]);
  const budget = new Budget();
  /** @type {Record<string, string>} */
  const texts = Object.create(null);
  for (const [path, entry] of wanted) texts[path] = await wholeText(bytes, entry, budget);
  const holds = Object.entries(texts).some(([path, text]) => isPack(text) || nameOf(path) === 'pack.json' || commonNames.includes(nameOf(path)));
  return holds ? packFileOf(texts) : null;
}
