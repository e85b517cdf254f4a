// Exports of the command line: each format with its ending and how it is written.

import { join } from 'node:path';

import { makeFolder, writeWhole } from './files.mjs';
import { Refusal } from './refusal.mjs';

const sinks = () => import('../sinks/sinks.mjs');

/** What the engine answers to a wish; its error is thrown. */
function asked(engine, project, what, language) {
  const reply = engine.exportAs(project, what, language, new Date().toISOString().replace(/\.\d+Z$/, 'Z'));
  if (!reply.ok) throw Refusal.ofEngine(reply.json);
  return JSON.parse(reply.json);
}

/** Format → how its file is made: {ending, make(engine, project, {language, report}) → {fileName, contents, notes}}. */
export const formats = {
  xlsx: {
    ending: '.xlsx',
    async make(engine, project, { language }) {
      const { fileName, workbook } = asked(engine, project, 'workbook', language);
      return { fileName, contents: await (await sinks()).writeXlsx(workbook) };
    },
  },
  docx: {
    ending: '.docx',
    async make(engine, project, { language, report }) {
      const made = asked(engine, project, `report:${report}`, language);
      return { fileName: `${made.fileName}_${report}`, contents: await (await sinks()).writeDocx(made.report) };
    },
  },
  html: {
    ending: '.html',
    async make(engine, project, { language, report }) {
      const made = asked(engine, project, `report:${report}`, language);
      return { fileName: `${made.fileName}_${report}`, contents: made.html };
    },
  },
  pact: {
    ending: '.pact.json',
    async make(engine, project, { language }) {
      const { fileName, pact, findings } = asked(engine, project, 'pact', language);
      if (pact === null) {
        const missing = findings.filter(({ blocks }) => blocks).map(({ message }) => message);
        throw new Refusal('pact-incomplete', `PACT cannot be written yet. ${missing.join(' ')}`, findings.find(({ blocks }) => blocks)?.where ?? '');
      }
      return { fileName, contents: `${JSON.stringify(pact, null, 2)}\n`, notes: findings.map(({ message }) => message) };
    },
  },
  svg: {
    ending: '.svg',
    async make(engine, project, { language }) {
      const { fileName, svg } = asked(engine, project, 'chart', language);
      return { fileName, contents: svg };
    },
  },
};

/** The CSV tables of the package, each a file of its own below `folder`. */
export function writeTables(engine, project, folder) {
  const reply = engine.packageJson(project);
  if (!reply.ok) throw Refusal.ofEngine(reply.json);
  const tables = JSON.parse(reply.json).files.filter(({ path }) => path.endsWith('.csv'));
  makeFolder(folder);
  for (const { path, text } of tables) writeWhole(join(folder, path), text);
  return tables.map(({ path }) => join(folder, path));
}
