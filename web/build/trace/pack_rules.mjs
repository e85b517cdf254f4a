// The rules of the packs: limits, bands, clocks, rows and remarks of decision tables and checklists, and every place in
// the packs that names a clause.

const COMMON = 'assets/rules/common';
const PARAGRAPH_KEYS = new Set(['clause', 'cite', 'clauses', 'paragraph', 'paragraphs', 'overview']);

/**
 * Every paragraph that a pack's data names: [{ written, file, path, owner }], `owner` the id of the entry around it. The
 * registry itself is no reference.
 */
export function citationsOf(packs) {
  const found = [];
  const visit = (value, file, path, key, owner) => {
    if (typeof value === 'string') {
      if (PARAGRAPH_KEYS.has(key)) found.push({ written: value, file, path, owner });
    } else if (Array.isArray(value)) {
      value.forEach((item, i) => visit(item, file, `${path}[${i}]`, typeof item === 'string' ? key : '', owner));
    } else if (value && typeof value === 'object') {
      for (const [name, member] of Object.entries(value)) {
        if (name === 'clauses' && Array.isArray(member) && typeof member[0] === 'object') continue;
        visit(member, file, `${path}.${name}`, name, value.id ?? owner);
      }
    }
  };
  for (const [file, content] of Object.entries(packs)) visit(content, file, '$', '', '');
  return found;
}

const rowRule = (decision, table, row, kind, isLast = false, index = -1) => ({
  id: `${table}/${row.id}`, kind, decision, table, row: row.id, outcome: row.outcome, cite: row.cite ?? [], readings: row.readings ?? [],
  when: row.when ?? null, isLast, alone: isLast && index === 0,
});

function tableRules(decision, table, entry) {
  const rows = entry.rows.map((row, i) => rowRule(decision, table, row, 'row', i === entry.rows.length - 1, i));
  const notes = (entry.notes ?? []).map((note) => rowRule(decision, table, note, 'remark'));
  return [...rows, ...notes];
}

function itemRules(list, item) {
  const table = `${list}.${item.id}`;
  const rules = tableRules(list, table, item);
  for (const rule of rules) rule.cite = [item.clause, ...rule.cite];
  rules.filter((rule) => rule.kind === 'row').forEach((rule) => {
    rule.kind = 'item';
    rule.sharesOutcome = rules.filter((other) => other.outcome === rule.outcome).length > 1;
  });
  return rules;
}

/** The decision that a table belongs to: its own name or the longest that it starts with. */
function decisionOf(table, decisions) {
  const names = decisions.filter((name) => table === name || table.startsWith(`${name}-`));
  return names.sort((a, b) => b.length - a.length)[0] ?? table;
}

/** All rules, with a unique id each. `decisions` are the names of the contract. */
export function rulesOf(packs, decisions) {
  const parameters = packs[`${COMMON}/parameters.json`];
  const rules = [];
  for (const limit of parameters.limits) rules.push({ id: `limit/${limit.name}`, kind: 'limit', name: limit.name, value: limit.value, unit: limit.unit, cite: [limit.clause], readings: [] });
  for (const table of parameters.bands) {
    table.bands.forEach((band) => rules.push({
      id: `band/${table.id}/${band.from}-${band.to ?? ''}`, kind: 'band', decision: 'man-days', table: table.id, band, cite: [band.clause], readings: [],
    }));
  }
  for (const clock of parameters.clocks) rules.push({ id: `clock/${clock.id}`, kind: 'clock', decision: 'deadline', clock, cite: clock.cite, readings: clock.readings ?? [] });
  for (const table of packs[`${COMMON}/tables.json`].tables) rules.push(...tableRules(decisionOf(table.id, decisions), table.id, table));
  for (const list of packs[`${COMMON}/checklists.json`].checklists) {
    for (const item of list.items) rules.push(...itemRules(list.id, item));
  }
  return rules;
}
