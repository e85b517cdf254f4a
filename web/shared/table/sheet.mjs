// The cells of one sheet as texts.

import { TableFailure } from './failure.mjs';
import { plainStyle, shownNumber } from './formats.mjs';
import { tableLimits } from './limits.mjs';
import { PackedTable } from './packed_table.mjs';
import { elementsOf } from './pieces.mjs';
import { attributeOf, cellText, readXml } from './xml.mjs';

/**
 * @typedef {{strings: string[], styles: import('./formats.mjs').CellStyle[], is1904: boolean}} WorkbookFacts
 */

const columnLetters = 26;

/** "AB12" → 27; -1 when it is no reference. */
function columnOf(reference) {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * columnLetters + (letter - 0x40);
  }
  return column - 1;
}

/** "$AB$12" → [27, 11]; null when it is no reference. */
function cellPlace(reference) {
  const plain = reference.replaceAll('$', '');
  const row = Number(plain.replace(/^[A-Za-z]+/, ''));
  const column = columnOf(plain);
  return column >= 0 && Number.isInteger(row) && row > 0 ? [column, row - 1] : null;
}

/** "A1:C2" → [first row, first column, last row, last column], zero-based; null when it is none. */
function mergedRange(reference) {
  const [from, to] = reference.split(':').map(cellPlace);
  return from && to ? [from[1], from[0], to[1], to[0]] : null;
}

class SheetReader {
  table = new PackedTable();
  #facts;
  #limitRows;
  #row = -1;
  #column = -1;
  /** @type {string[]} */
  #cells = [];
  #hidden = false;
  #isOver = false;
  // of the cell
  #type = 'n';
  #style = plainStyle;
  #text = '';
  #hasValue = false;
  #hasFormula = false;
  #taking = false;
  #phonetic = 0;

  /** @param {WorkbookFacts} facts @param {number} limitRows */
  constructor(facts, limitRows) {
    this.#facts = facts;
    this.#limitRows = limitRows;
  }

  /** Enough was read. */
  get isOver() {
    return this.#isOver;
  }

  #openRow(tag) {
    const number = Number(attributeOf(tag, 'r') ?? this.#row + 2);
    if (!Number.isInteger(number) || number < 1) throw new TableFailure('workbook-broken');
    if (number - 1 <= this.#row) throw new TableFailure('workbook-broken');
    this.#row = number - 1;
    this.#column = -1;
    this.#cells = [];
    this.#hidden = ['1', 'true'].includes(attributeOf(tag, 'hidden') ?? '');
  }

  #closeRow() {
    if (this.#cells.length === 0) return;
    this.table.add(this.#row, this.#cells);
    if (this.#hidden) this.table.facts.hidden.push(this.#row);
    this.#isOver = this.table.rows >= this.#limitRows;
  }

  #openCell(tag) {
    const reference = attributeOf(tag, 'r');
    const column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (column < 0) throw new TableFailure('workbook-broken');
    this.#column = column;
    this.#type = attributeOf(tag, 't') ?? 'n';
    const style = attributeOf(tag, 's');
    this.#style = style === undefined ? plainStyle : (this.#facts.styles[Number(style)] ?? plainStyle);
    this.#text = '';
    this.#hasValue = false;
    this.#hasFormula = false;
  }

  /** An empty value is the result of a formula only where that is a text: "" and not "not computed yet". */
  #take() {
    this.#taking = this.#phonetic === 0;
    if (this.#type === 'str') this.#hasValue = true;
  }

  #note(code) {
    this.table.note({ row: this.#row, column: this.#column, code });
  }

  #value() {
    const text = this.#text;
    switch (this.#type) {
      case 's':
        return this.#facts.strings[Number(text)] ?? '';
      case 'inlineStr':
      case 'str':
        return cellText(text);
      case 'b':
        return text === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        this.#note('cell-error');
        return text;
      case 'd':
        return text.replace(/T00:00:00(\.0+)?Z?$/, '');
      default:
        return shownNumber(text, this.#style.format, this.#facts.is1904);
    }
  }

  #closeCell() {
    if (!this.#hasValue) {
      if (this.#hasFormula) {
        this.#put('');
        this.#note('formula-without-value');
      }
      return;
    }
    const value = this.#value();
    const isText = this.#type === 's' || this.#type === 'inlineStr' || this.#type === 'str';
    if (value !== '') this.#put(isText && this.#style.indent > 0 ? '  '.repeat(this.#style.indent) + value : value);
  }

  #put(value) {
    if (this.#column >= tableLimits.columns) {
      throw new TableFailure('table-too-many-columns', [String(tableLimits.columns)], `row ${this.#row + 1}`);
    }
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = value;
  }

  events() {
    return {
      open: (name, tag) => {
        if (name === 'c') this.#openCell(tag);
        else if (name === 'v' || name === 't') this.#take();
        else if (name === 'f') this.#hasFormula = true;
        else if (name === 'row') this.#openRow(tag);
        else if (name === 'rPh') this.#phonetic += 1;
      },
      close: (name) => {
        if (name === 'c') this.#closeCell();
        else if (name === 'v' || name === 't') this.#taking = false;
        else if (name === 'row') this.#closeRow();
        else if (name === 'rPh') this.#phonetic -= 1;
      },
      text: (value) => {
        if (!this.#taking) return;
        this.#text += value;
        this.#hasValue = true;
      },
    };
  }

  /** @param {string} xml what stands behind the rows */
  takeMerged(xml) {
    for (const [, reference = ''] of xml.matchAll(/<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*["']([^"']*)["']/g)) {
      const range = mergedRange(reference);
      if (range) this.table.facts.merged.push(range);
      if (this.table.facts.merged.length > tableLimits.mergedRanges) {
        throw new TableFailure('table-too-many-merged', [String(tableLimits.mergedRanges)]);
      }
    }
  }
}

/**
 * The sheet as a table.
 * @param {AsyncIterable<string>} pieces of its XML
 * @param {WorkbookFacts} facts
 * @param {number} [limitRows] stop after so many rows
 * @returns {Promise<PackedTable>}
 */
export async function readSheet(pieces, facts, limitRows = Infinity) {
  const sheet = new SheetReader(facts, limitRows);
  const events = sheet.events();
  for await (const { inside, behind } of elementsOf(pieces, 'sheetData', 'row')) {
    if (inside !== '') readXml(inside, events);
    if (sheet.isOver) break;
    sheet.takeMerged(behind);
  }
  return sheet.table;
}

