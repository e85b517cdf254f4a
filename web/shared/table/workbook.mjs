// A workbook (XLSX, XLSM): its sheets, and one of them as a table. Macros, links and pictures are not even unpacked.

import { Budget } from './budget.mjs';
import { TableFailure } from './failure.mjs';
import { readStyles } from './formats.mjs';
import { tableLimits } from './limits.mjs';
import { readSharedStrings } from './shared_strings.mjs';
import { readSheet } from './sheet.mjs';
import { unpackedText, wholeText } from './unpack.mjs';
import { attributesOf, readXml } from './xml.mjs';

/**
 * @typedef {{name: string, hidden: boolean}} SheetName
 * @typedef {{bytes: Uint8Array<ArrayBuffer>, facts: import('./packed_table.mjs').TableFacts, rows: number, columns: number,
 *   sheet: string, sheets: SheetName[], macros: boolean}} WorkbookTable
 */

/** "../sharedStrings.xml" beside "xl/worksheets/…"; relations may start at the root. */
function resolved(target, folder) {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').filter(Boolean);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

class Workbook {
  /** @type {SheetName[]} */
  sheets = [];
  is1904 = false;
  #bytes;
  #entries;
  #byLowerPath;
  #budget;
  /** @type {Map<string, string>} */
  #paths = new Map();
  #stringsPath = '';
  #stylesPath = '';
  #facts = null;

  /** @param {Uint8Array} bytes @param {Map<string, import('./zip_directory.mjs').ZipEntry>} entries @param {Budget} budget */
  constructor(bytes, entries, budget) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.#byLowerPath = new Map([...entries.values()].map((entry) => [entry.path.toLowerCase(), entry]));
    this.#budget = budget;
  }

  get macros() {
    return [...this.#entries.keys()].some((path) => /vbaProject\.bin$/i.test(path));
  }

  #entry(path) {
    return this.#entries.get(path) ?? this.#byLowerPath.get(path.toLowerCase());
  }

  async #text(path) {
    const entry = this.#entry(path);
    if (!entry) throw new TableFailure('workbook-broken', [], path);
    return wholeText(this.#bytes, entry, this.#budget);
  }

  /** Relations of a part: id → path and the last word of the type. */
  async #relations(path) {
    const cut = path.lastIndexOf('/') + 1;
    const folder = path.slice(0, cut);
    const relations = new Map();
    const own = `${folder}_rels/${path.slice(cut)}.rels`;
    if (!this.#entry(own)) return relations;
    readXml(await this.#text(own), {
      open: (name, tag) => {
        if (name !== 'Relationship') return;
        const { Id = '', Target = '', Type = '', TargetMode = '' } = attributesOf(tag);
        if (TargetMode !== 'External') relations.set(Id, { path: resolved(Target, folder), type: Type.slice(Type.lastIndexOf('/') + 1) });
      },
    });
    return relations;
  }

  async readList() {
    const main = [...(await this.#relations('')).values()].find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml';
    const relations = await this.#relations(main);
    for (const { path, type } of relations.values()) {
      if (type === 'sharedStrings') this.#stringsPath = path;
      if (type === 'styles') this.#stylesPath = path;
    }
    readXml(await this.#text(main), {
      open: (name, tag) => {
        if (name === 'workbookPr') this.is1904 = ['1', 'true'].includes(attributesOf(tag).date1904 ?? '');
        if (name !== 'sheet') return;
        const { name: title = '', state = 'visible', id = '' } = attributesOf(tag);
        const sheet = relations.get(id);
        if (sheet?.type !== 'worksheet') return;  // charts and dialogs have no cells
        if (this.#paths.has(title)) return;
        this.sheets.push({ name: title, hidden: state !== 'visible' });
        this.#paths.set(title, sheet.path);
        if (this.sheets.length > tableLimits.sheets) throw new TableFailure('workbook-broken');
      },
    });
    if (this.sheets.length === 0) throw new TableFailure('workbook-without-sheets');
  }

  /** Texts and styles, read when the first sheet is. */
  async #shared() {
    if (this.#facts) return this.#facts;
    const strings = this.#stringsPath === '' ? undefined : this.#entry(this.#stringsPath);
    const styles = this.#stylesPath === '' ? undefined : this.#entry(this.#stylesPath);
    this.#facts = {
      strings: strings ? await readSharedStrings(unpackedText(this.#bytes, strings, this.#budget)) : [],
      styles: styles ? readStyles(await wholeText(this.#bytes, styles, this.#budget)) : [],
      is1904: this.is1904,
    };
    return this.#facts;
  }

  /** @param {string} name @param {number} [limitRows] */
  async read(name, limitRows) {
    const entry = this.#entry(this.#paths.get(name) ?? '');
    if (!entry) throw new TableFailure('workbook-broken', [], name);
    const progress = limitRows === undefined ? this.#budget.progress : undefined;
    return readSheet(unpackedText(this.#bytes, entry, this.#budget, progress), await this.#shared(), limitRows);
  }
}

const bomName = /\bbom|bill of materials|物料清单|零部件清单|零件清单|材料清单|parts list/i;
const listName = /bom|物料|材料|清单|明细|零部件|零件|parts|components|materials/i;
const coverName = /封面|目录|说明|修订|变更|cover|readme|history|revision|contents|note/i;
const probedRows = 40;
const mostProbed = 20;

/** The sheet that most looks like a bill of materials: by its name, else the fullest of the first rows. */
async function likelySheet(workbook) {
  const shown = workbook.sheets.filter(({ hidden }) => !hidden);
  const candidates = (shown.length > 0 ? shown : workbook.sheets).slice(0, mostProbed);
  if (candidates.length === 1) return candidates[0].name;
  let best = { name: candidates[0].name, score: -1 };
  for (const { name } of candidates) {
    const { rows, columns } = await workbook.read(name, probedRows);
    const likely = rows < 2 || columns < 2 ? 0 : Math.min(rows, probedRows) * Math.min(columns, 12);
    const score = likely * (bomName.test(name) ? 8 : listName.test(name) ? 4 : 1) * (coverName.test(name) ? 0.1 : 1);
    if (score > best.score) best = { name, score };
  }
  return best.name;
}

/** A sheet by its name, or by its number from 1. */
function askedSheet(workbook, asked) {
  const found = workbook.sheets.find(({ name }) => name === asked) ?? (/^\d+$/.test(asked) ? workbook.sheets[Number(asked) - 1] : undefined);
  if (!found) throw new TableFailure('no-such-sheet', [asked, workbook.sheets.map(({ name }) => name).join(', ')]);
  return found.name;
}

/**
 * @param {Uint8Array} bytes of the file
 * @param {Map<string, import('./zip_directory.mjs').ZipEntry>} entries
 * @param {{sheet?: string, milliseconds?: number, progress?: (fraction: number) => void}} [options]
 *   `sheet`: name or number; the likeliest when left out
 * @returns {Promise<WorkbookTable>}
 */
export async function readWorkbook(bytes, entries, { sheet, ...limits } = {}) {
  const workbook = new Workbook(bytes, entries, new Budget(limits));
  await workbook.readList();
  const name = sheet === undefined || sheet === '' ? await likelySheet(workbook) : askedSheet(workbook, sheet);
  const table = await workbook.read(name);
  return {
    bytes: table.finish(), facts: table.facts, rows: table.rows, columns: table.columns,
    sheet: name, sheets: workbook.sheets, macros: workbook.macros,
  };
}
