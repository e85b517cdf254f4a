// zuji import-factor: factors in files of suppliers and databases, and into a project; one result a line.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { decodeText } from '../shared/decode_text.mjs';
import { readOpenLca } from '../shared/openlca_zip.mjs';
import { TableFailure } from '../shared/table/failure.mjs';
import { askEach } from './batch.mjs';
import { isFolder, writeWhole } from './files.mjs';
import { readBytes, readText } from './input.mjs';
import { print } from './output.mjs';
import { Refusal, exitCodes } from './refusal.mjs';

const sentences = JSON.parse(readFileSync(new URL('../../assets/i18n/en.json', import.meta.url), 'utf8'));

/** The sentence of a code, in English as everything the command line says. */
const sentenceOf = ({ code, args }) => (sentences[`error.${code}`] ?? code).replace(/\{(\d)\}/g, (_, index) => args[Number(index)] ?? '');

const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** What kind of file it is, by its contents, and its text. */
async function readFile(name) {
  const bytes = await readBytes(name);
  try {
    if (isZip(bytes)) return { form: 'openlca', text: await readOpenLca(bytes) };
  } catch (error) {
    if (error instanceof TableFailure) throw new Refusal(error.code, sentenceOf(error), name);
    throw error;
  }
  const text = decodeText(bytes)?.text;
  if (text === undefined) throw new Refusal('table-encoding', sentenceOf({ code: 'table-encoding', args: [] }), name);
  return { form: /^\s*[{[]/.test(text) ? 'pact' : 'csv', text };
}

async function importOne(engine, name, values) {
  const into = values.get('--into');
  const project = into === undefined ? '' : await readText(into);
  const { form, text } = await readFile(name);
  const reply = engine.importFactors(project, form, text, basename(name), values.get('--line') ?? '', values.get('--product') ?? '');
  if (!reply.ok) {
    const { error } = JSON.parse(reply.json);
    throw new Refusal(error.code, error.message, error.where ? `${name}: ${error.where}` : name);
  }
  const { project: changed, ...result } = JSON.parse(reply.json);
  if (into !== undefined) writeWhole(into, changed);
  return { file: name, ...(into === undefined ? {} : { into }), ...result };
}

/** Files of a folder that may hold factors. */
const factorEndings = /\.(json|zip|csv|tsv|txt)$/i;

/**
 * One file: its result, or an error on standard error. Several, or a folder: one line each, errors among them, and the
 * exit code of the worst.
 * @param {object} engine
 * @param {{names: string[], values: Map<string, string>}} asked
 * @returns {Promise<number>} exit code
 */
export async function importFactors(engine, { names, values }) {
  if (names.length === 0) throw new Refusal('bad-arguments', 'import-factor needs a file. See zuji --help.');
  const many = names.length > 1 || isFolder(names[0]);
  if (values.has('--into') && many) throw new Refusal('bad-arguments', 'import-factor --into takes one file at a time.');
  if (!values.has('--into') && (values.has('--line') || values.has('--product'))) {
    throw new Refusal('bad-arguments', 'import-factor needs --into PROJECT.json for --line and --product.');
  }
  if (many) return askEach(names, factorEndings, async (path) => ({ answer: await importOne(engine, path, values) }));
  await print(JSON.stringify(await importOne(engine, names[0], values)));
  return exitCodes.ok;
}
