// DOCX sink: a report of core/report/report.hpp as a Word document: A4, headings, tables whose heads repeat on every
// page, page numbers, fonts that have Chinese characters.

import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell,
  TableLayoutType, TableRow, TextRun, WidthType,
} from 'docx';

import { safeText } from './safe_text.mjs';

const font = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Microsoft YaHei', cs: 'Arial' };
const color = { good: '0B7A5B', bad: 'B42318', open: 'A64B06', draft: '2563C9', muted: '5C6773' };
/** The shape that stands beside the word of a state, so that colour never speaks alone. */
const mark = { good: '✓ ', bad: '✗ ', open: '◇ ', draft: '◐ ', muted: '' };
const page = { width: 11_906, height: 16_838, margin: 1000 };
const textWidth = page.width - 2 * page.margin;
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'D5DAE0' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const tableBorders = { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none };

/** @typedef {{text: string, tone?: keyof typeof color, bold?: boolean}} Toned */

/** @param {Toned} toned */
function runsOf({ text, tone }, extra = {}) {
  const lines = `${tone ? mark[tone] : ''}${safeText(text)}`.split('\n');
  return lines.map((line, i) => new TextRun({ text: line, break: i > 0 ? 1 : 0, color: tone && color[tone], ...extra }));
}

const paragraph = (toned, options = {}) => new Paragraph({ children: runsOf(toned), spacing: { before: 60, after: 60 }, ...options });

function cell(toned, width, { right = false, head = false } = {}) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'F1F3F5', color: 'auto' } } : {}),
    children: [new Paragraph({
      alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
      children: runsOf(toned, { size: 18, bold: head || toned.bold === true }),
      keepNext: head,
    })],
  });
}

/** Width of a text in half characters: a Chinese character counts twice. */
const spaceOf = (text) => [...String(text)].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e80 ? 2 : 1), 0);

/** Half a character at 9 pt, and what a cell keeps free at its sides, in twentieths of a point. */
const halfCharacter = 104;
const cellMargins = 200;
/** Texts up to this many half characters stay on one line: numbers, states, short names. */
const shortText = 16;

/** Widths of columns by what stands in them: short columns as wide as they need, the others share the rest. */
function columnWidths(rows, count) {
  const longest = Array.from({ length: count }, (_, i) => Math.max(4, ...rows.map((row) => spaceOf(row[i]?.text ?? '') + (row[i]?.tone && mark[row[i].tone] ? 4 : 0))));
  const fixed = longest.map((length) => (length <= shortText ? length * halfCharacter + cellMargins : 0));
  const taken = fixed.reduce((sum, width) => sum + width, 0);
  const wanted = longest.map((length) => (length <= shortText ? 0 : Math.min(60, length)));
  const sum = wanted.reduce((total, each) => total + each, 0);
  const rest = textWidth - taken;
  // Too many columns, or none that could take the rest: all of them give or take in proportion.
  if (sum === 0 || rest < textWidth * 0.3) {
    const all = longest.map((length) => Math.min(40, length));
    const total = all.reduce((a, each) => a + each, 0);
    return all.map((length) => Math.floor((length / total) * textWidth));
  }
  return fixed.map((width, i) => (width > 0 ? width : Math.floor((wanted[i] / sum) * rest)));
}

function tableOf({ caption, header, align, rows }) {
  const heads = header.map((text) => ({ text }));
  const widths = columnWidths([heads, ...rows.slice(0, 200)], header.length);
  const isRight = (i) => align[i] === 'right';
  const table = new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: tableBorders,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads.map((each, i) => cell(each, widths[i], { right: isRight(i), head: true })) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((each, i) => cell(each, widths[i], { right: isRight(i) })) })),
    ],
  });
  return [...(caption ? [paragraph({ text: caption, tone: 'muted' }, { keepNext: true })] : []), table, new Paragraph({})];
}

/** Two columns without a head: a key and its value. */
function valuesOf(rows) {
  const widths = [Math.floor(textWidth * 0.36), Math.ceil(textWidth * 0.64)];
  return [new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: tableBorders,
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: [cell({ text: row.key, tone: 'muted' }, widths[0]), cell(row, widths[1])] })),
  }), new Paragraph({})];
}

/** Amounts as the bars' own text, so that the document needs no picture. */
function barsOf({ caption, unit, bars }) {
  const largest = Math.max(...bars.map(({ amount }) => Math.abs(amount)), Number.MIN_VALUE);
  const widest = 40;
  return [
    paragraph({ text: `${caption} (${unit})`, tone: 'muted' }, { keepNext: true }),
    ...bars.map(({ name, amount }) => new Paragraph({
      spacing: { before: 20, after: 20 },
      keepLines: true,
      children: [
        new TextRun({ text: '█'.repeat(Math.max(1, Math.round((Math.abs(amount) / largest) * widest))), color: '32816E', size: 14, font: 'Arial' }),
        new TextRun({ text: `  ${safeText(name)}`, size: 18 }),
      ],
    })),
  ];
}

const tilesOf = (tiles) => valuesOf(tiles.map(({ label, value, tone }) => ({ key: label, text: value, ...(tone ? { tone } : {}) })));

function blockOf(block) {
  switch (block.kind) {
    case 'paragraph': return [paragraph(block)];
    case 'values': return valuesOf(block.rows);
    case 'table': return tableOf(block);
    case 'bars': return barsOf(block);
    case 'tiles': return tilesOf(block.tiles);
    default: throw new TypeError(`no sink for a block of kind ${block.kind}`);
  }
}

function footerOf(notice) {
  return new Footer({
    children: [new Paragraph({
      children: [
        new TextRun({ text: safeText(notice), size: 15, color: color.muted }),
        new TextRun({ children: ['    ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 15, color: color.muted }),
      ],
    })],
  });
}

/**
 * @param {{language: string, title: string, subtitle: string, notice: string, sections: {title: string, newPage?: boolean, blocks: any[]}[]}} report
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function writeDocx(report) {
  const heading = (level, text, pageBreakBefore = false) => new Paragraph({ heading: level, keepNext: true, pageBreakBefore, children: [new TextRun({ text: safeText(text) })] });
  const children = [
    ...(report.notice ? [paragraph({ text: report.notice, tone: 'open' })] : []),
    heading(HeadingLevel.TITLE, report.title),
    ...(report.subtitle.trim() ? [paragraph({ text: report.subtitle, tone: 'muted' })] : []),
    ...report.sections.flatMap(({ title, blocks, newPage }) => [heading(HeadingLevel.HEADING_1, title, newPage), ...blocks.flatMap(blockOf)]),
  ];
  const styled = (size, before) => ({ run: { font, size, bold: true, color: '1A2129' }, paragraph: { spacing: { before, after: 120 } } });
  const document = new Document({
    title: safeText(report.title),
    creator: 'Zuji',
    lastModifiedBy: 'Zuji',
    styles: {
      default: {
        document: { run: { font, size: 20, language: { value: 'en-GB', eastAsia: 'zh-CN' } } },
        title: styled(40, 120),
        heading1: styled(28, 320),
      },
    },
    sections: [{
      properties: { page: { size: { width: page.width, height: page.height }, margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin } } },
      footers: { default: footerOf(report.notice) },
      children,
    }],
  });
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer());
}
