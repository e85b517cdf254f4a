// Files that are made to harm, or are not what their name says: refused or made harmless, quickly and with little memory.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { openTable } from '../../web/shared/table/open_table.mjs';
import { TableFailure } from '../../web/shared/table/failure.mjs';
import { readFileSync } from 'node:fs';
import { cellsOf, number, plainRows, row, sheetXml, text, workbook, workbookParts, zipped } from './workbooks.mjs';

const catalogue = ['zh', 'en'].map((name) => JSON.parse(readFileSync(new URL(`../../assets/i18n/${name}.json`, import.meta.url), 'utf8')));
const mostMemory = 400 * 1024 * 1024;
const mostMilliseconds = 8000;

/** Refused with this code, which has a sentence in both languages, in time and within the memory. */
async function refused(bytes, code, options) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  await assert.rejects(openTable(bytes, options), (error) => {
    assert.ok(error instanceof TableFailure, String(error.stack));
    assert.equal(error.code, code);
    return true;
  });
  for (const words of catalogue) assert.ok(words[`error.${code}`], code);
  assert.ok(performance.now() - start < mostMilliseconds, 'too slow');
  assert.ok(process.memoryUsage().rss - before < mostMemory, 'too much memory');
}

/** A ZIP file whose headers may lie. */
function rawZip(entries) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const { path, bytes, size = bytes.length, packed = deflateRawSync(bytes), flags = 0, method = 8, at } of entries) {
    const name = Buffer.from(path);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(method, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at ?? offset, 42);
    directory.push(entry, name);
    if (at === undefined) {
      files.push(head, name, packed);
      offset += 30 + name.length + packed.length;
    }
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, list, end]));
}

const partsOf = (changes = {}) => Object.entries({ ...workbookParts(), ...changes }).map(([path, part]) => ({ path, bytes: Buffer.from(part) }));
const withSheet = (xml) => workbook({ sheets: [{ name: 'BOM', xml }] });

describe('archives that harm', () => {
  it('a bomb by its ratio', () => refused(zipped({ ...workbookParts(), 'xl/worksheets/sheet1.xml': new Uint8Array(64 * 1024 * 1024).fill(32) }), 'zip-too-large'));
  it('a bomb that lies about its size', () => {
    const spaces = Buffer.alloc(8 * 1024 * 1024, 0x20);
    const parts = partsOf().filter(({ path }) => !path.includes('sheet1'));
    return refused(rawZip([...parts, { path: 'xl/worksheets/sheet1.xml', bytes: spaces, size: 1000 }]), 'zip-broken');
  });
  it('entries that share their bytes', () => {
    const parts = partsOf();
    return refused(rawZip([...parts, { path: 'again.xml', bytes: Buffer.from(''), packed: Buffer.alloc(50), size: 50, at: 10 }]), 'zip-broken');
  });
  for (const path of ['../evil.xml', 'a/../../b', '/etc/passwd', 'C:/x', 'a\\..\\b']) {
    it(`the path ${path}`, () => refused(zipped({ ...workbookParts(), [path]: 'x' }), 'zip-path'));
  }
  it('the same path twice', () => refused(rawZip([...partsOf(), ...partsOf().slice(0, 1)]), 'zip-broken'));
  it('a password on the archive', () => refused(rawZip(partsOf().map((part) => ({ ...part, flags: 1 }))), 'zip-encrypted'));
  it('an unknown way of packing', () => refused(rawZip(partsOf().map((part) => ({ ...part, method: 99 }))), 'zip-method'));
  it('more entries than any workbook has', () => refused(rawZip(Array.from({ length: 10_001 }, (_, i) => ({ path: `f${i}`, bytes: Buffer.from('') }))), 'zip-too-large'));
  it('no table inside', () => refused(zipped({ 'a.txt': 'x' }), 'zip-without-table'));
  it('a document of another program', () => refused(zipped({ ...workbookParts(), 'word/document.xml': '<a/>' }), 'zip-without-table'));
  it('cut off at every length', async () => {
    const whole = workbook();
    for (let length = 4; length < whole.length; length += 97) await refused(whole.subarray(0, length), 'zip-broken');
  });
  it('one byte changed, anywhere: a table or a refusal, never a crash', async () => {
    const whole = workbook();
    for (let at = 0; at < whole.length; at += 13) {
      const spoiled = whole.slice();
      spoiled[at] ^= 0x5a;
      await openTable(spoiled).catch((error) => assert.ok(error instanceof TableFailure, `${at}: ${error.stack}`));
    }
  });
});

/** Small to keep, large to read. */
function manyCells() {
  const thousand = Array.from({ length: 1000 }, (_, i) => `<c s="${(i * 7919) % 100_003}"/>`).join('');
  return thousand.repeat(2000);
}

describe('workbooks that harm', () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  it('entities in the sheet', () => refused(withSheet(`${laughs}${sheetXml([row(1, [text('A1', '&b;')])])}`), 'xml-doctype'));
  it('entities in the list of sheets', () => refused(zipped({ ...workbookParts(), 'xl/workbook.xml': `${laughs}<workbook/>` }), 'xml-doctype'));
  it('entities in shared texts', () => {
    const parts = workbookParts({ strings: '<si><t>a</t></si>' });
    return refused(zipped({ ...parts, 'xl/sharedStrings.xml': `${laughs}<sst><si><t>&b;</t></si></sst>` }), 'xml-doctype');
  });
  it('an external entity is never asked for', () => refused(withSheet('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x"><worksheet><sheetData/></worksheet>'), 'xml-doctype'));
  it('deep nesting', () => refused(withSheet(sheetXml([`<row r="1">${'<a>'.repeat(100_000)}</row>`])), 'xml-too-deep'));
  it('a million columns', () => refused(withSheet(sheetXml([row(1, Array.from({ length: 100_000 }, () => '<c><v>1</v></c>'))])), 'table-too-many-columns'));
  it('a cell far out', () => refused(withSheet(sheetXml([row(1, [text('XFD1', 'x')])])), 'table-too-many-columns'));
  it('a row far down', () => refused(withSheet(sheetXml([row(1_048_576, [text('A1048576', 'x')])])), 'table-too-many-rows'));
  it('a row without end', () => refused(withSheet(`<worksheet><sheetData><row r="1">${manyCells()}</row></sheetData></worksheet>`), 'table-too-much-text'));
  it('a reference that is none', () => refused(withSheet(sheetXml([row(1, ['<c r="0"><v>1</v></c>'])])), 'workbook-broken'));
  it('rows in the wrong order', () => refused(withSheet(sheetXml([row(2, [text('A2', 'x')]), row(1, [text('A1', 'y')])])), 'workbook-broken'));
  it('an unclosed element', () => refused(withSheet('<worksheet><sheetData><row r="1"><c r="A1"><v>1</c></row></sheetData></worksheet>'), 'workbook-broken'));
  it('a sheet that ends in the middle', () => refused(withSheet('<worksheet><sheetData><row r="1">'), 'workbook-broken'));
  it('a part that is missing', () => {
    const { 'xl/worksheets/sheet1.xml': _, ...parts } = workbookParts();
    return refused(zipped(parts), 'workbook-broken');
  });
  it('bytes that are no text', () => refused(zipped({ ...workbookParts(), 'xl/worksheets/sheet1.xml': new Uint8Array(1000).fill(0xff) }), 'zip-broken'));
  it('no sheets', () => refused(zipped({ ...workbookParts(), 'xl/workbook.xml': '<workbook/>' }), 'workbook-without-sheets'));
  it('shared texts without end', () => {
    const strings = `<si><t>${'铁'.repeat(20)}</t></si>`.repeat(2_100_000);
    return refused(workbook({ strings, sheets: [{ name: 'BOM', xml: sheetXml(plainRows) }] }), 'table-too-much-text');
  });
  it('merged cells without end', () => refused(withSheet(sheetXml(plainRows, `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(100_001)}</mergeCells>`)), 'table-too-many-merged'));
  it('more time than is given', () => refused(workbook(), 'table-too-slow', { milliseconds: -1 }));

  it('macros are not read, and said', async () => {
    const table = await openTable(zipped({ ...workbookParts(), 'xl/vbaProject.bin': 'Sub Auto_Open()' }));
    assert.equal(table.macros, true);
    assert.equal(cellsOf(table).length, 3);
  });
  it('formulas, links and scripts are texts', async () => {
    const rows = [row(1, [text('A1', '=HYPERLINK(&quot;http://x&quot;)'), text('B1', '&lt;script&gt;alert(1)&lt;/script&gt;'), '<c r="C1" t="str"><f>WEBSERVICE("http://x")</f><v>@SUM(1)</v></c>', text('D1', 'a_x001F_b_x0000_c')])];
    assert.deepEqual(cellsOf(await openTable(withSheet(sheetXml(rows)))), [['=HYPERLINK("http://x")', '<script>alert(1)</script>', '@SUM(1)', 'abc']]);
  });
  it('a style or a text that is not there is none', async () => {
    assert.deepEqual(cellsOf(await openTable(withSheet(sheetXml([row(1, [number('A1', 5, ' s="99"'), '<c r="B1" t="s"><v>99</v></c>', text('C1', 'x')])])))), [['5', '', 'x']]);
  });
});

describe('files that are something else', () => {
  const compound = (name) => new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from(name, 'utf16le'), Buffer.alloc(100)]));
  const cases = [
    ['an empty file', new Uint8Array(), 'table-empty'],
    ['a workbook with a password', compound('EncryptedPackage'), 'workbook-encrypted'],
    ['an old workbook', compound('Workbook'), 'workbook-old'],
    ['a binary workbook', zipped({ '[Content_Types].xml': '<a/>', 'xl/workbook.bin': 'x' }), 'workbook-binary'],
    ['an OpenDocument sheet', zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }), 'workbook-ods'],
    ['a PDF named .xlsx', Buffer.from('%PDF-1.7\n'), 'table-is-pdf'],
    ['a web page named .xls', Buffer.from('\ufeff<html><table><tr><td>x'), 'table-is-html'],
    ['XML of an older Excel', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'table-is-html'],
    ['a picture named .csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'table-is-binary'],
    ['bytes that are no text', Buffer.from([0x41, 0xff, 0xff, 0x0a]), 'table-encoding'],
    ['text with control characters', Buffer.from('a,b\x00\x01\x02\n'), 'table-is-binary'],
  ];
  for (const [what, bytes, code] of cases) it(what, () => refused(new Uint8Array(bytes), code));

  it('a file beyond the limit, unread', () => refused(new Uint8Array(100 * 1024 * 1024 + 1), 'table-too-large'));
  it('a workbook named .csv is read as what it is', async () => assert.equal((await openTable(workbook())).kind, 'workbook'));
});

after(() => globalThis.gc?.());
