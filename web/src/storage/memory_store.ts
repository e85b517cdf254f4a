// Storage for browsers that refuse a database (some private windows): everything works, nothing outlives the page.

import {
  continuation,
  type LoadedProject,
  type LogEntry,
  type Snapshot,
  type Store,
  type StoredBlob,
  type StoredProject,
} from './store';

export class MemoryStore implements Store {
  readonly persistent = false;
  private readonly projects_ = new Map<string, StoredProject>();
  private readonly snapshots_ = new Map<string, Snapshot>();
  private readonly logs_ = new Map<string, LogEntry[]>();
  private readonly blobs_ = new Map<string, StoredBlob>();
  private readonly preferences_: Record<string, string> = {};

  async projects(): Promise<StoredProject[]> {
    return [...this.projects_.values()];
  }

  async project(id: string): Promise<StoredProject | undefined> {
    return this.projects_.get(id);
  }

  async load(id: string): Promise<LoadedProject | undefined> {
    const snapshot = this.snapshots_.get(id);
    return snapshot && continuation(snapshot, this.logs_.get(id) ?? []);
  }

  async append(entry: LogEntry): Promise<void> {
    const log = this.logs_.get(entry.projectId) ?? [];
    log.push(entry);
    this.logs_.set(entry.projectId, log);
  }

  async writeSnapshot(snapshot: Snapshot, project: StoredProject): Promise<void> {
    this.snapshots_.set(snapshot.id, snapshot);
    this.projects_.set(project.id, project);
    const log = this.logs_.get(snapshot.id) ?? [];
    this.logs_.set(snapshot.id, log.filter((entry) => entry.sequence > snapshot.sequence));
  }

  async putProject(project: StoredProject): Promise<void> {
    this.projects_.set(project.id, project);
  }

  async purge(id: string): Promise<void> {
    this.projects_.delete(id);
    this.snapshots_.delete(id);
    this.logs_.delete(id);
  }

  async putBlob(blob: StoredBlob): Promise<void> {
    this.blobs_.set(blob.sha256, blob);
  }

  async blob(sha256: string): Promise<Blob | undefined> {
    return this.blobs_.get(sha256)?.bytes;
  }

  async collectBlobs(before: number): Promise<number> {
    const texts = [...this.snapshots_.values()].map((snapshot) => snapshot.text);
    for (const log of this.logs_.values()) texts.push(...log.map((entry) => entry.entry));
    let collected = 0;
    for (const { sha256, added } of [...this.blobs_.values()]) {
      if (added >= before || texts.some((text) => text.includes(sha256))) continue;
      this.blobs_.delete(sha256);
      collected += 1;
    }
    return collected;
  }

  async preferences(): Promise<Record<string, string>> {
    return { ...this.preferences_ };
  }

  async setPreference(key: string, value: string): Promise<void> {
    this.preferences_[key] = value;
  }
}
