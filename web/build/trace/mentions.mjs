// Clauses that code and tests name: after the word CLAUSE in a comment, and as literals.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow } from '../lib/files.mjs';
import { root } from '../lib/paths.mjs';

const ID = String.raw`(?:A[12](?:-[\w.]+(?:-[a-z]\w*)?(?:\(\d+\))?)?|\d+(?:-[a-z][\w]*|-5\.\d[\w.]*(?:-\w+)?)?)`;
const TOKEN = new RegExp(String.raw`^(?:(R\d{5})/)?(${ID}|\d+-\d+)$`);
/** A literal that can only be a clause: a part of a paragraph, or with its document. */
const LITERAL = /^(?:R\d{5}\/[\w.()-]+|\d+-(?:[bstp]\d+|note|tail|[a-q])|11-5\.2\.\d-\w+|A[12]-\d+(?:\.\d+)*(?:\(\d+\))?(?:-[a-z]\w*)?)$/;
const STRING = /"((?:[^"\\\n]|\\.)*)"/g;
/** Calls that take a bare paragraph number. */
const CALL = /\b(?:cite|add|add_\w+|need_text|need_answer|fact_node|info_node|draw_clause|show_basis|question_card)\(([^;]*?)\)/gs;

const lineOf = (text, index) => text.slice(0, index).split('\n').length;

/** What stands after CLAUSE: up to the sentence that explains it. */
function headOf(comment) {
  return comment.split(/[:;]|\.(?:\s|$)|(?<!R\d{5})\s—\s/)[0];
}

/**
 * The paragraphs of "R52003/29, 50, 56 and the same of R52006" or "R52003/16-25".
 * @returns {{ written: string, known: boolean }[]} one entry a paragraph; `known` is false when no document has it
 */
export function paragraphsOf(comment, registry) {
  const found = [];
  let prefix = '';
  let rangeFrom = null;
  const add = (id) => found.push({ written: prefix ? `${prefix}/${id}` : id, known: registry.has(prefix ? `${prefix}/${id}` : id) });
  for (const word of headOf(comment).split(/[\s,]+/)) {
    if (word === '…' || word === '...') {
      rangeFrom = found.at(-1)?.written.replace(/^R\d+\//, '') ?? null;
      continue;
    }
    const match = TOKEN.exec(word);
    if (!match) {
      if (/^R\d{5}\//.test(word)) found.push({ written: word, known: false });
      continue;
    }
    if (match[1]) prefix = match[1];
    const id = match[2];
    const range = /^(\d+)-(\d+)$/.exec(id);
    if (range) {
      for (let n = Number(range[1]); n <= Number(range[2]); n += 1) add(String(n));
    } else if (rangeFrom && /^A1-\d+$/.test(id) && /^A1-\d+$/.test(rangeFrom)) {
      for (let n = Number(rangeFrom.slice(3)) + 1; n <= Number(id.slice(3)); n += 1) add(`A1-${n}`);
    } else if (registry.isGroup(id) && !registry.has(id)) {
      registry.membersOf(id).forEach(add);
    } else {
      add(id);
    }
    rangeFrom = null;
  }
  return found;
}

/** Comments with CLAUSE, joined over the lines that continue them. */
function* clauseComments(text) {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    const start = /(?:\/\/\/?|^\s*#|\*)\s*CLAUSE\s+(.*)$/.exec(lines[i]);
    if (!start) continue;
    const next = /^\s*\/\/\/?\s?(.*)$/.exec(lines[i + 1] ?? '');
    yield { line: i + 1, comment: next ? `${start[1]} ${next[1]}` : start[1] };
  }
}

/**
 * Mentions in one file.
 * @returns {{ mentions: {written: string, line: number, how: 'comment' | 'literal'}[], unknown: {written: string, line: number}[] }}
 */
export function readFile(text, registry, notClauses = new Set()) {
  const mentions = [];
  const unknown = [];
  for (const { line, comment } of clauseComments(text)) {
    for (const { written, known } of paragraphsOf(comment, registry)) (known ? mentions : unknown).push({ written, line, how: 'comment' });
  }
  const literal = (written, line) => {
    if (registry.has(written)) mentions.push({ written, line, how: 'literal' });
    else if (LITERAL.test(written) && !notClauses.has(written) && !registry.isGroup(written) && !registry.isStem(written)) unknown.push({ written, line, how: 'literal' });
  };
  const code = text.replace(/^[ \t]*\/\/.*$/gm, '').replace(/(?<=[\s;{},])\/\/.*$/gm, '');
  for (const match of code.matchAll(STRING)) {
    for (const word of match[1].split(' ')) if (LITERAL.test(word)) literal(word, lineOf(code, match.index));
  }
  for (const match of code.matchAll(CALL)) {
    for (const [, word] of match[1].matchAll(STRING)) {
      if (/^\d{1,3}$/.test(word) && registry.has(word)) mentions.push({ written: word, line: lineOf(code, match.index), how: 'literal' });
    }
  }
  return { mentions, unknown };
}

/** Mentions in all files below the folders whose name passes. */
export function readFolders(folders, registry, notClauses, accept = (name) => /\.(cpp|hpp)$/.test(name)) {
  const mentions = [];
  const unknown = [];
  for (const folder of folders) {
    for (const path of filesBelow(join(root, folder), accept)) {
      const file = relative(root, path).replaceAll('\\', '/');
      const found = readFile(readFileSync(path, 'utf8'), registry, notClauses);
      mentions.push(...found.mentions.map((mention) => ({ ...mention, file })));
      unknown.push(...found.unknown.map((mention) => ({ ...mention, file })));
    }
  }
  return { mentions, unknown };
}

/** "paragraph 27", "第27段", "R52003/27-b3" in texts. */
export function readTexts(file, texts, registry) {
  const mentions = [];
  const unknown = [];
  for (const [key, text] of Object.entries(texts)) {
    const written = [
      ...[...String(text).matchAll(/(?:\bparagraphs?\s|第\s?)(\d{1,3})(?=\s?段|\b(?!\.\d))/g)].filter((match) => /段|paragraph/.test(text.slice(match.index, match.index + match[0].length + 2))).map((match) => match[1]),
      ...[...String(text).matchAll(/\bR\d{5}\/[A-Za-z0-9.()-]*[A-Za-z0-9)]/g)].map((match) => match[0]),
    ];
    for (const each of written) (registry.has(each) ? mentions : unknown).push({ written: each, file, line: key, how: 'text' });
  }
  return { mentions, unknown };
}
