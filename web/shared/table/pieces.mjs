// A large XML part in handy pieces: whole elements of one name, so that a sheet of any size is read in little memory.

import { TableFailure } from './failure.mjs';
import { megabytes, tableLimits } from './limits.mjs';

/** Characters gathered before they are handed on: enough to make parsing cheap, little enough to stay small. */
const pieceCharacters = 256 * 1024;

function refuseDocumentType(head) {
  if (/<!(DOCTYPE|ENTITY)/i.test(head)) throw new TableFailure('xml-doctype');
}

function refuseLong(text) {
  if (text.length > tableLimits.rowCharacters) throw new TableFailure('table-too-much-text', [megabytes(tableLimits.rowCharacters)]);
}

/** Small pieces put together, so that they are looked through once. */
async function* gathered(pieces) {
  let texts = [];
  let length = 0;
  for await (const piece of pieces) {
    texts.push(piece);
    length += piece.length;
    if (length < pieceCharacters) continue;
    yield texts.join('');
    texts = [];
    length = 0;
  }
  yield texts.join('');
}

/**
 * Whole elements `item` inside the element `list`, several at a time; what stands behind the list comes last.
 * @param {AsyncIterable<string>} pieces
 * @param {string} list
 * @param {string} item
 * @returns {AsyncGenerator<{inside: string, behind: string}, void, void>}
 */
export async function* elementsOf(pieces, list, item) {
  const opening = new RegExp(`<([\\w.-]+:)?${list}(?:\\s[^>]*)?>`);
  let listEnd = '';
  let itemStart = '';
  let state = 'before';
  let text = '';
  for await (const piece of gathered(pieces)) {
    text += piece;
    if (state === 'before') {
      refuseDocumentType(text);
      const found = opening.exec(text);
      refuseLong(text);
      if (!found) continue;
      const prefix = found[1] ?? '';
      listEnd = `</${prefix}${list}`;
      itemStart = `<${prefix}${item}`;
      state = found[0].endsWith('/>') ? 'behind' : 'inside';
      text = text.slice(found.index + found[0].length);
    }
    if (state === 'inside') {
      const end = text.indexOf(listEnd);
      // Before the last element that starts, everything is whole.
      const cut = end >= 0 ? end : text.lastIndexOf(itemStart);
      if (cut > 0) yield { inside: text.slice(0, cut), behind: '' };
      text = text.slice(Math.max(cut, 0));
      if (end >= 0) state = 'behind';
    }
    refuseLong(text);
  }
  if (state === 'inside') throw new TableFailure('workbook-broken');
  if (state === 'behind') {
    refuseDocumentType(text);
    yield { inside: '', behind: text };
  }
}
