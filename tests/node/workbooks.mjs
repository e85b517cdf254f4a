// Workbooks made for tests, part by part, so that a test can spoil exactly one thing.

import { strToU8, zipSync } from 'fflate';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** One cell of a sheet: <c r="A1" …>. */
export const text = (place, value, attributes = '') => `<c r="${place}" t="inlineStr"${attributes}><is><t xml:space="preserve">${value}</t></is></c>`;
export const number = (place, value, attributes = '') => `<c r="${place}"${attributes}><v>${value}</v></c>`;
export const row = (r, cells, attributes = '') => `<row r="${r}"${attributes}>${cells.join('')}</row>`;

export const sheetXml = (rows, behind = '') => `${xml}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData>${behind}</worksheet>`;

/** A table that imports without a word. */
export const plainRows = [
  row(1, [text('A1', '名称'), text('B1', '数量'), text('C1', '单位'), text('D1', '单重(kg)')]),
  row(2, [text('A2', '铁芯'), number('B2', 1), text('C2', '件'), number('D2', 12.5)]),
  row(3, [text('A3', '线圈'), number('B3', 2), text('C3', '件'), number('D3', 4)]),
];

/**
 * The parts of a workbook by path.
 * @param {{sheets?: {name: string, xml: string, state?: string}[], styles?: string, strings?: string, date1904?: boolean}} [content]
 * @returns {Record<string, string | Uint8Array>}
 */
export function workbookParts({ sheets = [{ name: 'BOM', xml: sheetXml(plainRows) }], styles, strings, date1904 } = {}) {
  const list = sheets.map(({ name, state }, i) => `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`);
  const targets = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`);
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${xml}<Relationships><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
  };
  sheets.forEach((sheet, i) => { parts[`xl/worksheets/sheet${i + 1}.xml`] = sheet.xml; });
  if (styles) {
    parts['xl/styles.xml'] = `${xml}<styleSheet xmlns="${main}">${styles}</styleSheet>`;
    targets.push(`<Relationship Id="rIdS" Type="${relations}/styles" Target="styles.xml"/>`);
  }
  if (strings) {
    parts['xl/sharedStrings.xml'] = `${xml}<sst xmlns="${main}">${strings}</sst>`;
    targets.push(`<Relationship Id="rIdT" Type="${relations}/sharedStrings" Target="/xl/sharedStrings.xml"/>`);
  }
  parts['xl/_rels/workbook.xml.rels'] = `${xml}<Relationships>${targets.join('')}</Relationships>`;
  return parts;
}

/** @param {Record<string, string | Uint8Array>} parts */
export const zipped = (parts) => zipSync(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part])));

export const workbook = (content) => zipped(workbookParts(content));

/** The cells of a packed table. */
export function cellsOf({ bytes }) {
  const text = new TextDecoder().decode(bytes);
  return text.split('\x1e').slice(0, -1).map((line) => (line === '' ? [] : line.split('\x1f')));
}
