// Reads an application package back: the project and its attachments, out of a ZIP file that anybody may have made.

import type { Packages } from '../load_chunk';
import { newSum } from './hash';
import { limits, megabytes } from './limits';
import { Refusal } from './refusal';

export interface UnpackedProject {
  text: string;
  attachments: { sha256: string; bytes: Blob }[];
  /** What differs from the manifest; codes as in shared/verify_package.mjs. */
  changed: { path: string; code: string }[];
  /** Files that were compared with a manifest; 0 when there was none. */
  verified: number;
}

/** The one problem of a package after which nothing of it is taken. */
const refusals: Record<string, string> = {
  'zip-broken': 'message.zip-broken',
  'zip-path': 'message.zip-path',
  'zip-bomb': 'message.zip-too-large',
  'zip-too-large': 'message.zip-too-large',
  'zip-duplicate': 'message.zip-broken',
  'no-project': 'message.zip-without-project',
};
const localHeaderBytes = 30;

interface ZipEntry {
  offset: number;
  compressionMethod: number;
  compressedSize: number;
  getData(writable: WritableStream<Uint8Array>): Promise<unknown>;
}

/** The bytes of an entry. What is stored as it is stays where it is: a slice of the package costs no memory. */
async function blobOf(zip: Blob, entry: ZipEntry): Promise<Blob> {
  if (entry.compressionMethod === 0) {
    const header = new DataView(await zip.slice(entry.offset, entry.offset + localHeaderBytes).arrayBuffer());
    const start = entry.offset + localHeaderBytes + header.getUint16(26, true) + header.getUint16(28, true);
    return zip.slice(start, start + entry.compressedSize);
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const [blob] = await Promise.all([new Response(readable).blob(), entry.getData(writable)]);
  return blob;
}

/** Whether the directory at the end of a ZIP file names something: without reading the rest. */
export async function directoryNames(zip: Blob, path: string): Promise<boolean> {
  const directoryBytes = 4 << 20;
  const end = new Uint8Array(await zip.slice(Math.max(0, zip.size - directoryBytes)).arrayBuffer());
  return new TextDecoder('latin1').decode(end).includes(path);
}

export const zipHoldsProject = (zip: Blob): Promise<boolean> => directoryNames(zip, 'project.json');

/** A workbook or another document of an office program. */
export async function zipHoldsOffice(zip: Blob): Promise<boolean> {
  return (await directoryNames(zip, '[Content_Types].xml')) || (await directoryNames(zip, 'content.xml'));
}

export interface UnpackOptions {
  progress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/** The project of a package and the attachments it names. Throws a Refusal that says what is wrong with the file. */
export async function unpackProject(zip: Blob, fileName: string, packages: Packages, { progress, signal }: UnpackOptions = {}): Promise<UnpackedProject> {
  const found = new Map<string, Blob>();
  const verdict = await packages.verifyPackage(new packages.BlobReader(zip), {
    newSum: () => newSum(packages),
    ...(progress ? { progress } : {}),
    ...(signal ? { signal } : {}),
    keep: async (path: string, sha256: string, entry: ZipEntry) => {
      if (path.includes('/attachments/')) found.set(sha256, await blobOf(zip, entry));
    },
  });
  const fatal = verdict.problems.find(({ code }) => refusals[code] !== undefined);
  if (fatal) {
    const args = fatal.code === 'zip-path' ? [fileName, fatal.path] : [fileName, megabytes(limits.unpacked)];
    throw new Refusal(refusals[fatal.code] ?? 'message.zip-broken', args);
  }
  const { project } = verdict;
  if (project === null) throw new Refusal('message.zip-broken', [fileName]);
  return {
    text: project,
    attachments: [...found].filter(([sha256]) => project.includes(sha256)).map(([sha256, bytes]) => ({ sha256, bytes })),
    changed: verdict.problems.filter(({ code }) => code !== 'no-manifest').map(({ code, path }) => ({ code, path })),
    verified: verdict.manifest ? verdict.entries : 0,
  };
}
