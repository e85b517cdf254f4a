// A file the user gave, read and recognised. Sizes are checked before anything is read.

import { decodeText, type DecodedText } from './decode';
import { headBytes, kindOf } from './kind';
import { limits, megabytes } from './limits';
import { Refusal } from './refusal';
import { unpackProject, zipHoldsProject, type UnpackedProject } from './unpack';

export type ReadFile =
  | ({ kind: 'project' } & UnpackedProject)
  | ({ kind: 'table'; name: string } & DecodedText)
  /** Neither a project nor a table: may be attached to an item of the checklist, no more. */
  | { kind: 'other' };

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

/** Whether a file is a project or a package of this application, rather than something to attach. */
export async function holdsProject(file: File): Promise<boolean> {
  const kind = kindOf(await bytesOf(file.slice(0, headBytes), file.name), file.name);
  if (kind === 'project') return true;
  if (kind !== 'zip' || file.size > limits.package) return false;
  return zipHoldsProject(await bytesOf(file, file.name), file.name);
}

/** Throws a Refusal, ready to be shown, when the file cannot be taken. */
export async function readFile(file: File): Promise<ReadFile> {
  const head = await bytesOf(file.slice(0, headBytes), file.name);
  switch (kindOf(head, file.name)) {
    case 'empty':
      throw new Refusal('message.file-empty', [file.name]);
    case 'old-excel':
      throw new Refusal('message.excel-later', [file.name]);
    case 'zip':
      refuseOver(limits.package, file);
      return { kind: 'project', ...(await unpackProject(await bytesOf(file, file.name), file.name)) };
    case 'project': {
      refuseOver(limits.project, file);
      const { text } = decodeText(await bytesOf(file, file.name), file.name);
      return { kind: 'project', text, attachments: [], changed: [] };
    }
    case 'table':
      refuseOver(limits.table, file);
      return { kind: 'table', name: file.name, ...decodeText(await bytesOf(file, file.name), file.name) };
    case 'other':
      return { kind: 'other' };
  }
}
