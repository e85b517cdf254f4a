// Texts that the cells of a workbook share. Read piece by piece: only the texts stay in memory.

import { TableFailure } from './failure.mjs';
import { megabytes, tableLimits } from './limits.mjs';
import { elementsOf } from './pieces.mjs';
import { cellText, readXml } from './xml.mjs';

/**
 * @param {AsyncIterable<string>} pieces of xl/sharedStrings.xml
 * @returns {Promise<string[]>}
 */
export async function readSharedStrings(pieces) {
  const strings = [];
  let characters = 0;
  let text = '';
  let inText = false;
  let phonetic = 0;  // how to pronounce it: beside the text, not in it
  const events = {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        characters += text.length;
        strings.push(cellText(text));
        if (strings.length > tableLimits.sharedStrings || characters > tableLimits.sharedCharacters) {
          throw new TableFailure('table-too-much-text', [megabytes(tableLimits.sharedCharacters)]);
        }
      }
    },
    text: (value) => {
      if (inText) text += value;
    },
  };
  for await (const { inside } of elementsOf(pieces, 'sst', 'si')) {
    if (inside !== '') readXml(inside, events);
  }
  return strings;
}
