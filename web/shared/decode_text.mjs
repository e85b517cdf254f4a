// Text of a table file. Office programs in China write GB18030 where others write UTF-8, and say so nowhere.

/** @typedef {'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030'} Encoding */

/** @type {readonly {encoding: Encoding, bytes: readonly number[]}[]} */
const marks = [
  { encoding: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'UTF-16LE', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16BE', bytes: [0xfe, 0xff] },
];

const zerosAreCounted = 4096;

/**
 * Text, or null when the bytes are not valid in this encoding. A byte order mark is dropped.
 * @param {Uint8Array} bytes
 * @param {Encoding} encoding
 * @returns {string | null}
 */
function decodeStrictly(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text of Latin letters or digits in UTF-16 has a zero in every second byte. */
function encodingByZeros(bytes) {
  const head = bytes.subarray(0, Math.min(bytes.length & ~1, zerosAreCounted));
  const zeros = [0, 0];
  head.forEach((byte, i) => { if (byte === 0) zeros[i & 1] += 1; });
  const enough = Math.max(4, head.length / 8);
  if (zeros[1] > enough && zeros[0] === 0) return 'UTF-16LE';
  return zeros[0] > enough && zeros[1] === 0 ? 'UTF-16BE' : null;
}

/**
 * A byte order mark decides; else zeros tell UTF-16; else what is valid UTF-8 is UTF-8; else GB18030. Null when none fits.
 * @param {Uint8Array} bytes
 * @returns {{text: string, encoding: Encoding} | null}
 */
export function decodeText(bytes) {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, i) => bytes[i] === byte));
  const byZeros = mark ? null : encodingByZeros(bytes);
  /** @type {Encoding[]} */
  const candidates = mark ? [mark.encoding] : byZeros ? [byZeros] : ['UTF-8', 'GB18030'];
  for (const encoding of candidates) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== null) return { text, encoding };
  }
  return null;
}
