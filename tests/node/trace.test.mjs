// npm run trace: the matrix of clauses has no gap, and a gap that is put in is found.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { readParts } from '../../web/build/trace.mjs';
import { boundaryCases, plusMonths, plusWorkingDays } from '../../web/build/trace/boundaries.mjs';
import { buildMatrix, readmeProblems } from '../../web/build/trace/matrix.mjs';
import { paragraphsOf, readFile, readTexts } from '../../web/build/trace/mentions.mjs';
import { citationsOf } from '../../web/build/trace/pack_rules.mjs';
import { Registry } from '../../web/build/trace/registry.mjs';

let parts;
before(async () => {
  parts = await readParts();
});

/** Problems of the matrix after a change to a copy of the packs' clauses. */
function problemsWith(change) {
  const packs = structuredClone(parts.packs);
  change(packs);
  return buildMatrix({ ...parts, packs, registry: new Registry(packs), citations: citationsOf(packs) }).problems;
}

const clauseOf = (packs, id) => packs['assets/rules/common/clauses.json'].clauses.find((clause) => clause.id === id);

test('npm run trace ends with every clause of both documents', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'web/build/trace.mjs')], { encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  const lines = stdout.trimEnd().split('\n');
  assert.equal(lines.at(-1), '768 of 768 clauses');
  assert.match(lines.at(-2), /^rules with a boundary case: (\d+) of \1$/);
  const written = JSON.parse(readFileSync(join(root, 'build/trace/trace.json'), 'utf8'));
  assert.equal(written.clauses.length, 768);
  assert.ok(written.rules.length > 200);
  const page = readFileSync(join(root, 'build/trace/trace.html'), 'utf8');
  for (const { key } of written.clauses) assert.ok(page.includes(`>${key}<`), key);
  assert.ok(!/(?:src|href)=/.test(page), 'the page needs nothing from elsewhere');
});

test('a clause without a disposition is found', () => {
  const problems = problemsWith((packs) => {
    clauseOf(packs, '30-b1').use = '';
  });
  assert.deepEqual(problems.filter((problem) => problem.includes('no disposition')), ['R52003/30-b1 has no disposition', 'R52006/30-b1 has no disposition']);
});

test('a rule that no code and no data refers to is found', () => {
  // Below a paragraph that nothing refers to: what refers to a paragraph stands for its parts too.
  const { rows: clauses } = buildMatrix({ ...parts });
  const parent = clauses.find((row) => row.use === 'guidance' && /^\d+$/.test(row.id) && row.code.length + row.data.length + row.rules.length + row.decisions.length === 0);
  const problems = problemsWith((packs) => {
    packs['assets/rules/common/clauses.json'].clauses.push({ id: `${parent.id}-b99`, in: '1', kind: 'change', use: 'rule', zh: '新', en: 'new' });
  });
  assert.ok(problems.includes(`R52003/${parent.id}-b99 is a rule, but no code and no data refers to it`), problems.join('\n'));
});

test('a clause that a decision cites and an item of an annex are never guidance', () => {
  const problems = problemsWith((packs) => {
    clauseOf(packs, '46').use = 'guidance';
    clauseOf(packs, 'A1-12').use = 'guidance';
  });
  assert.ok(problems.includes('R52003/46 is guidance, but the decision man-days cites it'));
  assert.ok(problems.includes('R52006/A1-12 is guidance, but an item of an annex'));
});

test('an unknown clause is found in data, code and texts', () => {
  const problems = problemsWith((packs) => {
    packs['assets/rules/common/parameters.json'].clocks[0].cite = ['29-s9'];
  });
  assert.ok(problems.includes('assets/rules/common/parameters.json: $.clocks[0].cite[0] names 29-s9, which no document has'));
  const { registry } = parts;
  assert.deepEqual(readFile('// CLAUSE R52003/27, 107: text 12-b9\nadd("27-b12", "R52006/94-a");\n', registry).unknown.map((each) => each.written), ['R52003/107', '27-b12']);
  assert.deepEqual(readTexts('en.json', { a: 'see paragraph 27', b: 'see paragraph 270', c: 'R52003/97-b2' }, registry).unknown.map((each) => each.line), ['b', 'c']);
});

test('a decision that meets a reading which is not listed for it is found', () => {
  const problems = problemsWith((packs) => {
    packs['assets/rules/common/interpretations.json'].interpretations.find((entry) => entry.id === 'AMB-48').decisions = [];
  });
  assert.ok(problems.includes('the decision man-days meets AMB-48, but the register does not list it there'));
});

test('a rule without its cases is found', () => {
  const rule = { id: 'scope/new', kind: 'row', decision: 'scope', table: 'scope', row: 'new', outcome: 'ask', cite: [], readings: [], when: ['field', 'eq', 'PV18'] };
  const sides = new Map(parts.evidence.sides).set(rule.id, { fails: ['D01-T01'] });
  const { problems } = buildMatrix({ ...parts, rules: [...parts.rules, rule], evidence: { ...parts.evidence, sides } });
  assert.ok(problems.includes('the rule scope/new has no case "holds"'));
});

test('numbers in the README that the matrix does not have are found', () => {
  const readme = '<!-- trace -->\n| clauses | 767 |\n| rule | 12 |\n<!-- /trace -->';
  assert.deepEqual(readmeProblems(readme, { clauses: 768, rule: 12, code: 3 }), [
    'README.md says 767 for "clauses", the matrix has 768', 'README.md says nothing for "code", the matrix has 3']);
});

test('what stands after CLAUSE is read with lists, ranges and documents', () => {
  const written = (comment) => paragraphsOf(comment, parts.registry).map((each) => each.written);
  assert.deepEqual(written('R52003/29, 50 and the same of R52006: clocks'), ['R52003/29', 'R52003/50']);
  assert.deepEqual(written('R52003/16-18: units'), ['R52003/16', 'R52003/17', 'R52003/18']);
  assert.deepEqual(written('R52003/A1-1 … A1-3: evidence'), ['R52003/A1-1', 'R52003/A1-2', 'R52003/A1-3']);
  assert.deepEqual(written('R52006/98-101, R52003/95; more 12'), ['R52006/98', 'R52006/99', 'R52006/100', 'R52006/101', 'R52003/95']);
});

test('cases move with the limits of the packs', () => {
  const rule = { id: 'limit/x', kind: 'limit', name: 'x', value: '7' };
  const entry = { limit: 'x', decision: 'd', vary: 'number', step: '0.5', input: { a: ['@'] }, below: 'no', at: 'yes', above: 'yes' };
  const cases = boundaryCases([rule], { limits: [entry], cases: [] });
  assert.deepEqual(cases.map(({ side, input, expected }) => [side, input.a[0], expected]), [['below', '6.5', 'no'], ['at', '7', 'yes'], ['above', '7.5', 'yes']]);
  assert.equal(plusMonths('2026-08-31', 6), '2027-02-28');
  assert.equal(plusMonths('2026-08-31', -6), '2026-02-28');
  assert.equal(plusWorkingDays('2026-08-28', 1), '2026-08-31');
});
