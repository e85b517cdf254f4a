// A file the user gave, read and recognised. Sizes are checked before anything is read.

import { loadPackages } from '../load_chunk';
import { readArchive } from './archive';
import { decodeText, type DecodedText } from './decode';
import { headBytes, kindOf } from './kind';
import { limits, megabytes } from './limits';
import { Refusal } from './refusal';
import { unpackProject, zipHoldsOffice, zipHoldsProject, type UnpackOptions, type UnpackedProject } from './unpack';

export type ReadFile =
  | ({ kind: 'project' } & UnpackedProject)
  /** Files of an openLCA package that can hold a climate result, as JSON. */
  | { kind: 'openlca'; text: string }
  /** An edition of the rules. */
  | { kind: 'pack'; text: string }
  | ({ kind: 'text' } & DecodedText)
  /** To be read by the worker of tables. */
  | { kind: 'workbook' }
  /** Neither a project nor a table: may be attached to an item of the checklist, no more. */
  | { kind: 'other' }
  /** The user gave no passphrase. */
  | { kind: 'given-up' };

function refuseOver(limit: number, file: File): void {
  if (file.size > limit) throw new Refusal('message.file-too-large', [file.name, megabytes(file.size), megabytes(limit)]);
}

async function bytesOf(file: Blob, fileName: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // Moved, deleted, a folder, or without permission.
    throw new Refusal('message.file-unreadable', [fileName]);
  }
}

/** What our JSON files begin with; other JSON may be evidence like any file. */
const ourMark = /"format"\s*:\s*"zuji-|"schema_version"/;

/** Whether a file is a project or a package of this application, rather than something to attach. */
export async function holdsProject(file: File): Promise<boolean> {
  const head = await bytesOf(file.slice(0, headBytes), file.name);
  const kind = kindOf(head, file.name);
  if (kind === 'encrypted') return true;
  if (kind === 'project') return ourMark.test(new TextDecoder().decode(head));
  return kind === 'zip' && zipHoldsProject(file);
}

export interface ReadOptions extends UnpackOptions {
  /** The passphrase of an encrypted file, or null when the user thinks better of it. */
  passphrase(fileName: string): Promise<string | null>;
}

/** The bytes of a stream, each piece as a blob of its own, which the browser may put aside. A response would hide why a
 *  stream failed. */
async function blobOf(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const pieces: Blob[] = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(new Blob([next.value as Uint8Array<ArrayBuffer>]));
  return new Blob(pieces);
}

/** The package inside an encrypted file; null when no passphrase was given. */
async function decrypted(file: File, { passphrase, signal }: ReadOptions): Promise<Blob | null> {
  const { EncryptionFailure, decrypting } = await loadPackages();
  const given = await passphrase(file.name);
  if (given === null) return null;
  try {
    return await blobOf(file.stream().pipeThrough(decrypting(given), signal ? { signal } : {}));
  } catch (error) {
    if (error instanceof EncryptionFailure && error.code === 'wrong-passphrase') throw new Refusal('message.wrong-passphrase');
    signal?.throwIfAborted();
    throw new Refusal('message.encrypted-broken', [file.name]);
  }
}

async function unpacked(zip: Blob, fileName: string, options: ReadOptions): Promise<ReadFile> {
  return { kind: 'project', ...(await unpackProject(zip, fileName, await loadPackages(), options)) };
}

/** Pack files say so in their first member; one that is cut off is refused as a pack. */
const isPack = (text: string): boolean => /^\s*\{\s*"format"\s*:\s*"zuji-pack"/.test(text);

/** Throws a Refusal, ready to be shown, when the file cannot be taken. */
export async function readFile(file: File, options: ReadOptions): Promise<ReadFile> {
  const head = await bytesOf(file.slice(0, headBytes), file.name);
  switch (kindOf(head, file.name)) {
    case 'empty':
      throw new Refusal('message.file-empty', [file.name]);
    case 'old-excel':
      return { kind: 'workbook' };
    case 'zip':
      if (await zipHoldsOffice(file)) {
        refuseOver(limits.workbook, file);
        return { kind: 'workbook' };
      }
      if (!(await zipHoldsProject(file))) {
        const archive = await readArchive(file, options.progress ?? (() => undefined));
        if (archive) return archive;
      }
      return unpacked(file, file.name, options);
    case 'encrypted': {
      const zip = await decrypted(file, options);
      return zip ? unpacked(zip, file.name, options) : { kind: 'given-up' };
    }
    case 'project': {
      refuseOver(limits.project, file);
      const { text } = decodeText(await bytesOf(file, file.name), file.name);
      if (isPack(text)) return { kind: 'pack', text };
      return { kind: 'project', text, attachments: [], changed: [], verified: 0 };
    }
    case 'table':
      refuseOver(limits.table, file);
      return { kind: 'text', ...decodeText(await bytesOf(file, file.name), file.name) };
    case 'other':
      return { kind: 'other' };
  }
}
