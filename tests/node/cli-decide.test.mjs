// Decisions on the command line: every case of the contract, errors, batches.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { linesOf, zuji } from './cli.mjs';

const { cases } = JSON.parse(readFileSync(join(root, 'tests/cases/contract.json'), 'utf8'));
const request = ({ decision, input }) => JSON.stringify({ decision, input });

/** The paragraph a sub-clause belongs to: "27-b3" → "27", "A2-14(2)" → "A2-14". */
const paragraphOf = (id) => id.replace(/\(\d+\)$/, '').replace(/^(\d+)-.*$/, '$1');

/** Whether the basis names `wanted`, by itself or by one of its sub-clauses. */
const names = (basis, wanted) => basis.some(({ paragraph }) => paragraph === wanted || paragraphOf(paragraph) === wanted
  || paragraph.startsWith(`${wanted}-`) || paragraph.startsWith(`${wanted}(`));

describe('decide --lines', () => {
  it('answers every case of the contract', async () => {
    assert.ok(cases.length >= 255);
    const { code, stdout, stderr } = await zuji(['decide', '--lines'], cases.map(request).join('\n'));
    assert.equal(code, 0, stderr);
    const results = linesOf(stdout).map((line) => JSON.parse(line));
    assert.equal(results.length, cases.length);
    cases.forEach(({ id, decision, expect }, i) => {
      const result = results[i];
      assert.equal(result.decision, decision, id);
      assert.equal(result.outcome, expect.outcome, id);
      for (const [key, value] of Object.entries(expect.values)) assert.deepEqual(result.values[key], value, `${id} ${key}`);
      assert.ok(result.basis.length > 0, id);
      for (const paragraph of expect.basisAll ?? []) assert.ok(names(result.basis, paragraph), `${id} ¶${paragraph}`);
      if (expect.basisAnyOf) assert.ok(expect.basisAnyOf.some((paragraph) => names(result.basis, paragraph)), `${id} ${expect.basisAnyOf}`);
    });
  });

  it('answers a single question as it answers it in a batch', async () => {
    const chosen = cases.filter((_, i) => i % 50 === 0);
    assert.ok(chosen.length > 4);
    const batch = linesOf((await zuji(['decide', '--lines'], chosen.map(request).join('\n'))).stdout);
    for (const [i, { decision, input }] of chosen.entries()) {
      const { code, stdout, stderr } = await zuji(['decide', decision], JSON.stringify(input));
      assert.equal(code, 0, stderr);
      assert.equal(stdout, `${batch[i]}\n`);
    }
  });

  it('keeps the order and goes on after an error', async () => {
    const good = request(cases[0]);
    const lines = [good, '{', '', '[1]', good, '{"decision":"nope","input":{}}', '{"decision":"scope","input":{"field":"PV1"}}'];
    const { code, stdout, stderr } = await zuji(['decide', '--lines'], `${lines.join('\n')}\n`);
    assert.equal(code, 0);
    assert.equal(stderr, '');
    const answers = linesOf(stdout).map((line) => JSON.parse(line));
    assert.deepEqual(answers.map((answer) => answer.error?.code ?? 'ok'),
      ['ok', 'bad-json', 'bad-json', 'wrong-type', 'ok', 'unknown-decision', 'out-of-range']);
    assert.equal(answers[6].error.where, 'field');
  });

  it('refuses a line that is not UTF-8, and only that line', async () => {
    const good = Buffer.from(`${request(cases[0])}\n`);
    const { code, stdout } = await zuji(['decide', '--lines'], Buffer.concat([good, Buffer.from([0xff, 0xfe, 0x0a]), good]));
    assert.equal(code, 0);
    const answers = linesOf(stdout).map((line) => JSON.parse(line));
    assert.deepEqual(answers.map((answer) => answer.error?.code ?? 'ok'), ['ok', 'not-utf8', 'ok']);
  });

  it('takes Windows line ends, a byte order mark and a last line without an end', async () => {
    const { stdout } = await zuji(['decide', '--lines'], `\uFEFF${request(cases[0])}\r\n${request(cases[1])}`);
    const answers = linesOf(stdout).map((line) => JSON.parse(line));
    assert.deepEqual(answers.map(({ decision }) => decision), [cases[0].decision, cases[1].decision]);
  });

  it('answers nothing to nothing', async () => {
    assert.deepEqual(await zuji(['decide', '--lines']), { code: 0, stdout: '', stderr: '' });
  });

  it('answers each of ten thousand lines', async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => request(cases[i % cases.length]));
    const { code, stdout } = await zuji(['decide', '--lines'], lines.join('\n'));
    assert.equal(code, 0);
    assert.equal(linesOf(stdout).length, 10_000);
  });
});

describe('decide NAME', () => {
  const wrong = [
    ['not JSON', ['decide', 'scope'], '{', 'bad-json', 'line 1, column 2'],
    ['nothing', ['decide', 'scope'], '', 'bad-json', 'line 1, column 1'],
    ['an unknown decision', ['decide', 'scopes'], '{}', 'unknown-decision', 'decision'],
    ['a value out of range', ['decide', 'man-days'], '{"units":[{"bomItems":0}]}', 'out-of-range', 'units[0].bomItems'],
    ['an unknown key', ['decide', 'units'], '{"products":[],"x":1}', 'unknown-key', 'x'],
    ['a missing input', ['decide', 'certificate-validity'], '{"mechanismMonths":null}', 'missing-input', 'issued'],
    ['a date that is none', ['decide', 'certificate-validity'], '{"issued":"2026-02-30"}', 'bad-date', 'issued'],
    ['bytes that are no UTF-8', ['decide', 'scope'], Buffer.from([0x22, 0xff, 0x22]), 'not-utf8', ''],
    ['no name', ['decide'], '{}', 'bad-arguments', ''],
    ['two names', ['decide', 'scope', 'units'], '{}', 'bad-arguments', ''],
    ['an unknown option', ['decide', '--fast'], '{}', 'bad-arguments', ''],
    ['a name with --lines', ['decide', '--lines', 'scope'], '{}', 'bad-arguments', ''],
    ['an unknown command', ['judge'], '', 'bad-arguments', ''],
    ['no command', [], '', 'bad-arguments', ''],
  ];
  for (const [what, args, input, code, where] of wrong) {
    it(`refuses ${what}: nothing on standard output, one line of JSON on standard error, exit code 2`, async () => {
      const done = await zuji(args, input);
      assert.equal(done.code, 2);
      assert.equal(done.stdout, '');
      assert.match(done.stderr, /^\{.*\}\n$/);
      const { error } = JSON.parse(done.stderr);
      assert.equal(error.code, code);
      assert.equal(error.where, where);
      assert.ok(error.message.length > 10);
      assert.deepEqual(Object.keys(error), ['code', 'where', 'message']);
    });
  }

  it('explains itself and its version', async () => {
    const help = await zuji(['--help']);
    assert.equal(help.code, 0);
    for (const word of ['decide', 'footprint', 'assess', 'import-bom', 'package', 'Exit codes']) assert.ok(help.stdout.includes(word), word);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.deepEqual(await zuji(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  });
});
