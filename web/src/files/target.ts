// Where a large file is written: straight to the place the user chooses, where the browser allows that; else into the
// page's own folder on disk, from which it is downloaded; else into memory.

import { saveBlob } from './save';

/** Below this size memory is no matter, and a plain download asks no question. */
const largeBytes = 64 * 1024 * 1024;
const temporaryPrefix = 'zuji-export-';
/** The browser copies a download from the page's folder; until then the file must stay. */
const temporaryLifeMs = 10 * 60_000;

export interface SaveTarget {
  writable: WritableStream<Uint8Array>;
  /** Call when everything is written and `writable` is closed. */
  finish(): Promise<void>;
  /** Call when writing failed or was cancelled. */
  discard(): Promise<void>;
}

interface Picker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

async function pickedTarget(name: string, pick: NonNullable<Picker['showSaveFilePicker']>): Promise<SaveTarget> {
  const handle = await pick({ suggestedName: name });
  // Written beside the file and moved into its place when it is closed; aborting leaves an earlier file as it was.
  const writable = (await handle.createWritable()) as unknown as WritableStream<Uint8Array>;
  return { writable, finish: async () => undefined, discard: async () => undefined };
}

async function temporaryTarget(name: string, mime: string): Promise<SaveTarget> {
  const folder = await navigator.storage.getDirectory();
  const temporary = `${temporaryPrefix}${crypto.randomUUID()}`;
  const handle = await folder.getFileHandle(temporary, { create: true });
  const writable = (await handle.createWritable()) as unknown as WritableStream<Uint8Array>;
  const remove = (): Promise<void> => folder.removeEntry(temporary).catch(() => undefined);
  return {
    writable,
    async finish() {
      saveBlob(name, new File([await handle.getFile()], name, { type: mime }));
      setTimeout(() => void remove(), temporaryLifeMs);
    },
    discard: remove,
  };
}

function memoryTarget(name: string, mime: string): SaveTarget {
  const chunks: BlobPart[] = [];
  const writable = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk.slice()) });
  return { writable, finish: async () => saveBlob(name, new Blob(chunks, { type: mime })), discard: async () => undefined };
}

/** Null when the user thinks better of it. `bytes` is about how large the file will be. */
export async function openTarget(name: string, mime: string, bytes: number): Promise<SaveTarget | null> {
  if (bytes < largeBytes) return memoryTarget(name, mime);
  const pick = (globalThis as Picker).showSaveFilePicker;
  if (pick) {
    try {
      return await pickedTarget(name, pick.bind(globalThis));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return null;
      console.warn('no file picker', error);
    }
  }
  try {
    return await temporaryTarget(name, mime);
  } catch (error) {
    console.warn('no folder for large files', error);
    return memoryTarget(name, mime);
  }
}

/** Remove what an earlier page left behind when it was closed before its download was over. */
export async function removeTemporaryFiles(): Promise<void> {
  const folder = (await navigator.storage?.getDirectory?.()) as (FileSystemDirectoryHandle & { keys(): AsyncIterable<string> }) | undefined;
  if (!folder) return;
  for await (const name of folder.keys()) {
    if (name.startsWith(temporaryPrefix)) await folder.removeEntry(name).catch(() => undefined);
  }
}
