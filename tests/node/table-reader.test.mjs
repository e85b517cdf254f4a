// Workbooks and text tables as the page and the command line read them.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTable } from '../../web/shared/table/open_table.mjs';
import { readFormat, shownNumber } from '../../web/shared/table/formats.mjs';
import { attributeOf, attributesOf, decodeReferences } from '../../web/shared/table/xml.mjs';
import { cellsOf, number, row, sheetXml, text, workbook, workbookParts, zipped } from './workbooks.mjs';

const read = async (content, options) => openTable(workbook(content), options);
const sheet = (rows, behind) => [{ name: 'BOM', xml: sheetXml(rows, behind) }];

describe('a sheet', () => {
  it('has the texts of its cells at their places, and empty rows where there are none', async () => {
    const table = await read({ sheets: sheet([row(2, [text('B2', 'a&amp;b'), number('D2', '1.50')]), row(5, [text('A5', 'x')])]) });
    assert.deepEqual(cellsOf(table), [[], ['', 'a&b', '', '1.5'], [], [], ['x']]);
    assert.deepEqual([table.rows, table.columns, table.sheet], [5, 4, 'BOM']);
  });

  it('shares texts, joins rich ones and leaves out how they are pronounced', async () => {
    const strings = '<si><t>铁芯</t></si><si><r><t>硅</t></r><r><rPr><b/></rPr><t xml:space="preserve">钢 片</t></r><rPh sb="0" eb="1"><t>gui</t></rPh></si><si/><si><t>最后</t></si>';
    const rows = [row(1, ['<c r="A1" t="s"><v>1</v></c>', '<c r="B1" t="s"><v>0</v></c>', '<c r="C1" t="s"><v>3</v></c>'])];
    assert.deepEqual(cellsOf(await read({ sheets: sheet(rows), strings })), [['硅钢 片', '铁芯', '最后']]);
  });

  it('takes what a formula had as its result, and tells where there was none', async () => {
    const rows = [row(1, ['<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="B1" t="str"><f>"a"</f><v>a</v></c>', '<c r="C1"><f>NOW()</f></c>', '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="E1" t="b"><v>1</v></c>'])];
    const table = await read({ sheets: sheet(rows) });
    assert.deepEqual(cellsOf(table), [['2', 'a', '', '#DIV/0!', 'TRUE']]);
    assert.deepEqual(table.facts.notes, [{ row: 0, column: 2, code: 'formula-without-value' }, { row: 0, column: 3, code: 'cell-error' }]);
  });

  it('knows a result that was never computed from one that is an empty text', async () => {
    const rows = [row(1, ['<c r="A1"><f>1/0</f><v></v></c>', '<c r="B1"><f>2*3</f><v/></c>', '<c r="C1" t="str"><f>""</f><v></v></c>', text('D1', 'x'), text('E1', '')])];
    const table = await read({ sheets: sheet(rows) });
    assert.deepEqual(cellsOf(table), [['', '', '', 'x']]);
    assert.deepEqual(table.facts.notes.map(({ column, code }) => [column, code]), [[0, 'formula-without-value'], [1, 'formula-without-value']]);
  });

  it('knows hidden rows and merged cells', async () => {
    const rows = [row(1, [text('A1', 'a')]), row(2, [text('A2', 'b')], ' hidden="1"'), row(3, [text('A3', 'c')])];
    const { facts } = await read({ sheets: sheet(rows, '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="$B$2:$B$3"/></mergeCells>') });
    assert.deepEqual(facts.hidden, [1]);
    assert.deepEqual(facts.merged, [[0, 0, 0, 2], [1, 1, 2, 1]]);
  });

  it('shows numbers as the sheet does: dates of both systems, per cent, zeros, units, indents', async () => {
    const styles = '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot;kg&quot;"/><numFmt numFmtId="165" formatCode="0000"/><numFmt numFmtId="166" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
      + '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="2"/><xf numFmtId="0"><alignment indent="2"/></xf></cellXfs>';
    const rows = [row(1, [number('A1', 45000, ' s="1"'), number('B1', 0.035, ' s="2"'), number('C1', 3.5, ' s="3"'), number('D1', 12, ' s="4"'), number('E1', 45000, ' s="5"'), number('F1', 1.1, ' s="6"'), text('G1', '铁芯', ' s="7"'), number('H1', '0.30000000000000004')])];
    assert.deepEqual(cellsOf(await read({ sheets: sheet(rows), styles })), [['2023-03-15', '3.5%', '3.5 kg', '0012', '2023-03-15', '1.10', '    铁芯', '0.3']]);
    assert.equal(cellsOf(await read({ sheets: sheet([row(1, [number('A1', 43538, ' s="1"')])]), styles, date1904: true }))[0][0], '2023-03-15');
  });

  it('is chosen by name or number, and else the likeliest', async () => {
    const sheets = [
      { name: '封面', xml: sheetXml([row(1, [text('A1', '标题')])]) },
      { name: '物料清单', xml: sheetXml([row(1, [text('A1', '名称'), text('B1', '数量')]), row(2, [text('A2', 'x'), number('B2', 1)])]) },
      { name: '旧版', state: 'hidden', xml: sheetXml([row(1, [text('A1', 'old')])]) },
    ];
    assert.equal((await read({ sheets })).sheet, '物料清单');
    assert.deepEqual((await read({ sheets })).sheets.map(({ hidden }) => hidden), [false, false, true]);
    assert.equal((await read({ sheets }, { sheet: '旧版' })).sheet, '旧版');
    assert.equal((await read({ sheets }, { sheet: '1' })).sheet, '封面');
    await assert.rejects(read({ sheets }, { sheet: 'x' }), { code: 'no-such-sheet' });
  });

  it('is found wherever the parts lie, with prefixes in their names, and in UTF-16', async () => {
    const parts = workbookParts();
    parts['xl/worksheets/sheet1.xml'] = '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    assert.deepEqual(cellsOf(await openTable(zipped(parts))), [['甲', '7']]);
    parts['xl/worksheets/sheet1.xml'] = new Uint8Array(Buffer.from(`\ufeff${sheetXml([row(1, [text('A1', '乙')])])}`, 'utf16le'));
    assert.deepEqual(cellsOf(await openTable(zipped(parts))), [['乙']]);
  });

  it('of many rows is read in pieces', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => row(i + 1, [text(`A${i + 1}`, `零件 ${i}`), number(`B${i + 1}`, i)]));
    const seen = [];
    const table = await read({ sheets: sheet(rows) }, { progress: (fraction) => seen.push(fraction) });
    const cells = cellsOf(table);
    assert.equal(cells.length, 20_000);
    for (const i of [0, 1, 9_999, 19_999]) assert.deepEqual(cells[i], [`零件 ${i}`, String(i)]);
    assert.equal(seen.at(-1), 1);
  });
});

describe('numbers and references', () => {
  const shown = [
    ['1E-7', 'General', '0.0000001'], ['1.5e+20', 'General', '150000000000000000000'], ['12345678901234.5', 'General', '12345678901234.5'],
    ['0.1', '0.00', '0.10'], ['1.234', '0.00', '1.234'], ['-3', '0000', '-3'], ['0.5', '0%', '50%'], ['0.25', 'h:mm', '06:00'],
    ['60.5', 'yyyy-mm-dd hh:mm', '1900-02-28 12:00'], ['1', 'yyyy/m/d', '1900-01-01'], ['3.5', '#,##0.0" kg/台"', '3.5 kg/台'], ['7', '@', '7'],
    ['7', '[Red]0;[Blue]-0', '7'], ['1.5', '[h]:mm', '1.5'], ['-5', 'yyyy-mm-dd', '-5'], ['2', '0.00E+00', '2'],
  ];
  for (const [stored, code, expected] of shown) {
    it(`${stored} as ${code} is ${expected}`, () => assert.equal(shownNumber(stored, readFormat(code), false), expected));
  }

  it('are decoded once, beyond the first plane too', () => {
    assert.equal(decodeReferences('&#131072;&#x20000;&amp;lt;&lt;&unknown;&#0;& &#99999999;'), '𠀀𠀀&lt;<&unknown;&#0;& &#99999999;');
    assert.deepEqual({ ...attributesOf(` r:id="rId1" name = 'a&quot;b' x="y"/`) }, { id: 'rId1', name: 'a"b', x: 'y' });
    assert.equal(attributeOf(' ar="1" r="B2"', 'r'), 'B2');
    assert.equal(attributeOf(' s = "3"', 's'), '3');
    assert.equal(attributeOf(' s="3"', 't'), undefined);
  });
});

describe('a text table', () => {
  const table = '名称,数量\n铁芯,1\n';
  it('is recognised whatever its name, in every encoding', async () => {
    for (const [encoding, bytes] of [
      ['UTF-8', Buffer.from(table)], ['UTF-8', Buffer.from(`\ufeff${table}`)], ['UTF-16LE', Buffer.from(`\ufeff${table}`, 'utf16le')],
      ['UTF-16BE', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()], ['UTF-16LE', Buffer.from(table, 'utf16le')],
    ]) {
      assert.deepEqual(await openTable(new Uint8Array(bytes)), { kind: 'text', text: table, encoding });
    }
  });
});
