// A table file, read by a worker of its own: it is ended when the reading is over, stopped or takes too long.

import type { TextFile, WorkbookFile } from '../../shared/table/open_table.mjs';
import { versioned } from '../load';
import { Refusal } from './refusal';

export type TableFile = TextFile | WorkbookFile;

interface Told {
  progress?: number;
  table?: TableFile;
  failure?: { code: string; args: string[]; where: string };
}

/** Longer than the reader's own limit: for a worker that does not answer at all. */
const patienceMs = 90_000;

export interface TableOptions {
  /** Name of a sheet; empty: the likeliest. */
  sheet: string;
  signal: AbortSignal;
  progress(fraction: number): void;
}

/** Throws a Refusal that says what is wrong with the file, or what the signal was aborted with. */
export async function readTable(file: Blob, { sheet, signal, progress }: TableOptions): Promise<TableFile> {
  signal.throwIfAborted();
  const worker = new Worker(versioned('table_worker.js'), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<TableFile>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      timer = setTimeout(() => reject(new Refusal('error.table-too-slow', [String(patienceMs / 1000)])), patienceMs);
      worker.addEventListener('error', () => reject(new Refusal('message.sink-missing')));
      worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
        if (data.progress !== undefined) progress(data.progress);
        if (data.table) resolve(data.table);
        if (data.failure) reject(new Refusal(`error.${data.failure.code}`, data.failure.args));
      });
      worker.postMessage({ file, sheet });
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
