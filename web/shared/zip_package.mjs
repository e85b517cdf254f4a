// The application package as one ZIP file, for the page and the command line. Same contents, same bytes: manifest.json
// first, then the entries in order of their paths, one fixed time, no attributes, one compression level.

import { zipSync } from 'fflate';

/**
 * The earliest time a ZIP entry can carry, in local time because that is what fflate writes: the entry says
 * 1980-01-01 00:00 in every zone.
 */
const fixedTime = () => new Date(1980, 0, 1, 0, 0, 0);

/** @type {(bytes: Uint8Array<ArrayBuffer>) => Promise<string>} SHA-256 as lower-case hexadecimal. */
async function sha256Hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {{files: {path: string, text: string}[], attachments: {path: string, bytes: Uint8Array<ArrayBuffer>}[], manifest: string | object}} parts
 *   `manifest` is a JSON object or its text; "files" is added to it: {path: sha256} of every other file.
 * @param {(bytes: Uint8Array<ArrayBuffer>) => Promise<string>} [sum] SHA-256 of some bytes; the platform's own when left out.
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function zipPackage({ files, attachments, manifest }, sum = sha256Hex) {
  const encoder = new TextEncoder();
  const entries = new Map(files.map(({ path, text }) => [path, encoder.encode(text)]));
  for (const { path, bytes } of attachments) entries.set(path, bytes);
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const sums = {};
  for (const [path, bytes] of sorted) sums[path] = await sum(bytes);
  const head = typeof manifest === 'string' ? JSON.parse(manifest) : manifest;
  const first = encoder.encode(`${JSON.stringify({ ...head, files: sums }, null, 2)}\n`);
  return zipSync(Object.fromEntries([['manifest.json', first], ...sorted]), { mtime: fixedTime(), level: 6 });
}
