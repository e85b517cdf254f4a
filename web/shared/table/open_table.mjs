// A table file of any kind that is known, by its contents and not by its name: workbook or text.

import { decodeText } from '../decode_text.mjs';
import { TableFailure } from './failure.mjs';
import { megabytes, tableLimits } from './limits.mjs';
import { readWorkbook } from './workbook.mjs';
import { readDirectory } from './zip_directory.mjs';

/**
 * @typedef {{kind: 'text', text: string, encoding: string}} TextFile
 * @typedef {{kind: 'workbook'} & import('./workbook.mjs').WorkbookTable} WorkbookFile
 */

const startsWith = (bytes, start) => start.every((byte, i) => bytes[i] === byte);
const ascii = (text) => [...text].map((c) => c.charCodeAt(0));

const isZip = (bytes) => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
const isCompound = (bytes) => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Excel keeps a workbook with a password inside a compound file that says so in its list of streams. */
function holdsEncryptedPackage(bytes) {
  const name = [...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(name[0]); at >= 0; at = bytes.indexOf(name[0], at + 1)) {
    if (name.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

/** Throws for files that are known not to be tables this program reads. */
function refuseOthers(bytes) {
  if (bytes.length === 0) throw new TableFailure('table-empty');
  if (isCompound(bytes)) throw new TableFailure(holdsEncryptedPackage(bytes) ? 'workbook-encrypted' : 'workbook-old');
  if (startsWith(bytes, ascii('%PDF'))) throw new TableFailure('table-is-pdf');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).replace(/^\xef\xbb\xbf/, '').trimStart().toLowerCase();
  if (/^<(!doctype html|html|table|head|meta|\?xml)/.test(head)) throw new TableFailure('table-is-html');
}

async function openArchive(bytes, options) {
  const entries = readDirectory(bytes);
  if (entries.has('xl/workbook.bin')) throw new TableFailure('workbook-binary');
  if (entries.has('content.xml') && entries.has('mimetype')) throw new TableFailure('workbook-ods');
  if (!entries.has('[Content_Types].xml')) throw new TableFailure('zip-without-table');
  if (entries.has('word/document.xml') || entries.has('ppt/presentation.xml')) throw new TableFailure('zip-without-table');
  return { kind: 'workbook', ...(await readWorkbook(bytes, entries, options)) };
}

/** A text has no other control characters than tab and ends of lines; more than a few are a picture or a program. */
function refuseBinary(text) {
  const head = text.slice(0, 64 * 1024);
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x08\x0e-\x1a\x1c-\x1d]/.test(head)) throw new TableFailure('table-is-binary');
}

/**
 * @param {Uint8Array} bytes
 * @param {{sheet?: string, milliseconds?: number, progress?: (fraction: number) => void}} [options]
 * @returns {Promise<TextFile | WorkbookFile>} throws a TableFailure
 */
export async function openTable(bytes, options = {}) {
  if (bytes.length > tableLimits.fileBytes) throw new TableFailure('table-too-large', [megabytes(tableLimits.fileBytes)]);
  refuseOthers(bytes);
  if (isZip(bytes)) return openArchive(bytes, options);
  const decoded = decodeText(bytes);
  if (!decoded) throw new TableFailure('table-encoding');
  refuseBinary(decoded.text);
  return { kind: 'text', ...decoded };
}
