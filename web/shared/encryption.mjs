// The encrypted container (.github/FILE-FORMATS.md): a passphrase makes the key (PBKDF2-SHA-256), the contents are cut
// into chunks, each sealed with AES-256-GCM. The nonce counts the chunks and marks the last, so that chunks can be
// neither moved nor cut off unnoticed; the header is bound to every chunk.

const magic = new TextEncoder().encode('ZUJIENC1');
const iterations = 600_000;
const mostIterations = 10_000_000;
const chunkBytes = 1 << 20;
const mostChunkBytes = 1 << 26;
const saltBytes = 16;
const prefixBytes = 7;
const tagBytes = 16;
const headerBytes = magic.length + 4 + 4 + saltBytes + prefixBytes;

/** Why a container cannot be opened: "not-encrypted", "encrypted-broken" or "wrong-passphrase". */
export class EncryptionFailure extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @param {Uint8Array} head the first bytes of a file */
export const isEncrypted = (head) => magic.every((byte, i) => head[i] === byte);

async function keyOf(passphrase, salt, rounds) {
  const text = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** prefix, number of the chunk, 1 for the last one */
function nonceOf(prefix, number, isLast) {
  const nonce = new Uint8Array(prefixBytes + 5);
  nonce.set(prefix);
  new DataView(nonce.buffer).setUint32(prefixBytes, number);
  nonce[prefixBytes + 4] = isLast ? 1 : 0;
  return nonce;
}

/** Collects what arrives into pieces of one size; the last piece may be shorter, and is known to be the last. */
class Pieces {
  #parts = [];
  #size = 0;

  /** @param {number} pieceSize */
  constructor(pieceSize) {
    this.pieceSize = pieceSize;
  }

  /** Full pieces that are certainly not the last. */
  *push(bytes) {
    this.#parts.push(bytes);
    this.#size += bytes.length;
    while (this.#size > this.pieceSize) yield this.#take(this.pieceSize);
  }

  rest() {
    return this.#take(this.#size);
  }

  #take(size) {
    const piece = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      const part = this.#parts[0];
      const used = Math.min(part.length, size - at);
      piece.set(part.subarray(0, used), at);
      at += used;
      if (used === part.length) this.#parts.shift();
      else this.#parts[0] = part.subarray(used);
    }
    this.#size -= size;
    return piece;
  }
}

/**
 * Plain bytes in, a container out.
 * @param {string} passphrase
 * @returns {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>}
 */
export function encrypting(passphrase) {
  const header = new Uint8Array(headerBytes);
  header.set(magic);
  const view = new DataView(header.buffer);
  view.setUint32(magic.length, iterations);
  view.setUint32(magic.length + 4, chunkBytes);
  const salt = crypto.getRandomValues(header.subarray(magic.length + 8, magic.length + 8 + saltBytes));
  const prefix = crypto.getRandomValues(header.subarray(headerBytes - prefixBytes));
  const pieces = new Pieces(chunkBytes);
  let key;
  let number = 0;
  const seal = async (piece, isLast) => {
    const how = { name: 'AES-GCM', iv: nonceOf(prefix, number, isLast), additionalData: header };
    number += 1;
    return new Uint8Array(await crypto.subtle.encrypt(how, key, piece));
  };
  return new TransformStream({
    async start(controller) {
      key = await keyOf(passphrase, salt, iterations);
      controller.enqueue(header);
    },
    async transform(bytes, controller) {
      for (const piece of pieces.push(bytes)) controller.enqueue(await seal(piece, false));
    },
    async flush(controller) {
      controller.enqueue(await seal(pieces.rest(), true));
    },
  });
}

function readHeader(header) {
  if (!isEncrypted(header)) throw new EncryptionFailure('not-encrypted');
  const view = new DataView(header.buffer, header.byteOffset);
  const rounds = view.getUint32(magic.length);
  const size = view.getUint32(magic.length + 4);
  // A container that asks for hours of work or gigabytes of memory is not opened.
  if (rounds < 1 || rounds > mostIterations || size < 1 || size > mostChunkBytes) throw new EncryptionFailure('encrypted-broken');
  return { rounds, size, salt: header.slice(magic.length + 8, magic.length + 8 + saltBytes), prefix: header.slice(headerBytes - prefixBytes) };
}

/**
 * A container in, plain bytes out. Fails with an EncryptionFailure; what came out before must then be thrown away.
 * @param {string} passphrase
 * @returns {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>}
 */
export function decrypting(passphrase) {
  let pieces;
  let head = new Uint8Array(0);
  let opened = null;
  let number = 0;
  const open = async (piece, isLast) => {
    const how = { name: 'AES-GCM', iv: nonceOf(opened.prefix, number, isLast), additionalData: opened.header };
    try {
      const plain = new Uint8Array(await crypto.subtle.decrypt(how, opened.key, piece));
      number += 1;
      return plain;
    } catch {
      throw new EncryptionFailure(number === 0 ? 'wrong-passphrase' : 'encrypted-broken');
    }
  };
  const begin = async (bytes) => {
    const header = bytes.slice(0, headerBytes);
    const { rounds, size, salt, prefix } = readHeader(header);
    opened = { header, prefix, key: await keyOf(passphrase, salt, rounds) };
    pieces = new Pieces(size + tagBytes);
    return bytes.subarray(headerBytes);
  };
  return new TransformStream({
    async transform(bytes, controller) {
      let rest = bytes;
      if (!opened) {
        const joined = new Uint8Array(head.length + bytes.length);
        joined.set(head);
        joined.set(bytes, head.length);
        head = joined;
        if (head.length < headerBytes) return;
        rest = await begin(head);
      }
      for (const piece of pieces.push(rest)) controller.enqueue(await open(piece, false));
    },
    async flush(controller) {
      if (!opened) throw new EncryptionFailure(isEncrypted(head) ? 'encrypted-broken' : 'not-encrypted');
      controller.enqueue(await open(pieces.rest(), true));
    },
  });
}
