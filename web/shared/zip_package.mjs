// The application package as one ZIP file, for the page and the command line: manifest.json first, which names the sum
// of every other file, then the files in the order of their paths. Same contents, same bytes.

import { ZipWriter } from './zip_writer.mjs';

/** @type {(bytes: Uint8Array<ArrayBuffer>) => Promise<string>} SHA-256 as lower-case hexadecimal. */
async function sha256Hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {{files: {path: string, text: string}[], attachments: {path: string, bytes: Uint8Array<ArrayBuffer>}[], manifest: string | object}} parts
 *   `manifest` is a JSON object or its text; "files" is added to it: {path: sha256} of every other file.
 * @param {(bytes: Uint8Array<ArrayBuffer>) => Promise<string>} [sum] SHA-256 of some bytes; the platform's own when left out.
 * @param {(fraction: number) => Promise<void>} [progress] awaited now and then; what it waits for is time for others.
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function zipPackage({ files, attachments, manifest }, sum = sha256Hex, progress = async () => undefined) {
  const encoder = new TextEncoder();
  const entries = [
    ...files.map(({ path, text }) => ({ path, bytes: encoder.encode(text), compress: true })),
    // Pictures and PDF files are compressed already.
    ...attachments.map(({ path, bytes }) => ({ path, bytes, compress: false })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));

  const total = entries.reduce((size, { bytes }) => size + bytes.length, 1);
  let done = 0;
  const sums = {};
  for (const { path, bytes } of entries) sums[path] = await sum(bytes);
  const head = typeof manifest === 'string' ? JSON.parse(manifest) : manifest;
  const first = encoder.encode(`${JSON.stringify({ ...head, files: sums }, null, 2)}\n`);

  const zip = new ZipWriter(() => progress(done / total));
  await zip.add('manifest.json', first, true);
  for (const { path, bytes, compress } of entries) {
    await zip.add(path, bytes, compress);
    done += bytes.length;
  }
  return zip.finish();
}
