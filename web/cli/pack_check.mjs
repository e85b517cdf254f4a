// zuji pack check: the rule files that a name stands for, checked as the page checks them.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { onlyName } from './arguments.mjs';
import { loadEngine, rulesFolder } from './engine.mjs';
import { readBytes, utf8Text } from './input.mjs';
import { Output } from './output.mjs';
import { Refusal } from './refusal.mjs';

const commonNames = ['clauses', 'interpretations', 'parameters', 'tables', 'checklists', 'annex2'].map((name) => `${name}.json`);
/** Of all rule files of a ZIP file, unpacked. */
const mostBytes = 40 << 20;
const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** JSON or nothing: what is malformed is the loader's to refuse, with line and column. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A pack file that is cut off is still one. */
const looksLikePackFile = (text) => /^\s*\{\s*"format"\s*:\s*"zuji-pack"/.test(text);

/** The folder below assets/rules that holds the pack of this document; its own when there is none. */
function folderOf(document) {
  for (const folder of readdirSync(rulesFolder)) {
    const path = join(rulesFolder, folder, 'pack.json');
    if (statSync(path, { throwIfNoEntry: false }) && parsed(readFileSync(path, 'utf8'))?.edition?.id === document) return folder;
  }
  return document.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'pack';
}

/** Where one file stands below assets/rules: by its name, or, an edition, by the document it is of. */
function placeOf(name, text) {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  if (commonNames.includes(base)) return `common/${base}`;
  return `${folderOf(/"id"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '')}/pack.json`;
}

/**
 * Files with their paths below assets/rules, from files with any paths: the deepest folder that holds a "common" folder
 * or pack folders is taken for assets/rules.
 */
function placed(texts) {
  const files = {};
  for (const [path, text] of Object.entries(texts)) files[path.split('/').length > 1 ? path.split('/').slice(-2).join('/') : placeOf(path, text)] = text;
  return files;
}

function ofFolder(name) {
  const texts = {};
  for (const entry of readdirSync(name, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const path = join(entry.parentPath, entry.name);
    texts[relative(name, path).split(sep).join('/')] = utf8Text(readFileSync(path), path);
  }
  return texts;
}

async function ofZip(bytes, name) {
  const { unzipSync } = await import('fflate');  // only here: it is an npm package
  let entries;
  let size = 0;
  const fits = ({ name: path, originalSize }) => {
    if (path.endsWith('.json')) size += originalSize;
    return path.endsWith('.json') && size <= mostBytes;
  };
  try {
    entries = unzipSync(bytes, { filter: fits });
  } catch {
    throw new Refusal('zip-broken', 'The ZIP file is damaged or cut off. Copy it again.', name);
  }
  if (size > mostBytes) throw new Refusal('zip-too-large', `The ZIP file unpacks to more than ${mostBytes >> 20} MB. Rules are much smaller: pack only them.`, name);
  return Object.fromEntries(Object.entries(entries).map(([path, content]) => [path, utf8Text(content, `${name}: ${path}`)]));
}

/** A whole set stands for itself; a part is laid over the rules that come with the program. */
function asSet(texts, name) {
  const files = placed(texts);
  const names = Object.keys(files);
  if (names.length === 0) throw new Refusal('no-rules', 'There are no rule files in it. Name a pack.json, a pack file, or a folder or ZIP with them.', name);
  const isComplete = names.some((path) => path.endsWith('/pack.json')) && names.filter((path) => path.startsWith('common/')).length >= 5;
  return { files, isComplete };
}

async function readRules(name) {
  if (name !== '-' && statSync(name, { throwIfNoEntry: false })?.isDirectory()) return asSet(ofFolder(name), name);
  const bytes = await readBytes(name);
  if (isZip(bytes)) {
    const texts = await ofZip(bytes, name);
    const packFile = Object.values(texts).find(looksLikePackFile);
    return packFile === undefined ? asSet(texts, name) : { packFile };
  }
  const text = utf8Text(bytes, name);
  const pack = parsed(text);
  return pack?.format === 'zuji-pack' || looksLikePackFile(text) ? { packFile: text } : asSet({ [name.split(/[\\/]/).at(-1) ?? '']: text }, name);
}

/** @param {{command: string, names: string[]}} asked the names are "check" and the file */
export async function packCheck(asked) {
  const [what, ...names] = asked.names;
  if (what !== 'check') throw new Refusal('bad-arguments', `pack knows only "check". See zuji --help.`);
  const { files, isComplete, packFile } = await readRules(onlyName({ command: 'pack check', names }, 'pack'));
  const engine = await loadEngine();
  const reply = packFile === undefined ? engine.checkRules(JSON.stringify(files), isComplete) : engine.checkPackFile(packFile);
  const answer = JSON.parse(reply.json);
  if (!reply.ok) throw Refusal.several(answer.errors ?? [answer.error]);
  const output = new Output();
  await output.line(reply.json);
  await output.flush();
}
