// The clauses of the rule packs, by key "R52003/27-b7", and what may be meant by a way of writing one.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../lib/files.mjs';
import { root } from '../lib/paths.mjs';

export const DISPOSITIONS = ['rule', 'table', 'checklist', 'code', 'guidance', 'outside'];

const FOLDER = 'assets/rules';

const isNumber = (text) => /^\d+$/.test(text);

/** Document order of paragraph ids: numbers by value, paragraphs before annexes, notes last. */
function compareIds(a, b) {
  const parts = (id) => id.replace(/-(note|tail)/, '-~$1').match(/\d+|\D+/g) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    if (left[i] === right[i]) continue;
    if (isNumber(left[i]) && isNumber(right[i])) return Number(left[i]) - Number(right[i]);
    return left[i] < right[i] ? -1 : 1;
  }
  return left.length - right.length;
}

/** The files of the packs, path below the root → JSON. */
export function readPacks() {
  const files = {};
  for (const folder of readdirSync(join(root, FOLDER), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    for (const name of readdirSync(join(root, FOLDER, folder.name)).filter((file) => file.endsWith('.json')).sort()) {
      const path = `${FOLDER}/${folder.name}/${name}`;
      files[path] = readJson(join(root, path));
    }
  }
  return files;
}

/** The paragraph a part belongs to: "27-b7" → "27", "A2-14(2)" → "A2-14"; '' when it is one itself. */
export function parentOf(id) {
  if (id.includes('(')) return id.slice(0, id.indexOf('('));
  const hyphen = id.indexOf('-', id.startsWith('A') ? id.indexOf('-') + 1 : 0);
  return hyphen < 0 ? '' : id.slice(0, hyphen);
}

export class Registry {
  /** @param {Record<string, any>} packs files of the packs by path */
  constructor(packs) {
    const common = packs[`${FOLDER}/common/clauses.json`];
    this.documents = [];
    this.clauses = new Map();
    this.reasons = common.reasons;
    for (const [path, pack] of Object.entries(packs)) {
      if (!path.endsWith('/pack.json')) continue;
      const { id, shortId, title } = pack.edition;
      this.documents.push({ id, shortId, title });
      const sections = { ...common.sections, ...pack.sections };
      const all = [...common.clauses.map((clause) => [clause, true]), ...pack.clauses.map((clause) => [clause, false])];
      all.sort(([a], [b]) => compareIds(a.id, b.id));
      for (const [clause, isCommon] of all) {
        this.clauses.set(`${shortId}/${clause.id}`, {
          key: `${shortId}/${clause.id}`, document: shortId, isCommon, ...clause, heading: sections[clause.in] ?? { zh: '', en: '' },
        });
      }
    }
  }

  /** Keys that a written paragraph stands for; empty when no document has it. What is common counts for both. */
  keysOf(written) {
    const [, prefix, id] = /^(?:(R\d+)\/)?(.+)$/.exec(written) ?? [];
    const keys = this.documents.map(({ shortId }) => `${shortId}/${id}`).filter((key) => this.clauses.has(key));
    if (!prefix) return keys;
    const named = this.clauses.get(`${prefix}/${id}`);
    if (!named) return [];
    return named.isCommon ? keys : [named.key];
  }

  has(written) {
    return this.keysOf(written).length > 0;
  }

  /** Ids that start a group which is no clause itself: "A1", "A2-10". */
  isGroup(id) {
    const starts = [`${id}-`, `${id}.`, `${id}(`];
    return /^A[12]/.test(id) && [...this.clauses.values()].some((clause) => starts.some((start) => clause.id.startsWith(start)));
  }

  /** "97-b" in front of a number that is put together at run time. */
  isStem(id) {
    return [...this.clauses.values()].some((clause) => clause.id.startsWith(id) && isNumber(clause.id.slice(id.length)));
  }

  /** Ids of a group, in document order. */
  membersOf(group) {
    const ids = [...this.clauses.values()].map((clause) => clause.id).filter((id) => id.startsWith(`${group}-`) || id.startsWith(`${group}.`));
    return [...new Set(ids)];
  }
}
