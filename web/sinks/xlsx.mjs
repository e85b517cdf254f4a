// XLSX sink: the workbook of core/report/workbook.hpp. Numbers are numbers, formulas carry the value that the core
// computed, and text is always a text cell: a name that starts with "=" is shown, never calculated.

import { writeXlsx as write } from 'hucre/xlsx';

import { safeText } from './safe_text.mjs';

const longestCell = 32_767;
const longestSheetName = 31;
const headStyle = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6F3EE' } }, alignment: { wrapText: true, vertical: 'top' } };
const formats = { percent: '0.00%', money: '#,##0.00', number: 'General' };

/** @typedef {null | number | string | {formula: string, value: number}} WorkbookCell */

const isFormula = (cell) => typeof cell === 'object' && cell !== null;
/** What a spreadsheet would take for a formula when the cell is edited or saved as CSV. */
const looksLikeFormula = (text) => /^[=+\-@\t\r]/.test(text);

/** Sheet names of Excel: at most 31 characters, none of []:*?/\ and no quote at an end. */
function sheetName(name) {
  return safeText(name).replace(/[[\]:*?/\\]/g, ' ').replace(/^'|'$/g, ' ').slice(0, longestSheetName).trim() || 'Sheet';
}

function textCell(text) {
  const safe = safeText(text);
  return safe.length > longestCell ? `${safe.slice(0, longestCell - 1)}…` : safe;
}

/** Rows of plain values, and the cells that need more than a value. */
function sheetOf({ name, columns, rows }) {
  const cells = new Map();
  const values = [columns.map(({ title }) => textCell(title))];
  columns.forEach((_, i) => cells.set(`0,${i}`, { style: headStyle }));
  rows.forEach((row, i) => {
    values.push(row.map((cell, j) => {
      const at = `${i + 1},${j}`;
      const numFmt = formats[columns[j]?.kind];
      if (isFormula(cell)) {
        cells.set(at, { value: cell.value, formula: cell.formula, formulaResult: cell.value, style: numFmt && numFmt !== 'General' ? { numFmt } : undefined });
        return cell.value;
      }
      if (typeof cell === 'number' && columns[j]?.kind === 'money') cells.set(at, { value: cell, style: { numFmt } });
      if (typeof cell !== 'string') return cell;
      const text = textCell(cell);
      // "Text" keeps a spreadsheet from reading it anew when somebody edits the cell.
      if (looksLikeFormula(text)) cells.set(at, { value: text, type: 'string', style: { numFmt: '@' } });
      return text;
    }));
  });
  return {
    name: sheetName(name),
    columns: columns.map(({ width }) => ({ width })),
    rows: values,
    cells,
    freezePane: { rows: 1 },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/**
 * @param {{title: string, sheets: {name: string, columns: {title: string, width: number, kind: string}[], rows: WorkbookCell[][]}[]}} workbook
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function writeXlsx(workbook) {
  return write({ sheets: workbook.sheets.map(sheetOf), properties: { title: safeText(workbook.title) } });
}
