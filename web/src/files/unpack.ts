// Reads an application package back: the project and its attachments, out of a ZIP file that anybody may have made.

import { unzipSync, type UnzipFileInfo } from 'fflate';

import { sha256Hex } from './hash';
import { limits, megabytes } from './limits';
import { Refusal } from './refusal';

export interface UnpackedProject {
  text: string;
  attachments: { sha256: string; bytes: Uint8Array<ArrayBuffer> }[];
  /** Files of the package that do not have the sum its manifest gives. */
  changed: string[];
}

const projectPath = 'project.json';
const manifestPath = 'manifest.json';
const workbookPath = 'xl/workbook.xml';

/** A path that would leave the folder a package is unpacked into: nobody packs that by accident. */
function escapes(path: string): boolean {
  return path.startsWith('/') || path.includes('\\') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
}

/** Names and sizes of the entries, without unpacking one. Throws a Refusal for a package that must not be unpacked. */
export function inspect(zip: Uint8Array, fileName: string): UnzipFileInfo[] {
  const entries: UnzipFileInfo[] = [];
  try {
    // The filter sees every entry and lets none through.
    unzipSync(zip, { filter: (entry) => entries.push(entry) < 0 });
  } catch {
    throw new Refusal('message.zip-broken', [fileName]);
  }
  let total = 0;
  for (const { name, size, originalSize } of entries) {
    if (escapes(name)) throw new Refusal('message.zip-path', [fileName, name]);
    total += originalSize;
    const ratio = originalSize / Math.max(size, 1);
    if (total > limits.unpacked || (originalSize > limits.ratioMatters && ratio > limits.packageRatio)) {
      throw new Refusal('message.zip-too-large', [fileName, megabytes(limits.unpacked)]);
    }
  }
  if (entries.length > limits.packageEntries) {
    throw new Refusal('message.zip-too-large', [fileName, megabytes(limits.unpacked)]);
  }
  return entries;
}

/** Whether this is a package that unpackProject would open. */
export function zipHoldsProject(zip: Uint8Array, fileName: string): boolean {
  try {
    return inspect(zip, fileName).some((entry) => entry.name === projectPath);
  } catch {
    return false;
  }
}

function unpackEntries(zip: Uint8Array, names: ReadonlySet<string>, fileName: string): Map<string, Uint8Array<ArrayBuffer>> {
  try {
    return new Map(Object.entries(unzipSync(zip, { filter: ({ name }) => names.has(name) })));
  } catch {
    throw new Refusal('message.zip-broken', [fileName]);
  }
}

/** Sums by path from the manifest; empty when there is none. */
function manifestSums(bytes: Uint8Array | undefined): Map<string, string> {
  if (!bytes) return new Map();
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as { files?: Record<string, string> };
    return new Map(Object.entries(manifest.files ?? {}));
  } catch {
    return new Map();
  }
}

/** The project of a package and the attachments it names. Throws a Refusal that says what is wrong with the file. */
export async function unpackProject(zip: Uint8Array, fileName: string): Promise<UnpackedProject> {
  const names = inspect(zip, fileName).map((entry) => entry.name);
  if (names.includes(workbookPath)) throw new Refusal('message.excel-later', [fileName]);
  if (!names.includes(projectPath)) throw new Refusal('message.zip-without-project', [fileName]);
  const attached = names.filter((name) => name.includes('/attachments/') && !name.endsWith('/'));
  const files = unpackEntries(zip, new Set([projectPath, manifestPath, ...attached]), fileName);
  const project = files.get(projectPath);
  if (!project) throw new Refusal('message.zip-broken', [fileName]);

  const unpacked: UnpackedProject = { text: new TextDecoder().decode(project), attachments: [], changed: [] };
  const sums = manifestSums(files.get(manifestPath));
  for (const [path, bytes] of files) {
    if (path === manifestPath) continue;
    const sha256 = await sha256Hex(bytes);
    if (sums.size > 0 && sums.get(path) !== sha256) unpacked.changed.push(path);
    if (path !== projectPath && unpacked.text.includes(sha256)) unpacked.attachments.push({ sha256, bytes });
  }
  return unpacked;
}
