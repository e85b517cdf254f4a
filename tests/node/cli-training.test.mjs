// The training on the command line: cases checked, papers made, marked and gathered.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { root } from '../../web/build/lib/paths.mjs';
import { linesOf, zuji } from './cli.mjs';

const casesFolder = join(root, 'assets/training/cases');
const caseFiles = readdirSync(casesFolder).filter((name) => name.endsWith('.json')).map((name) => join(casesFolder, name));

let folder;
const inFolder = (name) => join(folder, name);
before(() => { folder = mkdtempSync(join(tmpdir(), 'zuji-training-')); });
after(() => rmSync(folder, { recursive: true }));

async function done(args) {
  const { code, stdout, stderr } = await zuji(['training', ...args]);
  assert.equal(code, 0, stderr + stdout);
  return stdout;
}

async function refused(args, code) {
  const answer = await zuji(['training', ...args]);
  assert.equal(answer.code, 2, answer.stdout);
  assert.equal(answer.stdout, '');
  const { error } = JSON.parse(answer.stderr);
  assert.equal(error.code, code);
  assert.ok(error.message.length > 20, error.message);
  return error;
}

function write(name, value) {
  writeFileSync(inFolder(name), typeof value === 'string' ? value : JSON.stringify(value));
  return inFolder(name);
}

describe('training check', () => {
  it('finds nothing wrong with the cases that come with the program', async () => {
    assert.ok(caseFiles.length >= 3);
    const lines = linesOf(await done(['check', ...caseFiles])).map((line) => JSON.parse(line));
    assert.equal(lines.length, caseFiles.length);
    assert.equal(lines.reduce((sum, line) => sum + line.cases, 0), 40);
    const decided = lines.reduce((sum, line) => sum + line.decided, 0);
    assert.ok(decided > lines.reduce((sum, line) => sum + line.questions, 0) / 2);
  });

  it('says every problem with its file and place', async () => {
    const file = JSON.parse(readFileSync(caseFiles[0], 'utf8'));
    delete file.cases[0].situation.en;
    file.cases[1].questions[0].answer.input.productKind = 7;
    file.cases[2].paragraphs.push('999');
    const { code, stdout } = await zuji(['training', 'check', write('bad.json', file), caseFiles[1]]);
    assert.equal(code, 2);
    const lines = linesOf(stdout).map((line) => JSON.parse(line));
    const errors = lines.filter((line) => line.error).map((line) => `${line.error.where} ${line.error.message}`);
    assert.ok(errors.some((each) => each.startsWith('cases[0].situation')), errors.join('\n'));
    assert.ok(errors.some((each) => each.startsWith('cases[1].questions[0].answer')), errors.join('\n'));
    assert.ok(errors.some((each) => each.startsWith('cases[2]') && each.includes('999')), errors.join('\n'));
    assert.ok(lines.at(-1).cases > 0, 'the good file is checked all the same');
  });

  it('accepts what the schema accepts', () => {
    const schema = JSON.parse(readFileSync(join(root, 'assets/schema/training-cases.schema.json'), 'utf8'));
    const validate = new Ajv({ strict: false }).compile(schema);
    for (const path of caseFiles) assert.ok(validate(JSON.parse(readFileSync(path, 'utf8'))), `${path}: ${JSON.stringify(validate.errors)}`);
    const file = JSON.parse(readFileSync(caseFiles[0], 'utf8'));
    file.cases[0].difficulty = 'impossible';
    assert.equal(validate(file), false);
  });
});

describe('training papers', () => {
  it('makes the same paper from the same seed, with all that an instructor needs', async () => {
    const paper = inFolder('paper.json');
    const made = JSON.parse(await done(['paper', '--seed', '2026', '--blueprint', 'short', '--title', 'Course', '-o', paper]));
    // The same sum as natively: tests/unit/training/paper_test.cpp.
    const native = /paper_of\("short", 2026\)\.sum == "([0-9a-f]{16})"/.exec(readFileSync(join(root, 'tests/unit/training/paper_test.cpp'), 'utf8'));
    assert.equal(made.sum, native[1]);
    const sheet = JSON.parse(await done(['questions', paper]));
    assert.equal(sheet.questions.length, 10);
    for (const question of sheet.questions) {
      assert.ok(question.right.length > 0 && question.situation.zh && question.situation.en && question.paragraphs.length > 0);
    }
  });

  it('marks answers and gathers a class', async () => {
    const paper = inFolder('class-paper.json');
    await done(['paper', '--seed', '5', '--blueprint', 'short', '-o', paper]);
    const { questions } = JSON.parse(await done(['questions', paper]));
    const responses = Object.fromEntries(questions.map(({ id, right }) => [id, right.join(',')]));
    const best = write('best.json', { name: '林', date: '2026-11-23', elapsed_seconds: 300, responses });
    const blank = write('blank.json', { name: 'Wang', date: '2026-11-23', elapsed_seconds: 60, responses: {} });
    const first = JSON.parse(await done(['mark', paper, best, '-o', inFolder('r1.json')]));
    assert.equal(first.percent, 100);
    assert.equal(first.passed, true);
    assert.match(first.code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    assert.equal(JSON.parse(await done(['mark', paper, blank, '-o', inFolder('r2.json')])).right, 0);
    write('r3.json', readFileSync(inFolder('r2.json'), 'utf8').replace('"Wang"', '"Zhao"'));
    write('r4.json', '{}');
    const table = JSON.parse(await done(['class', ...['r1', 'r2', 'r3', 'r4'].map((name) => inFolder(`${name}.json`))]));
    assert.deepEqual(table.rows.map((row) => row.codeFits), [true, true, false, undefined]);
    assert.equal(table.rows[3].error.code, 'not-a-training-file');
    assert.equal(table.kinds.reduce((sum, kind) => sum + kind.asked, 0), 30);
    await done(['class', inFolder('r1.json'), '-o', inFolder('class.csv'), '--language', 'en']);
    assert.ok(readFileSync(inFolder('class.csv'), 'utf8').includes('r1.json,林,2026-11-23,short,5,10,10,100,yes,300,'));
  });

  it('refuses what it cannot use and says why', async () => {
    await refused(['paper'], 'bad-arguments');
    for (const seed of ['1.5', '1,234', '9007199254740992']) await refused(['paper', '--seed', seed], 'out-of-range');
    const words = [];
    for (const seed of ['class 7B', ' class 7B', 'class 7A']) words.push(JSON.parse(await done(['paper', '--seed', seed, '--blueprint', 'short'])).seed);
    assert.deepEqual([words[0], words[1]], [5291872444410322, 5291872444410322]);
    assert.notEqual(words[2], words[0]);
    await refused(['paper', '--seed', '1', '--blueprint', 'nobody'], 'unknown-blueprint');
    await refused(['dance'], 'bad-arguments');
    await refused(['questions', write('no.json', '{"format": "zuji-quote"}')], 'not-a-training-file');
    const paper = inFolder('strict.json');
    await done(['paper', '--seed', '6', '--blueprint', 'short', '-o', paper]);
    assert.equal((await refused(['mark', paper, write('a.json', { responses: { 99: 'a' } })], 'unknown-key')).where, 'responses.99');
    await refused(['mark', paper, write('b.json', { responses: { 1: '???' } })], 'bad-training-file');
  });
});
