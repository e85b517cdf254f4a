// import-bom: tables of any kind that the page reads, one result a line.

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

import { TableFailure } from '../shared/table/failure.mjs';
import { openTable } from '../shared/table/open_table.mjs';
import { readBytes, readText } from './input.mjs';
import { Output } from './output.mjs';
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

/** Whole or not at all. */
function writeWhole(path, text) {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, text);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new Refusal('not-written', `The project cannot be written: ${error.code}.`, path, exitCodes.internal);
  }
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

async function importOne(engine, name, sheet) {
  const table = await readTable(name, sheet);
  const reply = table.kind === 'text' ? engine.importBom(table.text) : engine.importSheet(table.bytes, JSON.stringify(table.facts));
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

/**
 * One file: its result, or an error on standard error. Several: one line each, errors among them, and the exit code of
 * the worst.
 * @param {object} engine
 * @param {{names: string[], values: Map<string, string>}} asked
 * @returns {Promise<number>} exit code
 */
export async function importBoms(engine, { names, values }) {
  const sheet = values.get('--sheet');
  const into = values.get('--into');
  if (names.length === 0) throw new Refusal('bad-arguments', 'import-bom needs a table file. See zuji --help.');
  if (into !== undefined && names.length !== 1) {
    throw new Refusal('bad-arguments', 'import-bom --into takes one table file: a project has one bill of materials.');
  }
  const output = new Output();
  let code = exitCodes.ok;
  for (const name of names) {
    try {
      const result = into === undefined ? await importOne(engine, name, sheet) : await importInto(engine, name, sheet, into);
      await output.line(JSON.stringify(result));
    } catch (error) {
      if (!(error instanceof Refusal) || names.length === 1) throw error;
      code = Math.max(code, error.exitCode);
      await output.line(JSON.stringify({ file: name, ...JSON.parse(error.json) }));
    }
  }
  await output.flush();
  return code;
}
