// Checks a package that anybody may have made: the ZIP itself, then every file against the manifest. Nothing is unpacked
// to disk, no more than a chunk of an entry is in memory (but for manifest and project), and every file is read to its
// end, so that a wrong length or checksum is found.

import { ZipReader } from './zip_codec.mjs';

/** What a package may be; anything above is refused before it is unpacked. */
export const packageLimits = {
  entries: 100_000,
  /** Project and manifest, which are read into memory. */
  textBytes: 256 << 20,
  unpackedBytes: 64 * 2 ** 30,
  /** Text packs 5 to 200 times; a larger ratio is a bomb. Small entries of one repeated character do no harm. */
  ratio: 400,
  ratioMattersBytes: 1 << 20,
};

export const projectPath = 'project.json';
export const manifestPath = 'manifest.json';

/**
 * @typedef {{code: string, path: string, message: string}} Problem
 *   codes: zip-broken, zip-path, zip-duplicate, zip-bomb, zip-too-large, zip-entry, no-project, no-manifest,
 *   bad-manifest, newer-format, changed, missing, extra
 * @typedef {{entries: number, bytes: number, problems: Problem[], manifest: any, sums: Map<string, string>, project: string | null}} Verdict
 * @typedef {{update(bytes: Uint8Array): unknown, hex(): string}} Sum
 * @typedef {{newSum: () => Sum | Promise<Sum>, signal?: AbortSignal, progress?: (fraction: number) => void,
 *   limits?: typeof packageLimits, keep?: (path: string, sha256: string, entry: any) => Promise<void>}} VerifyOptions
 */

/** A path that would leave the folder a package is unpacked into, or that some system reads as another name. */
function escapes(path) {
  return path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[a-z]:/i.test(path) ||
    path.split('/').some((part) => part === '..' || part === '.');
}

const isFolder = (path) => path.endsWith('/');

class Verifier {
  problems = [];
  sums = new Map();
  texts = new Map();
  bytes = 0;

  /** @param {VerifyOptions} options */
  constructor(options) {
    this.options = { limits: packageLimits, progress: () => undefined, ...options };
  }

  add(code, path, message) {
    this.problems.push({ code, path, message });
  }

  /** Directory of the ZIP, or null when it is none. */
  async entriesOf(zip) {
    const entries = [];
    try {
      for await (const entry of zip.getEntriesGenerator()) {
        entries.push(entry);
        if (entries.length > this.options.limits.entries) {
          this.add('zip-too-large', '', `The package has more than ${this.options.limits.entries} entries.`);
          return null;
        }
      }
      return entries;
    } catch (error) {
      this.add('zip-broken', '', `This is no complete ZIP file: ${error.message}.`);
      return null;
    }
  }

  /** Entries that may be unpacked; the others are named as problems. */
  harmless(entries) {
    const { limits } = this.options;
    const seen = new Set();
    let total = 0;
    const good = [];
    for (const entry of entries) {
      const path = entry.filename;
      if (escapes(path)) {
        this.add('zip-path', path, 'The path leaves the folder of the package.');
        continue;
      }
      const folded = path.normalize('NFC').toLowerCase();
      if (seen.has(folded)) this.add('zip-duplicate', path, 'The path stands twice in the package.');
      else if (!isFolder(path)) good.push(entry);
      seen.add(folded);
      total += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1);
      if (entry.uncompressedSize > limits.ratioMattersBytes && ratio > limits.ratio) {
        this.add('zip-bomb', path, `The file would be ${Math.round(ratio)} times as large as it is packed.`);
        return [];
      }
      if (entry.encrypted) this.add('zip-entry', path, 'The entry is encrypted by the ZIP program.');
    }
    if (total > limits.unpackedBytes) {
      this.add('zip-too-large', '', `The package would be ${Math.round(total / 2 ** 20)} MB unpacked.`);
      return [];
    }
    return good;
  }

  async readEntry(entry, done, total) {
    const { limits, newSum, signal, progress } = this.options;
    const path = entry.filename;
    const wanted = path === projectPath || path === manifestPath;
    const sum = await newSum();
    const kept = [];
    let size = 0;
    const sink = new WritableStream({
      write: (chunk) => {
        size += chunk.length;
        // The directory may lie about the size: count what really comes out.
        if (size > entry.uncompressedSize) throw new Error('longer than its directory entry says');
        if (wanted && size > limits.textBytes) throw new Error('too large');
        sum.update(chunk);
        if (wanted) kept.push(chunk.slice());
        progress((done + size) / total);
      },
    });
    try {
      await entry.getData(sink, { checkSignature: true, checkOverlappingEntry: true, signal });
      if (size !== entry.uncompressedSize) throw new Error('shorter than its directory entry says');
    } catch (error) {
      signal?.throwIfAborted();
      this.add('zip-entry', path, `The entry cannot be read: ${error.message}.`);
      return;
    }
    this.bytes += size;
    const sha256 = sum.hex();
    this.sums.set(path, sha256);
    if (wanted) this.texts.set(path, kept);
    await this.options.keep?.(path, sha256, entry);
  }

  text(path) {
    const chunks = this.texts.get(path);
    if (!chunks) return null;
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    try {
      return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
    } catch {
      this.add('zip-entry', path, 'The text is not UTF-8.');
      return null;
    }
  }

  manifest() {
    const text = this.text(manifestPath);
    if (text === null) {
      this.add('no-manifest', manifestPath, 'There is no manifest: nothing can be compared.');
      return null;
    }
    try {
      const manifest = JSON.parse(text);
      if (manifest?.format !== 'zuji-package' || typeof manifest.files !== 'object' || manifest.files === null) throw new Error();
      if (manifest.formatVersion > 1) this.add('newer-format', manifestPath, 'The package was made by a newer version.');
      return manifest;
    } catch {
      this.add('bad-manifest', manifestPath, 'The manifest is not that of a package.');
      return null;
    }
  }

  compare(manifest) {
    const named = new Map(Object.entries(manifest.files));
    for (const [path, sha256] of named) {
      const here = this.sums.get(path);
      if (here === undefined) {
        if (!this.problems.some((problem) => problem.path === path)) this.add('missing', path, 'The manifest names this file; it is not in the package.');
      } else if (here !== sha256) {
        this.add('changed', path, 'The file is not the one that the manifest names.');
      }
    }
    for (const path of this.sums.keys()) {
      if (path !== manifestPath && !named.has(path)) this.add('extra', path, 'The manifest does not name this file.');
    }
  }
}

/**
 * Reads a whole package. Never throws because of the package: what is wrong is in `problems`. Rejects when `signal` is
 * aborted.
 * @param {any} reader a Reader of zip.js (BlobReader in the page)
 * @param {VerifyOptions} options
 * @returns {Promise<Verdict>}
 */
export async function verifyPackage(reader, options) {
  const verifier = new Verifier(options);
  const zip = new ZipReader(reader, { strictness: 'strict', filenameValidation: 'tolerant' });
  const all = await verifier.entriesOf(zip);
  const entries = all ? verifier.harmless(all) : [];
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 1);
  let done = 0;
  for (const entry of entries) {
    options.signal?.throwIfAborted();
    await verifier.readEntry(entry, done, total);
    done += entry.uncompressedSize;
  }
  await zip.close().catch(() => undefined);
  const project = verifier.text(projectPath);
  let manifest = null;
  if (entries.length > 0) {
    if (!verifier.sums.has(projectPath)) verifier.add('no-project', projectPath, 'There is no project in the package.');
    manifest = verifier.manifest();
    if (manifest) verifier.compare(manifest);
  } else if (verifier.problems.length === 0) {
    verifier.add('no-project', projectPath, 'The package is empty.');
  }
  return { entries: verifier.sums.size, bytes: verifier.bytes, problems: verifier.problems, manifest, sums: verifier.sums, project };
}
