// zuji training: checks cases, makes and marks exam papers, gathers a class's results.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import { loadEngine, trainingFolder } from './engine.mjs';
import { writeWhole } from './files.mjs';
import { readText } from './input.mjs';
import { Output } from './output.mjs';
import { Refusal, exitCodes, resultOf } from './refusal.mjs';

const wrong = (message) => new Refusal('bad-arguments', `${message} See zuji --help.`);

/** Everything below assets/training as JSON: path → text. */
function trainingFiles() {
  const texts = {};
  for (const entry of readdirSync(trainingFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const path = join(entry.parentPath, entry.name);
    texts[path.slice(trainingFolder.length + 1).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
  }
  return JSON.stringify(texts);
}

/** To the file that was asked for, with a line that says so, or to standard output. */
async function give(text, target, about = {}) {
  const output = new Output();
  if (target === undefined) {
    await output.line(text.trimEnd());
  } else {
    writeWhole(target, text);
    await output.line(JSON.stringify({ file: target, ...about }));
  }
  await output.flush();
}

async function check(names) {
  if (names.length === 0) throw wrong('training check needs at least one case file.');
  const engine = await loadEngine();
  const output = new Output();
  let failed = false;
  for (const name of names) {
    const reply = engine.trainingCheck(await readText(name));
    const answer = JSON.parse(reply.json);
    failed ||= !reply.ok;
    const lines = reply.ok ? [{ file: name, ...answer }] : (answer.errors ?? [answer.error]).map((error) => ({ file: name, error }));
    for (const line of lines) await output.line(JSON.stringify(line));
  }
  await output.flush();
  return failed ? exitCodes.invalidInput : exitCodes.ok;
}

async function paper(names, values) {
  if (names.length > 0) throw wrong(`training paper takes no "${names[0]}" here.`);
  const seed = values.get('--seed');
  if (seed === undefined) throw wrong('training paper needs --seed SEED, a number or words.');
  const engine = await loadEngine();
  const text = resultOf(engine.trainingPaper(trainingFiles(), values.get('--blueprint') ?? 'inspector', seed, values.get('--title') ?? ''));
  const { seed: number, sum, blueprint } = JSON.parse(text);
  await give(text, values.get('-o'), { seed: number, sum, blueprint: blueprint.id });
}

async function questions(names, values) {
  if (names.length !== 1) throw wrong(`training questions needs one paper, not ${names.length}.`);
  const engine = await loadEngine();
  await give(resultOf(engine.trainingQuestions(trainingFiles(), await readText(names[0]))), values.get('-o'));
}

async function mark(names, values) {
  if (names.length !== 2) throw wrong('training mark needs a paper and answers.');
  const engine = await loadEngine();
  const text = resultOf(engine.trainingMark(trainingFiles(), await readText(names[0]), await readText(names[1])));
  const { score, code } = JSON.parse(text);
  await give(text, values.get('-o'), { ...score, code });
}

async function classTable(names, values) {
  if (names.length === 0) throw wrong('training class needs at least one result file.');
  const results = {};
  for (const name of names) {
    let key = basename(name);
    for (let n = 2; Object.hasOwn(results, key); n += 1) key = `${basename(name)} (${n})`;
    results[key] = await readText(name);
  }
  const language = values.get('--language') ?? 'zh';
  if (!['zh', 'en'].includes(language)) throw wrong('--language is zh or en.');
  const engine = await loadEngine();
  const { csv, ...table } = JSON.parse(resultOf(engine.trainingClass(trainingFiles(), JSON.stringify(results))));
  const target = values.get('-o');
  if (target === undefined) await give(JSON.stringify(table), undefined);
  else await give(csv[language], target, { rows: table.rows.length });
}

const parts = { check, paper, questions, mark, class: classTable };

/** @param {{names: string[], values: Map<string, string>}} asked the first name says what is to be done */
export async function training({ names: [what = '', ...names], values }) {
  if (!Object.hasOwn(parts, what)) throw wrong(`training knows check, paper, questions, mark and class, not "${what}".`);
  return parts[what](names, values);
}
