// Reads back the office files of the exports without the libraries that wrote them, and computes their formulas.

import { strFromU8, unzipSync } from 'fflate';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml) => xml.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (_, name) => {
  if (name[0] !== '#') return entities[name];
  return String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
});

/** Sheets of a workbook: name → Map of "B2" → {value, formula, isText}. */
export function readWorkbook(bytes) {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
  const shared = [...(files['xl/sharedStrings.xml'] ?? '').matchAll(/<si>(.*?)<\/si>/gs)]
    .map(([, si]) => [...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => plain(text)).join(''));
  const names = [...files['xl/workbook.xml'].matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => plain(name));
  return new Map(names.map((name, i) => [name, cellsOf(files[`xl/worksheets/sheet${i + 1}.xml`], shared)]));
}

function cellsOf(xml, shared) {
  const cells = new Map();
  for (const [, attributes, content = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const at = /r="([A-Z]+\d+)"/.exec(attributes)[1];
    const type = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
    const raw = /<v>(.*?)<\/v>/s.exec(content)?.[1];
    const formula = /<f>(.*?)<\/f>/s.exec(content)?.[1];
    const isText = type === 's' || type === 'inlineStr' || type === 'str';
    const value = type === 's' ? shared[Number(raw)] : isText ? plain(/<t[^>]*>(.*?)<\/t>/s.exec(content)?.[1] ?? raw ?? '') : raw === undefined ? null : Number(raw);
    cells.set(at, { value, formula: formula === undefined ? null : plain(formula), isText });
  }
  return cells;
}

/** Rows of a sheet as values, the header first. */
export function rowsOf(cells) {
  const rows = [];
  for (const [at, { value }] of cells) {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(at);
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    (rows[Number(row) - 1] ??= [])[column] = value;
  }
  return rows;
}

/** Computes the formulas of a workbook from its plain values: + - * / ( ) SUM SUMIFS ROUND and references. */
export class Calculator {
  #known = new Map();

  constructor(book) {
    this.book = book;
  }

  /** Value of a cell: computed where it has a formula, whatever is stored beside it. */
  valueOf(sheet, at) {
    const key = `${sheet}!${at}`;
    if (!this.#known.has(key)) {
      const cells = this.book.get(sheet);
      if (!cells) throw new Error(`no sheet ${sheet}`);
      const cell = cells.get(at);
      this.#known.set(key, cell?.formula ? new Formula(this, sheet, cell.formula).value() : cell?.value ?? null);
    }
    return this.#known.get(key);
  }

  rangeOf(sheet, from, to) {
    const [, column, first] = /^([A-Z]+)(\d+)$/.exec(from);
    const [, lastColumn, last] = /^([A-Z]+)(\d+)$/.exec(to);
    if (column !== lastColumn) throw new Error(`a range of one column was expected: ${from}:${to}`);
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => this.valueOf(sheet, `${column}${Number(first) + i}`));
  }
}

/** Half away from zero, of the decimal that a spreadsheet shows (15 digits) and not of the binary fraction behind it. */
function roundHalfUp(value, digits) {
  const scaled = Number((Math.abs(value) * 10 ** digits).toPrecision(15));
  return (Math.sign(value) * Math.round(scaled)) / 10 ** digits;
}

class Formula {
  constructor(calculator, sheet, text) {
    this.calculator = calculator;
    this.sheet = sheet;
    this.tokens = text.match(/'(?:[^']|'')+'!|\$?[A-Z]+\$?\d+|[A-Z]+(?=\()|\d+(?:\.\d+)?|[-+*/(),:]/g);
    if (this.tokens.join('') !== text) throw new Error(`formula not understood: ${text}`);
  }

  value() {
    const value = this.sum();
    if (this.tokens.length > 0) throw new Error(`left over: ${this.tokens.join('')}`);
    return value;
  }

  take(token) {
    if (this.tokens[0] !== token) return false;
    this.tokens.shift();
    return true;
  }

  sum() {
    let value = this.product();
    for (;;) {
      if (this.take('+')) value += this.product();
      else if (this.take('-')) value -= this.product();
      else return value;
    }
  }

  product() {
    let value = this.atom();
    for (;;) {
      if (this.take('*')) value *= this.atom();
      else if (this.take('/')) value /= this.atom();
      else return value;
    }
  }

  atom() {
    if (this.take('(')) {
      const value = this.sum();
      this.take(')');
      return value;
    }
    if (/^\d/.test(this.tokens[0])) return Number(this.tokens.shift());
    if (/^[A-Z]+$/.test(this.tokens[0])) return this.call(this.tokens.shift());
    return this.reference();
  }

  call(name) {
    const args = [];
    this.take('(');
    do args.push(this.sum());
    while (this.take(','));
    this.take(')');
    if (name === 'SUM') return args[0].reduce((sum, each) => sum + (typeof each === 'number' ? each : 0), 0);
    if (name === 'ROUND') return roundHalfUp(args[0], args[1]);
    if (name !== 'SUMIFS') throw new Error(`no function ${name}`);
    const [amounts, criteria, wanted] = args;
    return amounts.reduce((sum, each, i) => (criteria[i] === wanted && typeof each === 'number' ? sum + each : sum), 0);
  }

  reference() {
    const sheet = this.tokens[0].endsWith('!') ? this.tokens.shift().slice(1, -2).replaceAll("''", "'") : this.sheet;
    const from = this.tokens.shift().replaceAll('$', '');
    if (!this.take(':')) return this.calculator.valueOf(sheet, from);
    return this.calculator.rangeOf(sheet, from, this.tokens.shift().replaceAll('$', ''));
  }
}

/** Tables of a Word document: rows of cell texts, in their order. */
export function readDocument(bytes) {
  const files = unzipSync(bytes);
  const xml = strFromU8(files['word/document.xml']);
  const textOf = (part) => [...part.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:br\/>/gs)].map(([, text]) => (text === undefined ? '\n' : plain(text))).join('');
  const tables = [...xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)].map(([, table]) =>
    [...table.matchAll(/<w:tr(?: [^>]*)?>(.*?)<\/w:tr>/gs)].map(([, row]) => [...row.matchAll(/<w:tc(?: [^>]*)?>(.*?)<\/w:tc>/gs)].map(([, cell]) => textOf(cell))));
  return { tables, text: textOf(xml), xml };
}

/** Tables of a report page: rows of cell texts, heads included. */
export function readPage(html) {
  const textOf = (part) => plain(part.replace(/<[^>]*>/g, ''));
  return [...html.matchAll(/<table(?: [^>]*)?>(.*?)<\/table>/gs)].map(([, table]) =>
    [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => [...row.matchAll(/<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/gs)].map(([, cell]) => textOf(cell))));
}

/** Rows of a CSV file as the package writes them. */
export function readCsv(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/gs)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end.endsWith('\n')) rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}
