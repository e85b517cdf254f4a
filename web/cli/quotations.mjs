// Quotations: priced, printed, as Word document or workbook, one or many.

import { basename, join } from 'node:path';

import { onlyName } from './arguments.mjs';
import { askEach, isBatch } from './batch.mjs';
import { loadEngine } from './engine.mjs';
import { isFolder, makeFolder, unique, writeWhole } from './files.mjs';
import { readBytes } from './input.mjs';
import { print } from './output.mjs';
import { quoteInput } from './quote_input.mjs';
import { Refusal, resultOf } from './refusal.mjs';

const sinks = () => import('../sinks/sinks.mjs');

/** Format → the contents of its file. `made(what)` asks the engine. */
const formats = {
  html: async (made) => made('report').html,
  docx: async (made) => (await sinks()).writeDocx(made('report').report),
  xlsx: async (made) => (await sinks()).writeXlsx(made('workbook').workbook),
};
const quoteEndings = /\.(json|zip)$/i;

const wrong = (message) => new Refusal('bad-arguments', `${message} See zuji --help.`);

/** The one format that is asked for, by flag or by the ending of the file. */
function formatOf({ flags }, target) {
  const chosen = Object.keys(formats).filter((name) => flags.has(`--${name}`));
  if (chosen.length > 1) throw wrong('quote takes one of --html --docx --xlsx.');
  const ending = /\.(\w+)$/.exec(target)?.[1].toLowerCase();
  const format = chosen[0] ?? (Object.hasOwn(formats, ending ?? '') ? ending : null);
  if (!format) throw wrong('OUT of quote ends in .html, .docx or .xlsx, or is a folder with one of --html --docx --xlsx.');
  return format;
}

/** @param {{names: string[], flags: Set<string>, values: Map<string, string>}} asked */
export async function quotations(asked) {
  const language = asked.values.get('--language') ?? '';
  if (!['', 'zh', 'en'].includes(language)) throw wrong('--language is zh or en.');
  const target = asked.values.get('-o');
  const kept = asked.values.get('--save');
  const format = target === undefined ? null : formatOf(asked, target);
  const batch = isBatch(asked);
  const many = batch || (target !== undefined && isFolder(target));
  if (!batch) onlyName(asked, 'quotation, project or package file');
  const taken = new Set();

  const quote = async (engine, name) => {
    const input = await quoteInput(await readBytes(name), name);
    const priced = resultOf(engine.quote(input));
    const made = (what) => JSON.parse(resultOf(engine.quoteAs(input, what, language)));
    const written = [];
    const stem = basename(name).replace(/(\.zuji(-quote)?)?\.(json|zip)$/i, '');
    if (format) {
      const file = many ? join(target, unique(taken, stem, `.${format}`)) : target;
      writeWhole(file, await formats[format](made));
      written.push(file);
    }
    if (kept !== undefined) {
      const file = join(kept, unique(taken, stem, '.zuji-quote.json'));
      writeWhole(file, resultOf(engine.quoteFile(input)));
      written.push(file);
    }
    return { priced, written };
  };

  if (!batch) {
    const [name] = asked.names;
    const engine = await loadEngine();
    if (kept !== undefined) makeFolder(kept);
    return print((await quote(engine, name)).priced);
  }
  const engine = await loadEngine();
  for (const folder of [target, kept]) if (folder !== undefined) makeFolder(folder);
  return askEach(asked.names, quoteEndings, async (path) => {
    const { priced, written } = await quote(engine, path);
    return { answer: { quote: JSON.parse(priced), ...(written.length > 0 ? { written } : {}) } };
  });
}
