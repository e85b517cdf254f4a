// Text of a table file. Office programs in China write GB18030 where others write UTF-8, and say so nowhere.

import { Refusal } from './refusal';

export interface DecodedText {
  text: string;
  encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';
}

const marks = [
  { encoding: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'UTF-16LE', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16BE', bytes: [0xfe, 0xff] },
] as const;

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

/** Text, or null when the bytes are not valid in this encoding. A byte order mark is dropped. */
function decodeStrictly(bytes: Uint8Array, encoding: DecodedText['encoding']): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A byte order mark decides; else what is valid UTF-8 is UTF-8; else GB18030. Throws a Refusal when none fits. */
export function decodeText(bytes: Uint8Array, fileName: string): DecodedText {
  const mark = marks.find((candidate) => startsWith(bytes, candidate.bytes));
  const candidates: DecodedText['encoding'][] = mark ? [mark.encoding] : ['UTF-8', 'GB18030'];
  for (const encoding of candidates) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== null) return { text, encoding };
  }
  throw new Refusal('message.file-encoding', [fileName]);
}
