// A table as the core takes it: UTF-8, cells apart by U+001F, rows ended by U+001E (no cell can hold either), and what
// is known of rows and cells beside their texts.

import { TableFailure } from './failure.mjs';
import { megabytes, tableLimits } from './limits.mjs';

const cellEnd = '\x1f';
const rowEnd = '\x1e';
/** Characters encoded at a time. */
const pieceCharacters = 1024 * 1024;

/**
 * @typedef {{row: number, column: number, code: string}} CellNote  zero-based
 * @typedef {{hidden: number[], merged: number[][], notes: CellNote[]}} TableFacts
 *   `hidden`: rows; `merged`: [first row, first column, last row, last column]; all zero-based
 */

export class PackedTable {
  /** @type {TableFacts} */
  facts = { hidden: [], merged: [], notes: [] };
  rows = 0;
  columns = 0;
  #cells = 0;
  #bytes = 0;
  #text = '';
  /** @type {Uint8Array[]} */
  #pieces = [];
  #encoder = new TextEncoder();

  /**
   * The next row that holds something; rows between it and the one before are empty.
   * @param {number} row zero-based
   * @param {string[]} cells
   */
  add(row, cells) {
    if (row < this.rows) throw new TableFailure('workbook-broken');
    if (row >= tableLimits.rows) throw new TableFailure('table-too-many-rows', [String(tableLimits.rows)]);
    this.#text += rowEnd.repeat(row - this.rows) + cells.join(cellEnd) + rowEnd;
    this.rows = row + 1;
    this.columns = Math.max(this.columns, cells.length);
    this.#cells += cells.length;
    if (this.#cells > tableLimits.cells) throw new TableFailure('table-too-many-cells', [String(tableLimits.cells)]);
    if (this.#text.length > pieceCharacters) this.#encode();
  }

  /** @param {CellNote} note */
  note(note) {
    if (this.facts.notes.length < tableLimits.notes) this.facts.notes.push(note);
  }

  #encode() {
    const bytes = this.#encoder.encode(this.#text);
    this.#text = '';
    this.#bytes += bytes.length;
    if (this.#bytes > tableLimits.textBytes) throw new TableFailure('table-too-much-text', [megabytes(tableLimits.textBytes)]);
    this.#pieces.push(bytes);
  }

  /** @returns {Uint8Array<ArrayBuffer>} */
  finish() {
    this.#encode();
    const all = new Uint8Array(this.#bytes);
    let at = 0;
    for (const piece of this.#pieces.splice(0)) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}
