// Contents of one entry of a ZIP file, piece by piece and inside a budget. The platform unpacks: browsers and Node.js
// have a faster inflate than any script.

import { TableFailure } from './failure.mjs';
import { megabytes, tableLimits } from './limits.mjs';
import { packedBytes } from './zip_directory.mjs';

/** Packed bytes at a time, so that progress can be told and a bomb is seen early. */
const pieceBytes = 64 * 1024;

/** @param {Uint8Array} packed @param {(fraction: number) => void} progress */
function piecesOf(packed, progress) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= packed.length) return controller.close();
      controller.enqueue(packed.subarray(at, at + pieceBytes));
      at += pieceBytes;
      progress(Math.min(1, at / packed.length));
    },
  });
}

/**
 * Unpacked bytes, in order.
 * @param {Uint8Array} zip
 * @param {import('./zip_directory.mjs').ZipEntry} entry
 * @param {import('./budget.mjs').Budget} budget
 * @param {(fraction: number) => void} [progress]
 * @returns {AsyncGenerator<Uint8Array, void, void>}
 */
export async function* unpacked(zip, entry, budget, progress = () => undefined) {
  const packed = packedBytes(zip, entry);
  if (entry.method === 0) {
    if (packed.length !== entry.size) throw new TableFailure('zip-broken');
    budget.spend(packed.length);
    yield packed;
    return;
  }
  const reader = piecesOf(packed, progress).pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let total = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read().catch(() => {
        throw new TableFailure('zip-broken');
      });
      if (done) break;
      budget.spend(value.length);
      total += value.length;
      if (total > entry.size) throw new TableFailure('zip-broken');
      yield value;
    }
    if (total !== entry.size) throw new TableFailure('zip-broken');
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** @param {Uint8Array} head */
function encodingOf(head) {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * The same as text (UTF-8, or UTF-16 with its mark).
 * @returns {AsyncGenerator<string, void, void>}
 */
export async function* unpackedText(zip, entry, budget, progress) {
  let decoder = null;
  for await (const bytes of unpacked(zip, entry, budget, progress)) {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    let text;
    try {
      text = decoder.decode(bytes, { stream: true });
    } catch {
      throw new TableFailure('zip-broken');
    }
    yield text;
  }
}

/** A small part as one text. */
export async function wholeText(zip, entry, budget) {
  if (entry.size > tableLimits.partBytes) throw new TableFailure('zip-too-large', [megabytes(tableLimits.partBytes)]);
  let whole = '';
  for await (const text of unpackedText(zip, entry, budget)) whole += text;
  return whole;
}
