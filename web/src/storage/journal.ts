// Writes the edits of one open project: the log as it comes, snapshots when asked. What could not be written is never
// forgotten: the journal turns to a snapshot of everything and tries again until it succeeds.

import type { ProjectSummary } from '../app_api';
import { localTime } from '../clock';
import { failureOf, type Store, type StoreFailure, type StoredProject } from './store';

/** The open project as the application has it now. */
export interface ProjectSource {
  text(): string;
  summary(): Omit<ProjectSummary, 'modified' | 'bytes'>;
}

export interface JournalEvents {
  saving(): void;
  saved(at: Date): void;
  failed(reason: StoreFailure): void;
}

/** Serialising a large project takes time: after a slow one, wait that many times as long before the next. */
const snapshotPause = 10;
const longestPauseMs = 2000;
const unnoticeableMs = 20;
const listDelayMs = 1500;
const firstRetryMs = 2000;
const longestRetryMs = 60_000;

export class Journal {
  private writing = 0;
  private snapshotWanted = false;
  private snapshotTimer: ReturnType<typeof setTimeout> | undefined;
  private listTimer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = firstRetryMs;
  private pauseMs = 0;
  private bytes: number;
  private modified: string;
  private idle: Promise<unknown> = Promise.resolve();
  private entries: number;
  private failed = false;
  private ended = false;

  constructor(
    private readonly store: Store,
    private readonly id: string,
    private last: number,
    stored: { modified: string; bytes: number; entries: number },
    private readonly source: ProjectSource,
    private readonly events: JournalEvents,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.modified = stored.modified;
    this.bytes = stored.bytes;
    this.entries = stored.entries;
  }

  /** Something is not in the database yet. */
  get unsaved(): boolean {
    return this.writing > 0 || this.snapshotWanted;
  }

  /** The last write failed and has not been made good. */
  get failing(): boolean {
    return this.failed && !this.ended;
  }

  log(entry: string): void {
    if (this.ended) return;
    this.modified = localTime(this.now());
    this.listSoon();
    // A snapshot that is still to be taken will contain this change. An entry on its own would follow a gap.
    if (this.snapshotWanted) return;
    this.last += 1;
    this.entries += 1;
    this.bytes += entry.length;
    void this.track(this.store.append({ projectId: this.id, sequence: this.last, entry }));
  }

  /** Take a snapshot after the running call of the application; at once unless the last one took long. */
  requestSnapshot(): void {
    if (this.ended || this.snapshotWanted) return;
    this.snapshotWanted = true;
    this.modified = localTime(this.now());
    if (this.pauseMs === 0) queueMicrotask(() => this.takeSnapshot());
    else this.snapshotTimer = setTimeout(() => this.takeSnapshot(), this.pauseMs);
  }

  /** Hand everything to the database now, without waiting for it. For pages about to vanish. */
  flush(): void {
    if (this.ended) return;
    this.takeSnapshot();
    if (this.listTimer !== undefined) this.writeListEntry();
  }

  /** Flush and wait. False when something could not be written. */
  async settle(): Promise<boolean> {
    this.flush();
    await this.idle;
    return !this.unsaved;
  }

  /**
   * For a project about to be left: call before the application shows another one, and what is returned afterwards.
   * Nothing more is logged then, and the log becomes a snapshot, so that the next opening has nothing to replay.
   * (Not earlier: the application counts what it can undo from the snapshots that it asked for.)
   */
  ending(): () => Promise<void> {
    const text = this.entries > 0 ? this.source.text() : '';
    const project = this.listEntry();
    return async () => {
      this.abandon();
      if (text === '') return;
      const snapshot = { id: this.id, text, sequence: this.last + 1 };
      // Failing does no harm: the log has everything.
      await this.store.writeSnapshot(snapshot, { ...project, bytes: text.length }).catch(() => undefined);
    };
  }

  /** Stop without writing: another tab has become the writer. */
  abandon(): void {
    this.ended = true;
    clearTimeout(this.snapshotTimer);
    clearTimeout(this.listTimer);
  }

  private takeSnapshot(): void {
    if (!this.snapshotWanted || this.ended) return;
    clearTimeout(this.snapshotTimer);
    const start = performance.now();
    const text = this.source.text();
    const tookMs = performance.now() - start;
    this.pauseMs = tookMs < unnoticeableMs ? 0 : Math.min(tookMs * snapshotPause, longestPauseMs);
    this.snapshotWanted = false;
    this.last += 1;
    this.bytes = text.length;
    this.entries = 0;
    void this.track(this.store.writeSnapshot({ id: this.id, text, sequence: this.last }, this.listEntry()));
  }

  private listEntry(): StoredProject {
    return { ...this.source.summary(), id: this.id, modified: this.modified, bytes: this.bytes, deleted: '' };
  }

  private listSoon(): void {
    this.listTimer ??= setTimeout(() => this.writeListEntry(), listDelayMs);
  }

  private writeListEntry(): void {
    clearTimeout(this.listTimer);
    this.listTimer = undefined;
    void this.track(this.store.putProject(this.listEntry()));
  }

  private async track(write: Promise<void>): Promise<void> {
    this.idle = Promise.allSettled([this.idle, write]);
    this.writing += 1;
    if (this.writing === 1) this.events.saving();
    try {
      await write;
      this.writing -= 1;
      if (!this.unsaved) this.succeeded();
    } catch (error) {
      this.writing -= 1;
      this.retryLater(failureOf(error));
    }
  }

  private succeeded(): void {
    this.retryMs = firstRetryMs;
    this.failed = false;
    if (!this.ended) this.events.saved(this.now());
  }

  /** The log has a gap now, so only a whole snapshot will do. */
  private retryLater(reason: StoreFailure): void {
    if (this.ended) return;
    this.failed = true;
    this.events.failed(reason);
    this.snapshotWanted = true;
    clearTimeout(this.snapshotTimer);
    this.snapshotTimer = setTimeout(() => this.takeSnapshot(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
  }
}
