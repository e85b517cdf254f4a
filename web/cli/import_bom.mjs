// import-bom: tables of any kind that the page reads, one result a line.

import { readFileSync } from 'node:fs';

import { TableFailure } from '../shared/table/failure.mjs';
import { openTable } from '../shared/table/open_table.mjs';
import { askEach } from './batch.mjs';
import { isFolder, writeWhole } from './files.mjs';
import { readBytes, readText } from './input.mjs';
import { print } from './output.mjs';
import { Refusal, exitCodes } from './refusal.mjs';

const sentences = JSON.parse(readFileSync(new URL('../../assets/i18n/en.json', import.meta.url), 'utf8'));

/** The sentence of a code, in English as everything the command line says. */
const sentenceOf = ({ code, args }) => (sentences[`error.${code}`] ?? code).replace(/\{(\d)\}/g, (_, index) => args[Number(index)] ?? '');

function refusalOf(error, name) {
  if (!(error instanceof TableFailure)) return error;
  return new Refusal(error.code, sentenceOf(error), error.where === '' ? name : `${name}: ${error.where}`);
}

/** The engine says where in the table; of several files the name belongs to it. */
function ofEngine(reply, name) {
  const { error } = JSON.parse(reply.json);
  return new Refusal(error.code, error.message, error.where ? `${name}: ${error.where}` : name);
}

async function readTable(name, sheet) {
  try {
    return await openTable(await readBytes(name), { sheet });
  } catch (error) {
    throw refusalOf(error, name);
  }
}

/** What a result says of the file itself. */
function headOf(name, table) {
  if (table.kind === 'text') return { file: name, encoding: table.encoding };
  return { file: name, sheet: table.sheet, sheets: table.sheets.map((sheet) => sheet.name) };
}

async function importOne(engine, name, sheet, onlyCounts) {
  const table = await readTable(name, sheet);
  const facts = table.kind === 'text' ? '' : JSON.stringify(table.facts);
  const ask = {
    text: () => (onlyCounts ? engine.countBom(table.text) : engine.importBom(table.text)),
    workbook: () => (onlyCounts ? engine.countSheet(table.bytes, facts) : engine.importSheet(table.bytes, facts)),
  };
  const reply = ask[table.kind]();
  if (!reply.ok) throw ofEngine(reply, name);
  if (table.kind === 'text') process.stderr.write(`encoding: ${table.encoding}\n`);
  return { ...headOf(name, table), ...JSON.parse(reply.json) };
}

async function importInto(engine, name, sheet, projectPath) {
  const project = await readText(projectPath);
  const table = await readTable(name, sheet);
  const reply = table.kind === 'text'
    ? engine.importBomInto(project, table.text)
    : engine.importSheetInto(project, table.bytes, JSON.stringify(table.facts));
  if (!reply.ok) throw ofEngine(reply, name);
  const { project: text, ...result } = JSON.parse(reply.json);
  writeWhole(projectPath, text);
  return { ...headOf(name, table), into: projectPath, ...result };
}

/** Files of a folder that are tables. */
const tableEndings = /\.(xlsx|xlsm|csv|tsv|txt)$/i;

/**
 * One file: its result, or an error on standard error. Several, or a folder: one line each, errors among them, and the
 * exit code of the worst.
 * @param {object} engine
 * @param {{names: string[], flags: Set<string>, values: Map<string, string>}} asked
 * @returns {Promise<number>} exit code
 */
export async function importBoms(engine, { names, flags, values }) {
  const sheet = values.get('--sheet');
  const into = values.get('--into');
  const many = flags.has('--lines') || names.length > 1 || names.some(isFolder);
  if (names.length === 0) throw new Refusal('bad-arguments', 'import-bom needs a table file. See zuji --help.');
  if (into !== undefined && many) {
    throw new Refusal('bad-arguments', 'import-bom --into takes one table file: a project has one bill of materials.');
  }
  if (into !== undefined) await print(JSON.stringify(await importInto(engine, names[0], sheet, into)));
  else if (!many) await print(JSON.stringify(await importOne(engine, names[0], sheet, flags.has('--counts'))));
  else return askEach(names, tableEndings, async (path) => ({ answer: await importOne(engine, path, sheet, flags.has('--counts')) }));
  return exitCodes.ok;
}
