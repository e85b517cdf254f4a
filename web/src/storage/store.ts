// What is kept in the browser, and the one interface to it. Two implementations: IndexedDB, and memory when the
// browser refuses a database.

import type { ProjectSummary } from '../app_api';

/** What the start page lists. `deleted` is the local time of the deletion, "" while the project lives. */
export interface StoredProject extends ProjectSummary {
  deleted: string;
}

/** The whole project as file text, as of log entry `sequence`. */
export interface Snapshot {
  id: string;
  text: string;
  sequence: number;
}

/** One change after the snapshot. Sequences of a project are consecutive; a gap means that a write was lost. */
export interface LogEntry {
  projectId: string;
  sequence: number;
  entry: string;
}

export interface StoredBlob {
  sha256: string;
  bytes: Blob;
  added: number;  // ms since 1970: young blobs are never collected
}

export interface LoadedProject {
  text: string;
  /** Entries that continue the snapshot without a gap. */
  entries: string[];
  /** Sequence of the last entry that exists in storage, used or not: the next one is higher. */
  lastSequence: number;
}

export interface Store {
  /** False when nothing outlives the page. */
  readonly persistent: boolean;
  projects(): Promise<StoredProject[]>;
  project(id: string): Promise<StoredProject | undefined>;
  load(id: string): Promise<LoadedProject | undefined>;
  /** Small and fast; done when the browser has taken it over. */
  append(entry: LogEntry): Promise<void>;
  /** Snapshot and list entry in one step; log entries up to its sequence are dropped. Done when on disk. */
  writeSnapshot(snapshot: Snapshot, project: StoredProject): Promise<void>;
  putProject(project: StoredProject): Promise<void>;
  /** Remove a project for good. Its blobs stay until collectBlobs. */
  purge(id: string): Promise<void>;
  putBlob(blob: StoredBlob): Promise<void>;
  blob(sha256: string): Promise<Blob | undefined>;
  /** Delete blobs that no stored text names and that were added before `before` (ms since 1970). */
  collectBlobs(before: number): Promise<number>;
  preferences(): Promise<Record<string, string>>;
  setPreference(key: string, value: string): Promise<void>;
}

/** Entries after the snapshot, up to the first gap. `entries` must be sorted by sequence. */
export function continuation(snapshot: Snapshot, entries: readonly LogEntry[]): LoadedProject {
  const usable: string[] = [];
  let expected = snapshot.sequence + 1;
  let lastSequence = snapshot.sequence;
  for (const { sequence, entry } of entries) {
    lastSequence = Math.max(lastSequence, sequence);
    if (sequence !== expected) continue;
    usable.push(entry);
    expected += 1;
  }
  return { text: snapshot.text, entries: usable, lastSequence };
}

/** Why a write failed: the disk (or the browser's share of it) is full, or anything else. */
export type StoreFailure = 'full' | 'broken';

export function failureOf(error: unknown): StoreFailure {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'broken';
}
