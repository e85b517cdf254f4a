// Storage in IndexedDB. Every write is one small transaction, handed to the browser in the same tick as it is asked
// for, so that a page that is being closed loses nothing it has already seen.

import {
  continuation,
  type LoadedProject,
  type LogEntry,
  type Snapshot,
  type Store,
  type StoredBlob,
  type StoredProject,
} from './store';

const databaseName = 'zuji';
const databaseVersion = 1;

type StoreName = 'projects' | 'snapshots' | 'log' | 'blobs' | 'preferences';

function createStores(database: IDBDatabase): void {
  database.createObjectStore('projects', { keyPath: 'id' });
  database.createObjectStore('snapshots', { keyPath: 'id' });
  database.createObjectStore('log', { keyPath: ['projectId', 'sequence'] });
  database.createObjectStore('blobs', { keyPath: 'sha256' });
  database.createObjectStore('preferences');
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, databaseVersion);
    request.onupgradeneeded = () => createStores(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new DOMException('another tab holds an older database', 'InvalidStateError'));
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** All log entries of a project, or those up to a sequence. */
function logRange(projectId: string, upTo = Infinity): IDBKeyRange {
  return IDBKeyRange.bound([projectId, -Infinity], [projectId, upTo]);
}

export class IndexedDbStore implements Store {
  readonly persistent = true;
  private database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.database = database;
    this.watch();
  }

  /** Rejects where the browser has no IndexedDB or refuses it. */
  static async open(): Promise<IndexedDbStore> {
    return new IndexedDbStore(await openDatabase());
  }

  /** The browser may close a database by itself (storage cleared, disk trouble): the next use opens it again. */
  private watch(): void {
    this.database.onversionchange = () => this.database.close();
  }

  private async begin(
    names: StoreName[],
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability = 'default',
  ): Promise<IDBTransaction> {
    try {
      return this.database.transaction(names, mode, { durability });
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      this.database = await openDatabase();
      this.watch();
      return this.database.transaction(names, mode, { durability });
    }
  }

  private async write(
    names: StoreName[],
    durability: IDBTransactionDurability,
    work: (transaction: IDBTransaction) => void,
  ): Promise<void> {
    const transaction = await this.begin(names, 'readwrite', durability);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
    });
    work(transaction);
    transaction.commit();
    return done;
  }

  private async storeOf(name: StoreName): Promise<IDBObjectStore> {
    return (await this.begin([name], 'readonly')).objectStore(name);
  }

  async projects(): Promise<StoredProject[]> {
    return resultOf<StoredProject[]>((await this.storeOf('projects')).getAll());
  }

  async project(id: string): Promise<StoredProject | undefined> {
    return resultOf<StoredProject | undefined>((await this.storeOf('projects')).get(id));
  }

  async load(id: string): Promise<LoadedProject | undefined> {
    const transaction = await this.begin(['snapshots', 'log'], 'readonly');
    const [snapshot, entries] = await Promise.all([
      resultOf<Snapshot | undefined>(transaction.objectStore('snapshots').get(id)),
      resultOf<LogEntry[]>(transaction.objectStore('log').getAll(logRange(id))),
    ]);
    return snapshot && continuation(snapshot, entries);
  }

  append(entry: LogEntry): Promise<void> {
    return this.write(['log'], 'relaxed', (transaction) => transaction.objectStore('log').put(entry));
  }

  writeSnapshot(snapshot: Snapshot, project: StoredProject): Promise<void> {
    return this.write(['snapshots', 'projects', 'log'], 'strict', (transaction) => {
      transaction.objectStore('snapshots').put(snapshot);
      transaction.objectStore('projects').put(project);
      transaction.objectStore('log').delete(logRange(snapshot.id, snapshot.sequence));
    });
  }

  putProject(project: StoredProject): Promise<void> {
    return this.write(['projects'], 'relaxed', (transaction) => transaction.objectStore('projects').put(project));
  }

  purge(id: string): Promise<void> {
    return this.write(['snapshots', 'projects', 'log'], 'relaxed', (transaction) => {
      transaction.objectStore('snapshots').delete(id);
      transaction.objectStore('projects').delete(id);
      transaction.objectStore('log').delete(logRange(id));
    });
  }

  putBlob(blob: StoredBlob): Promise<void> {
    return this.write(['blobs'], 'strict', (transaction) => transaction.objectStore('blobs').put(blob));
  }

  async blob(sha256: string): Promise<Blob | undefined> {
    const found = await resultOf<StoredBlob | undefined>((await this.storeOf('blobs')).get(sha256));
    return found?.bytes;
  }

  async collectBlobs(before: number): Promise<number> {
    const unused = new Set((await resultOf<IDBValidKey[]>((await this.storeOf('blobs')).getAllKeys())).map(String));
    if (unused.size === 0) return 0;
    const snapshots = await resultOf<Snapshot[]>((await this.storeOf('snapshots')).getAll());
    const log = await resultOf<LogEntry[]>((await this.storeOf('log')).getAll());
    const texts = [...snapshots.map((snapshot) => snapshot.text), ...log.map((entry) => entry.entry)];
    for (const sha256 of [...unused]) {
      if (texts.some((text) => text.includes(sha256))) unused.delete(sha256);
    }
    return this.deleteBlobsAddedBefore(before, unused);
  }

  private async deleteBlobsAddedBefore(before: number, names: ReadonlySet<string>): Promise<number> {
    let deleted = 0;
    for (const sha256 of names) {
      const found = await resultOf<StoredBlob | undefined>((await this.storeOf('blobs')).get(sha256));
      if (!found || found.added >= before) continue;
      await this.write(['blobs'], 'relaxed', (transaction) => transaction.objectStore('blobs').delete(sha256));
      deleted += 1;
    }
    return deleted;
  }

  async preferences(): Promise<Record<string, string>> {
    const preferences = await this.storeOf('preferences');
    const [keys, values] = await Promise.all([
      resultOf<IDBValidKey[]>(preferences.getAllKeys()),
      resultOf<string[]>(preferences.getAll()),
    ]);
    return Object.fromEntries(keys.map((key, i) => [String(key), values[i] ?? '']));
  }

  setPreference(key: string, value: string): Promise<void> {
    return this.write(['preferences'], 'relaxed', (transaction) =>
      transaction.objectStore('preferences').put(value, key),
    );
  }
}
