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

/** @typedef {{text: string, tone?: keyof typeof color}} Toned */

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
      children: runsOf(toned, { size: 18, bold: head }),
      keepNext: head,
    })],
  });
}

/** Width of a text in half characters: a Chinese character counts twice. */
const spaceOf = (text) => [...String(text)].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e80 ? 2 : 1), 0);

/** Widths of columns by what stands in them, none so narrow that numbers break. */
function columnWidths(rows, count) {
  const longest = Array.from({ length: count }, (_, i) => Math.min(40, Math.max(6, ...rows.map((row) => spaceOf(row[i]?.text ?? '')))));
  const sum = longest.reduce((a, b) => a + b, 0);
  return longest.map((length) => Math.floor((length / sum) * textWidth));
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
 * @param {{language: string, title: string, subtitle: string, notice: string, sections: {title: string, blocks: any[]}[]}} report
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function writeDocx(report) {
  const heading = (level, text) => new Paragraph({ heading: level, keepNext: true, children: [new TextRun({ text: safeText(text) })] });
  const children = [
    ...(report.notice ? [paragraph({ text: report.notice, tone: 'open' })] : []),
    heading(HeadingLevel.TITLE, report.title),
    ...(report.subtitle.trim() ? [paragraph({ text: report.subtitle, tone: 'muted' })] : []),
    ...report.sections.flatMap(({ title, blocks }) => [heading(HeadingLevel.HEADING_1, title), ...blocks.flatMap(blockOf)]),
  ];
  const styled = (size, before) => ({ run: { font, size, bold: true, color: '1A2129' }, paragraph: { spacing: { before, after: 120 } } });
  const document = new Document({
    title: safeText(report.title),
    creator: 'Zuji',
    lastModifiedBy: 'Zuji',
    styles: {
      default: {
        document: { run: { font, size: 20, language: { value: report.language === 'zh' ? 'zh-CN' : 'en-GB', eastAsia: 'zh-CN' } } },
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
