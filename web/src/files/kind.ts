// What a file is, by its first bytes; its name decides only where bytes cannot.

export type FileKind = 'empty' | 'zip' | 'encrypted' | 'old-excel' | 'project' | 'table' | 'other';

/** How much of a file `kindOf` wants to see. */
export const headBytes = 4096;

const zipMark = [0x50, 0x4b, 0x03, 0x04];
const emptyZipMark = [0x50, 0x4b, 0x05, 0x06];
const encryptedMark = [...'ZUJIENC1'].map((c) => c.charCodeAt(0));
const oldOfficeMark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16Marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

const startsWith = (head: Uint8Array, mark: number[]): boolean => mark.every((byte, i) => head[i] === byte);

function firstVisibleByte(head: Uint8Array): number {
  const start = startsWith(head, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  return head.subarray(start).find((byte) => byte > 0x20) ?? 0;
}

/** Control characters other than tab and line ends do not occur in text of any encoding but UTF-16. */
function looksBinary(head: Uint8Array): boolean {
  return head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b));
}

export function kindOf(head: Uint8Array, fileName: string): FileKind {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (head.length === 0) return 'empty';
  if (startsWith(head, zipMark) || startsWith(head, emptyZipMark)) return 'zip';
  if (startsWith(head, encryptedMark)) return 'encrypted';
  if (startsWith(head, oldOfficeMark)) return 'old-excel';
  if (utf16Marks.some((mark) => startsWith(head, mark))) return 'table';
  if (startsWith(head, [...'%PDF'].map((c) => c.charCodeAt(0))) || looksBinary(head)) return 'other';
  if (firstVisibleByte(head) === '{'.charCodeAt(0) || extension === 'json') return 'project';
  if (firstVisibleByte(head) === '<'.charCodeAt(0)) return 'other';
  return 'table';
}
