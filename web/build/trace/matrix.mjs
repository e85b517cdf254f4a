// Joins clause × rule × code × test × screen and says what is missing.

import { DISPOSITIONS, parentOf } from './registry.mjs';
import { missingSides } from './evidence.mjs';
import { screenOfMention } from './screens.mjs';

const NEEDS_REFERENCE = new Set(['rule', 'table', 'checklist', 'code']);
const ANNEX_2 = 'assets/rules/common/annex2.json';
const isTest = (file) => file.startsWith('tests/');

function emptyRow(clause) {
  return { ...clause, rules: [], data: [], readings: [], code: [], tests: [], screens: [], decisions: [] };
}

const addOnce = (list, item) => {
  if (!list.includes(item)) list.push(item);
};

/** Rows of the matrix by key, filled from all parts. */
function fillRows(parts) {
  const { registry, rules, citations, mentions, evidence, decisionScreens } = parts;
  const rows = new Map([...registry.clauses.values()].map((clause) => [clause.key, emptyRow(clause)]));
  const each = (written, visit) => registry.keysOf(written).forEach((key) => visit(rows.get(key)));
  for (const rule of rules) for (const written of rule.cite) each(written, (row) => addOnce(row.rules, rule.id));
  // An open reading is about a clause; it carries nothing out.
  for (const { written, file, path, owner } of citations) {
    each(written, (row) => (file.endsWith('/interpretations.json') ? addOnce(row.readings, owner) : addOnce(row.data, `${file}: ${path}`)));
  }
  for (const { written, file, line, how } of mentions) {
    each(written, (row) => {
      addOnce(isTest(file) ? row.tests : row.code, `${file}:${line}`);
      if (how === 'comment' && !isTest(file)) row.named = true;
      const screen = screenOfMention(file);
      if (screen) addOnce(row.screens, screen);
    });
  }
  for (const [key, cases] of evidence.clauses) {
    each(key, (row) => {
      const names = [...evidence.decisions.get(key)].sort();
      names.forEach((name) => addOnce(row.decisions, name));
      cases.forEach((id) => addOnce(row.tests, `case ${id}`));
      for (const name of names) for (const screen of decisionScreens.get(name) ?? []) addOnce(row.screens, screen);
    });
  }
  return rows;
}

/** A part of a paragraph that code names as a whole is meant with it; a paragraph stands for its parts. */
function shareWithinParagraphs(rows) {
  for (const row of rows.values()) {
    const parent = parentOf(row.id) && rows.get(`${row.document}/${parentOf(row.id)}`);
    if (!parent) continue;
    if (parent.named && !row.named) row.viaParent = parent.key;
    if (row.rules.length + row.data.length + row.code.length + row.decisions.length > 0) parent.viaParts = true;
  }
}

const isReferenced = (row) => row.rules.length + row.data.length + row.code.length + row.decisions.length > 0;

function clauseProblems(row, packs) {
  const problems = [];
  if (!DISPOSITIONS.includes(row.use)) problems.push(`${row.key} has no disposition`);
  if (!row.heading.zh || !row.heading.en) problems.push(`${row.key} has no heading`);
  if (!row.zh || !row.en) problems.push(`${row.key} has no gist in both languages`);
  if (!row.kind) problems.push(`${row.key} has no kind`);
  const covered = isReferenced(row) || row.viaParts || row.viaParent;
  // The requirements of Annex 2 come with their own file; packs without it have nothing to refer to them.
  const isWithoutList = row.id.startsWith('A2-') && row.use === 'checklist' && !packs[ANNEX_2];
  if (NEEDS_REFERENCE.has(row.use) && !covered && !isWithoutList) problems.push(`${row.key} is a ${row.use}, but no code and no data refers to it`);
  const isPassive = row.use === 'guidance' || row.use === 'outside';
  if (isPassive && row.decisions.length > 0) problems.push(`${row.key} is ${row.use}, but the decision ${row.decisions[0]} cites it`);
  if (isPassive && /^A[12]-/.test(row.id)) problems.push(`${row.key} is ${row.use}, but an item of an annex`);
  return problems;
}

function ruleProblems(rule, evidence) {
  const missing = missingSides(rule, evidence.sides.get(rule.id));
  return missing.length > 0 ? [`the rule ${rule.id} has no case "${missing.join('", "')}"`] : [];
}

/** The register says of every open reading which decisions it touches. */
function readingProblems(packs, evidence) {
  const entries = packs['assets/rules/common/interpretations.json'].interpretations;
  return entries.flatMap(({ id, decisions }) => [...(evidence.readings.get(id) ?? [])].filter((name) => !decisions.includes(name))
    .map((name) => `the decision ${name} meets ${id}, but the register does not list it there`));
}

/** Numbers that the README states, by label. */
export function statedNumbers(readme) {
  const stated = {};
  const block = /<!-- trace -->([\s\S]*?)<!-- \/trace -->/.exec(readme)?.[1] ?? '';
  for (const [, label, number] of block.matchAll(/\|\s*([a-z][a-z -]*?)\s*\|\s*(\d+)\s*\|/g)) stated[label] = Number(number);
  return stated;
}

export function readmeProblems(readme, numbers) {
  const stated = statedNumbers(readme);
  return Object.entries(numbers).filter(([label, number]) => stated[label] !== number)
    .map(([label, number]) => `README.md says ${stated[label] ?? 'nothing'} for "${label}", the matrix has ${number}`);
}

/**
 * @param parts registry, rules, citations, mentions, unknown, evidence, decisionScreens, readme
 * @returns {{ rows: object[], rules: object[], numbers: Record<string, number>, problems: string[] }}
 */
export function buildMatrix(parts) {
  const rows = fillRows(parts);
  shareWithinParagraphs(rows);
  const clauses = [...rows.values()];
  const problems = clauses.flatMap((row) => clauseProblems(row, parts.packs));
  for (const { written, file, line } of parts.unknown) problems.push(`${file}:${line} names ${written}, which no document has`);
  for (const { written, file, path } of parts.citations) {
    if (!parts.registry.has(written)) problems.push(`${file}: ${path} names ${written}, which no document has`);
  }
  problems.push(...parts.evidence.problems);
  const rules = parts.rules.map((rule) => ({ ...rule, sides: parts.evidence.sides.get(rule.id), missing: missingSides(rule, parts.evidence.sides.get(rule.id)) }));
  problems.push(...parts.rules.flatMap((rule) => ruleProblems(rule, parts.evidence)));
  problems.push(...readingProblems(parts.packs, parts.evidence));
  const numbers = { clauses: clauses.length };
  for (const use of DISPOSITIONS) numbers[use] = clauses.filter((row) => row.use === use).length;
  numbers.rules = rules.length;
  problems.push(...readmeProblems(parts.readme, numbers));
  return { rows: clauses, rules, numbers, problems };
}

/** Lines for the end of the run; the last is the one that is looked for. */
export function summaryOf({ rows, rules, numbers }) {
  const decided = rows.filter((row) => DISPOSITIONS.includes(row.use)).length;
  const tested = rules.filter((rule) => rule.missing.length === 0).length;
  const count = (list) => rows.filter((row) => row[list].length > 0).length;
  return [
    ...DISPOSITIONS.map((use) => `${use}: ${numbers[use]}`),
    `named in data: ${count('data')}, in code: ${count('code')}, by a decision: ${count('decisions')}, in tests: ${count('tests')}, on screens: ${count('screens')}`,
    `rules with a boundary case: ${tested} of ${rules.length}`,
    `${decided} of ${rows.length} clauses`,
  ];
}
