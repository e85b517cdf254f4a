// Text of a file the user gave, or a refusal in words.

import { decodeText as decode } from '../../shared/decode_text.mjs';
import { Refusal } from './refusal';

export interface DecodedText {
  text: string;
  encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';
}

/** Throws a Refusal when the bytes are text in no encoding that is known. */
export function decodeText(bytes: Uint8Array, fileName: string): DecodedText {
  const decoded = decode(bytes);
  if (!decoded) throw new Refusal('message.file-encoding', [fileName]);
  return decoded;
}
