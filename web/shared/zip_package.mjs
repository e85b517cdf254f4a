// The application package as one ZIP file, for the page and the command line: manifest.json first, which names the sum
// of every other file, then the files in the order of their paths. Same contents, same bytes. Written as a stream: of an
// attachment no more than a chunk is ever in memory.

import { ZipWriter } from './zip_codec.mjs';

/** The earliest day a ZIP entry can carry, in local time as ZIP has it: the same bytes in every time zone. */
const firstDay = () => new Date(1980, 0, 1);

/**
 * @typedef {{path: string, sha256: string, size: number, stream: () => ReadableStream<Uint8Array>}} PackedAttachment
 * @typedef {{files: {path: string, text: string}[], attachments: PackedAttachment[], manifest: string | object}} PackageParts
 *   `manifest` is a JSON object or its text; "files" is added to it: {path: sha256} of every other file.
 * @typedef {{progress?: (fraction: number) => void, signal?: AbortSignal}} WriteOptions
 */

/** SHA-256 as lower-case hexadecimal. */
async function sha256Hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const streamOf = (bytes) => new ReadableStream({
  start(controller) {
    if (bytes.length > 0) controller.enqueue(bytes);
    controller.close();
  },
});

const byPath = (a, b) => (a.path < b.path ? -1 : 1);

/** Every entry in its order, with its sum known. */
async function entriesOf({ files, attachments, manifest }) {
  const encoder = new TextEncoder();
  const texts = files.map(({ path, text }) => {
    const bytes = encoder.encode(text);
    return { path, size: bytes.length, level: 6, bytes, stream: () => streamOf(bytes) };
  });
  // Pictures and PDF files are compressed already.
  const packed = attachments.map((attachment) => ({ ...attachment, level: 0, bytes: null }));
  const entries = [...texts, ...packed].sort(byPath);
  const sums = {};
  for (const entry of entries) sums[entry.path] = entry.bytes ? await sha256Hex(entry.bytes) : entry.sha256;
  const head = typeof manifest === 'string' ? JSON.parse(manifest) : manifest;
  const first = encoder.encode(`${JSON.stringify({ ...head, files: sums }, null, 2)}\n`);
  return [{ path: 'manifest.json', size: first.length, level: 6, stream: () => streamOf(first) }, ...entries];
}

/**
 * Write the package into `writable`, which is closed at the end, or aborted when `signal` is.
 * @param {PackageParts} parts
 * @param {WritableStream<Uint8Array>} writable
 * @param {WriteOptions} [options]
 * @returns {Promise<void>} rejects with the reason of the signal, or with what the stream or an attachment failed with
 */
export async function writePackage(parts, writable, { progress = () => undefined, signal } = {}) {
  try {
    await writeEntries(await entriesOf(parts), writable, progress, signal);
  } catch (error) {
    const reason = signal?.aborted ? signal.reason : error;
    await writable.abort(reason).catch(() => undefined);
    throw reason;
  }
  await writable.close();
}

async function writeEntries(entries, writable, progress, signal) {
  const total = entries.reduce((sum, { size }) => sum + size, 1);
  const zip = new ZipWriter(writable, { preventClose: true, extendedTimestamp: false, keepOrder: true, signal });
  let done = 0;
  for (const { path, size, level, stream } of entries) {
    signal?.throwIfAborted();
    await zip.add(path, { readable: stream(), size }, {
      level,
      lastModDate: firstDay(),
      useUnicodeFileNames: true,
      signal,
      onprogress: (bytes) => void progress((done + bytes) / total),
    });
    done += size;
    progress(done / total);
  }
  await zip.close(undefined, { preventClose: true });
}

/**
 * The whole package in memory, for what is small.
 * @param {PackageParts} parts
 * @param {WriteOptions} [options]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function zipPackage(parts, options = {}) {
  const chunks = [];
  await writePackage(parts, new WritableStream({ write: (chunk) => void chunks.push(chunk.slice()) }), options);
  const zip = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    zip.set(chunk, at);
    at += chunk.length;
  }
  return zip;
}
