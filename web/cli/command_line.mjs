// The commands. Each reads its input, asks the engine, prints.

import { basename, join } from 'node:path';

import { noNames, onlyName, readArguments, usage } from './arguments.mjs';
import { AttachmentFolder } from './attachments.mjs';
import { askEach, isBatch } from './batch.mjs';
import { loadEngine, toolVersion } from './engine.mjs';
import { formats, writeTables } from './exports.mjs';
import { isFolder, makeFolder, sumOfFile, unique, writeWhole } from './files.mjs';
import { linesOf, readText, utf8Text } from './input.mjs';
import { Output, print } from './output.mjs';
import { decryptTo, inspectPackage, passphraseOf, projectText, writePackageFile } from './packages.mjs';
import { quotations } from './quotations.mjs';
import { packCheck } from './pack_check.mjs';
import { Refusal, exitCodes, resultOf } from './refusal.mjs';
import { training } from './training.mjs';

/** One result or one error a line, in order. */
async function answerLines(answer) {
  const output = new Output();
  for await (const bytes of linesOf(process.stdin)) {
    if (output.closed) return;
    await output.line(lineAnswer(bytes, answer));
  }
  await output.flush();
}

function lineAnswer(bytes, answer) {
  try {
    return answer(utf8Text(bytes, '')).json;
  } catch (error) {
    if (error instanceof Refusal) return error.json;
    throw error;
  }
}

async function decide(asked) {
  const isBatch = asked.flags.has('--lines');
  if (isBatch) noNames(asked);
  const name = isBatch ? '' : onlyName(asked, 'name of a decision');
  if (isBatch) {
    const engine = await loadEngine();
    return answerLines((line) => engine.decideLine(line));
  }
  const input = await readText('-');
  return print(resultOf((await loadEngine()).decide(name, input)));
}

async function footprint(asked) {
  noNames(asked);
  if (asked.flags.has('--lines')) {
    const engine = await loadEngine();
    return answerLines((line) => engine.footprint(line));
  }
  const input = await readText('-');
  return print(resultOf((await loadEngine()).footprint(input)));
}

async function importBom(asked) {
  const { importBoms } = await import('./import_bom.mjs');
  return importBoms(await loadEngine(), asked);
}

async function importFactor(asked) {
  const { importFactors } = await import('./import_factor.mjs');
  return importFactors(await loadEngine(), asked);
}

/** Files of a folder that are projects or packages. */
const projectEndings = /\.(json|zip|zuji-enc)$/i;
const packageEndings = /\.(zip|zuji-enc)$/i;

const passphraseFor = (asked) => passphraseOf(asked.values.get('--passphrase-file'));

/** Before a thousand files are told the same. */
function checkDate(text) {
  const day = new Date(`${text}T00:00:00Z`);
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (!exists) throw new Refusal('bad-arguments', `--today "${text}" is not a date of the calendar. Write YYYY-MM-DD. See zuji --help.`);
}

async function assess(asked) {
  const passphrase = await passphraseFor(asked);
  const today = asked.values.get('--today') ?? '';
  if (asked.values.has('--today')) checkDate(today);
  if (!isBatch(asked)) {
    const project = await projectText(onlyName(asked, 'project file'), passphrase);
    return print(resultOf((await loadEngine()).assessOn(project, today)));
  }
  const engine = await loadEngine();
  return askEach(asked.names, projectEndings, async (path) => {
    return { answer: { assessment: JSON.parse(resultOf(engine.assessOn(await projectText(path, passphrase), today))) } };
  });
}

async function makeOnePackage(engine, path, target, folder, passphrase) {
  const parts = JSON.parse(resultOf(engine.packageJson(await projectText(path, null))));
  const { attachments, missing } = await folder.pick(parts.attachments);
  const file = target(parts.fileName);
  const written = await writePackageFile({ ...parts, attachments }, file, passphrase);
  for (const each of missing) process.stderr.write(`zuji: the bytes of ${each} were not found; the package is without them\n`);
  return { file, ...written, entries: parts.files.length + attachments.length + 1, missing };
}

async function makePackage(asked) {
  const target = asked.values.get('-o');
  if (target === undefined) throw new Refusal('bad-arguments', 'package needs -o OUT.zip, or -o FOLDER for several projects. See zuji --help.');
  const folder = new AttachmentFolder(asked.values.get('--attachments'));
  const passphrase = await passphraseFor(asked);
  const ending = passphrase === null ? '' : '.zuji-enc';
  if (!isBatch(asked)) {
    const name = onlyName(asked, 'project file');
    const project = await readText(name);
    const engine = await loadEngine();
    resultOf(engine.packageJson(project));
    return print(JSON.stringify(await makeOnePackage(engine, name, () => target, folder, passphrase)));
  }
  const engine = await loadEngine();
  makeFolder(target);
  const taken = new Set();
  const place = (fileName) => {
    let path = join(target, `${fileName}${ending}`);
    for (let n = 2; taken.has(path.toLowerCase()); n += 1) path = join(target, `${fileName.replace(/\.zip$/, '')} (${n}).zip${ending}`);
    taken.add(path.toLowerCase());
    return path;
  };
  return askEach(asked.names, /\.json$/i, async (path) => {
    const { file, ...rest } = await makeOnePackage(engine, path, place, folder, passphrase);
    return { answer: { package: file, ...rest } };
  });
}

async function verify(asked) {
  if (asked.names.length === 0) throw new Refusal('bad-arguments', 'verify needs at least one package. See zuji --help.');
  const passphrase = await passphraseFor(asked);
  const engine = await loadEngine();
  return askEach(asked.names, packageEndings, async (path) => {
    const { entries, bytes, problems, manifest, project } = await inspectPackage(path, passphrase);
    if (project !== null) {
      const opened = engine.assess(project);
      if (!opened.ok) {
        const { code, where, message } = JSON.parse(opened.json).error;
        problems.push({ code, path: `project.json${where ? `: ${where}` : ''}`, message });
      }
    }
    const ok = problems.length === 0;
    return { answer: { ok, entries, bytes, tool: manifest?.tool?.version ?? null, problems }, exitCode: ok ? exitCodes.ok : exitCodes.invalidInput };
  });
}

/** The one format that was asked for. */
function formatOf({ flags }) {
  const chosen = ['csv', ...Object.keys(formats)].filter((name) => flags.has(`--${name}`));
  if (chosen.length !== 1) throw new Refusal('bad-arguments', 'export needs one of --pact --xlsx --docx --html --csv --svg. See zuji --help.');
  return chosen[0];
}

async function exportFiles(asked) {
  const format = formatOf(asked);
  const language = asked.values.get('--language') ?? 'zh';
  const report = asked.values.get('--report') ?? 'assessment';
  const passphrase = await passphraseFor(asked);
  if (asked.names.length === 0) throw new Refusal('bad-arguments', 'export needs at least one project. See zuji --help.');
  if (!['zh', 'en'].includes(language)) throw new Refusal('bad-arguments', '--language is zh or en. See zuji --help.');
  const target = asked.values.get('-o') ?? '.';
  const many = isBatch(asked) || format === 'csv' || isFolder(target) || asked.values.get('-o') === undefined;
  const engine = await loadEngine();
  if (many) makeFolder(target);
  const taken = new Set();
  return askEach(asked.names, projectEndings, async (path) => {
    const project = await projectText(path, passphrase);
    const stem = basename(path).replace(/(\.zuji)?\.(json|zip)$/i, '');
    if (format === 'csv') return { answer: { written: writeTables(engine, project, isBatch(asked) ? join(target, unique(taken, stem, '')) : target) } };
    const { ending, make } = formats[format];
    const { fileName, contents, notes = [] } = await make(engine, project, { language, report });
    const file = many ? join(target, unique(taken, isBatch(asked) ? stem : fileName, ending)) : target;
    writeWhole(file, contents);
    return { answer: { written: [file], ...(notes.length > 0 ? { notes } : {}) } };
  });
}

async function decrypt(asked) {
  const target = asked.values.get('-o');
  if (target === undefined) throw new Refusal('bad-arguments', 'decrypt needs -o OUT.zip. See zuji --help.');
  const name = onlyName(asked, 'encrypted file');
  await decryptTo(name, target, await passphraseFor(asked));
  return print(JSON.stringify({ file: target, sha256: await sumOfFile(target) }));
}

const commands = {
  decide, footprint, assess, 'import-bom': importBom, 'import-factor': importFactor, package: makePackage, verify, export: exportFiles,
  decrypt, quote: quotations, pack: packCheck, training,
};

/**
 * @param {string[]} argv arguments after the program's name
 * @returns {Promise<number>} exit code
 */
export async function runCommandLine(argv) {
  try {
    const asked = readArguments(argv);
    if (asked.command === 'help') process.stdout.write(usage);
    else if (asked.command === 'version') process.stdout.write(`${toolVersion()}\n`);
    else return (await commands[asked.command](asked)) ?? exitCodes.ok;
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.json}\n`);
    return error.exitCode;
  }
}
