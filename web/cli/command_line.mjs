// The commands. Each reads its input, asks the engine, prints.

import { renameSync, rmSync, writeFileSync } from 'node:fs';

import { decodeText } from '../shared/decode_text.mjs';
import { noNames, onlyName, readArguments, usage } from './arguments.mjs';
import { findAttachments, sha256Hex } from './attachments.mjs';
import { loadEngine, toolVersion } from './engine.mjs';
import { linesOf, readBytes, readText, utf8Text } from './input.mjs';
import { Output } from './output.mjs';
import { quoteInput } from './quote_input.mjs';
import { Refusal, exitCodes } from './refusal.mjs';

/** The JSON of a reply; the engine's error is thrown. */
function resultOf(reply) {
  if (!reply.ok) throw Refusal.ofEngine(reply.json);
  return reply.json;
}

async function print(json) {
  const output = new Output();
  await output.line(json);
  await output.flush();
}

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

async function assess(asked) {
  const project = await readText(onlyName(asked, 'project file'));
  return print(resultOf((await loadEngine()).assess(project)));
}

const startsWith = (bytes, start) => start.every((byte, i) => bytes[i] === byte);

/** Workbooks are packed or binary files: no text to decode. */
function refuseWorkbook(bytes, name) {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new Refusal('not-a-table', 'This is a workbook or archive, not text. Save the sheet as CSV and import that.', name);
  }
}

async function importBom(asked) {
  const name = onlyName(asked, 'table file');
  const bytes = await readBytes(name);
  refuseWorkbook(bytes, name);
  const decoded = decodeText(bytes);
  if (!decoded) throw new Refusal('bad-encoding', 'The text is neither UTF-8, UTF-16 nor GB18030. Save it as UTF-8.', name);
  const result = resultOf((await loadEngine()).importBom(decoded.text));
  process.stderr.write(`encoding: ${decoded.encoding}\n`);
  return print(result);
}

/** Whole or not at all: an earlier package stays when this one cannot be written. */
function writeWhole(path, bytes) {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, bytes);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new Refusal('not-written', `The file cannot be written: ${error.code}.`, path, exitCodes.internal);
  }
}

async function makePackage(asked) {
  const project = await readText(onlyName(asked, 'project file'));
  const target = asked.values.get('-o');
  if (target === undefined) throw new Refusal('bad-arguments', 'package needs -o OUT.zip. See zuji --help.');
  const parts = JSON.parse(resultOf((await loadEngine()).packageJson(project)));
  const bytes = await findAttachments(asked.values.get('--attachments'), new Set(parts.attachments.map(({ sha256 }) => sha256)));
  const attachments = [];
  const missing = [];
  for (const { path, sha256 } of parts.attachments) {
    if (bytes.has(sha256)) attachments.push({ path, bytes: bytes.get(sha256) });
    else missing.push(path);
  }
  const { zipPackage } = await import('../shared/zip_package.mjs');  // only here: it needs an npm package
  const zip = await zipPackage({ ...parts, attachments }, sha256Hex);
  writeWhole(target, zip);
  for (const path of missing) process.stderr.write(`zuji: the bytes of ${path} were not found; the package is without them\n`);
  return print(JSON.stringify({ file: target, bytes: zip.length, sha256: await sha256Hex(zip), entries: parts.files.length + attachments.length + 1, missing }));
}

async function quote(asked) {
  const name = onlyName(asked, 'quotation, project or package file');
  const input = await quoteInput(await readBytes(name), name);
  const engine = await loadEngine();
  const priced = resultOf(engine.quote(input));
  const target = asked.values.get('-o');
  if (target !== undefined) writeWhole(target, JSON.parse(resultOf(engine.quoteHtml(input))).html);
  return print(priced);
}

const commands = { decide, footprint, assess, 'import-bom': importBom, package: makePackage, quote };

/**
 * @param {string[]} argv arguments after the program's name
 * @returns {Promise<number>} exit code
 */
export async function runCommandLine(argv) {
  try {
    const asked = readArguments(argv);
    if (asked.command === 'help') process.stdout.write(usage);
    else if (asked.command === 'version') process.stdout.write(`${toolVersion()}\n`);
    else await commands[asked.command](asked);
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.json}\n`);
    return error.exitCode;
  }
}
