// Asks the engine every case and notes which rules took part: which row answered, which were passed over, which
// paragraphs the basis named.

import { isDeepStrictEqual } from 'node:util';

const at = (answer, path) => path.split('.').reduce((value, key) => value?.[key], answer);

const keyOf = (node) => node.key.replace(/^trace\./, '');

/** All nodes of a trace, depth first. */
function* nodes(node) {
  yield node;
  for (const child of node.children ?? []) yield* nodes(child);
}

/** Of a row's children: the tests of its condition (not the list of facts that were asked). */
const tells = (state) => (state.children ?? []).some((child) => child.limit);

/** What one answer shows of a rule: 'holds', 'fails' or undefined. `consulted`: tables of which some row was told. */
function shownOf(rule, byKey, consulted) {
  if (rule.kind === 'item') {
    const item = byKey.get(rule.table);
    const state = item?.children?.find((child) => keyOf(child).startsWith('state.'));
    if (!state) return undefined;
    if (keyOf(state) !== `state.${rule.outcome}`) return 'fails';
    if (!rule.sharesOutcome) return 'holds';
    return tells(state) === (rule.when !== null) ? 'holds' : 'fails';
  }
  const node = byKey.get(`${rule.table}.${rule.row}`);
  if (rule.kind === 'remark') return node ? 'holds' : 'fails';
  // Rows behind the one that answers are not told: only of the last it is certain that another came before it.
  if (!node) return rule.isLast && consulted.has(rule.table) ? 'fails' : undefined;
  return node.outcome === 'not-met' ? 'fails' : 'holds';
}

/**
 * @param {{decide: (name: string, json: string) => {ok: boolean, json: string}}} engine
 * @returns evidence: { sides: rule id → side → case ids, clauses: key → case ids, decisions: clause key → decisions,
 *   readings: open reading → decisions, problems }
 */
export function gatherEvidence(engine, rules, cases, registry) {
  const sides = new Map(rules.map((rule) => [rule.id, {}]));
  const clauses = new Map();
  const decisions = new Map();
  const readings = new Map();
  const problems = [];
  const tables = rules.filter((rule) => ['row', 'remark', 'item'].includes(rule.kind));
  const note = (id, side, caseId) => ((sides.get(id)[side] ??= []).push(caseId));
  const add = (map, key, value) => (map.get(key) ?? map.set(key, new Set()).get(key)).add(value);
  for (const each of cases) {
    if (each.problem) {
      problems.push(each.problem);
      continue;
    }
    const reply = engine.decide(each.decision, JSON.stringify(each.input));
    if (!reply.ok) {
      problems.push(`case ${each.id}: the engine refuses the input: ${reply.json}`);
      continue;
    }
    const answer = JSON.parse(reply.json);
    for (const { document, paragraph } of answer.basis) {
      const short = registry.documents.find((doc) => doc.id === document)?.shortId;
      const key = `${short}/${paragraph}`;
      if (!registry.clauses.has(key)) problems.push(`case ${each.id}: the basis names ${document} ${paragraph}, which is no clause`);
      add(clauses, key, each.id);
      add(decisions, key, each.decision);
    }
    for (const id of answer.interpretations) add(readings, id, each.decision);
    if (each.answer) {
      const found = at(answer, each.answer);
      const good = 'unequal' in each ? !isDeepStrictEqual(found, each.unequal) : isDeepStrictEqual(found, each.expected);
      if (!good) {
        problems.push(`boundary case ${each.id}: ${each.decision} ${JSON.stringify(each.input)} gives ${each.answer} = ${JSON.stringify(found)}, not ${'unequal' in each ? 'something else' : JSON.stringify(each.expected)}`);
        continue;
      }
      if (each.rule) note(each.rule, each.side, each.id);
    }
    const byKey = new Map();
    for (const node of nodes(answer.trace)) if (!byKey.has(keyOf(node))) byKey.set(keyOf(node), node);
    const own = tables.filter((rule) => rule.decision === each.decision);
    const consulted = new Set(own.filter((rule) => byKey.has(`${rule.table}.${rule.row}`)).map((rule) => rule.table));
    for (const rule of own) {
      const shown = shownOf(rule, byKey, consulted);
      if (shown) note(rule.id, shown, each.id);
    }
  }
  return { sides, clauses, decisions, readings, problems };
}

/** Sides that a rule needs and has no case for. */
export function missingSides(rule, sides) {
  if (rule.kind === 'limit') return sides.figure ? [] : ['below', 'at', 'above'].filter((side) => !sides[side]);
  if (rule.kind === 'band') return (rule.band.from > 1 ? ['below', 'at', 'above'] : ['at', 'above']).filter((side) => !sides[side]);
  if (rule.kind === 'clock') return ['below', 'at', 'above'].filter((side) => !sides[side]);
  // A row that always holds has no other side.
  return (rule.alone ? ['holds'] : ['holds', 'fails']).filter((side) => !sides[side]);
}
