// The projects of this browser: the list, and the one that is open.

import type { App } from './app_api';
import { localDate, localTime } from './clock';
import { errorOf, type Messages } from './messages';
import { identityOf, withIdentity } from './project_text';
import { newProjectId, parseRoute, projectAddress, startAddress } from './route';
import { Journal } from './storage/journal';
import type { SavedState } from './storage/saved_state';
import type { LoadedProject, Store, StoreFailure, StoredProject } from './storage/store';
import type { LockQuestion, WriterLock, WriterLocks } from './storage/writer_lock';

interface OpenProject {
  id: string;
  /** Null in a tab that only reads. */
  journal: Journal | null;
  lock: WriterLock | null;
  /** Made empty and never changed: not worth keeping. */
  untouched: boolean;
}

export interface ProjectSurroundings {
  app: App;
  store: Store;
  locks: WriterLocks;
  saved: SavedState;
  messages: Messages;
  /** Put an address into the location bar; `replace` leaves no step for Back. */
  setAddress(address: string, how: 'push' | 'replace'): void;
  tellTabs(): void;
  words(key: string, args: string[]): string;
}

const purgeAfterMs = 30 * 24 * 3600 * 1000;

export class Projects {
  private current: OpenProject | null = null;
  private askedToPersist = false;
  private toldFailure = false;

  constructor(private readonly around: ProjectSurroundings) {}

  get openId(): string {
    return this.current?.id ?? '';
  }

  /** Leaving the page now would lose what could not be written. */
  get losing(): boolean {
    return this.current?.journal?.failing ?? false;
  }

  // ---- edits of the open project ----

  log(id: string, entry: string): void {
    if (this.current?.id !== id || !this.current.journal) return;
    this.current.untouched = false;
    this.current.journal.log(entry);
    this.keepStorage();
  }

  requestSnapshot(id: string): void {
    if (this.current?.id === id) this.current.journal?.requestSnapshot();
  }

  flush(): void {
    this.current?.journal?.flush();
  }

  /** Ask the browser once not to clear this page's storage when the disk gets full. */
  private keepStorage(): void {
    if (this.askedToPersist || !this.around.store.persistent) return;
    this.askedToPersist = true;
    void navigator.storage?.persist?.().catch(() => false);
  }

  // ---- opening ----

  /** Show what an address names. */
  async show(address: string): Promise<void> {
    const { projectId, step } = parseRoute(address);
    if (projectId !== '' && projectId !== this.openId) return this.open(projectId, step);
    this.around.app.setRoute(address === '' ? startAddress : address);
    if (projectId === '') await this.refreshList();
  }

  /** Open a stored project at a step ("" = where it was left). */
  async open(id: string, step = ''): Promise<void> {
    const { store, messages, locks } = this.around;
    if (id === this.openId) return this.goTo(step || this.summary().step);
    const listed = await store.project(id);
    const lock = listed && listed.deleted === '' ? await locks.acquire(id, false, () => this.lockLost(id)) : null;
    const loaded = listed && listed.deleted === '' ? await store.load(id) : undefined;
    if (!listed || !loaded) {
      lock?.release();
      messages.tell('warning', 'message.project-missing');
      return this.stay();
    }
    if (await this.install(listed, loaded, lock)) return this.goTo(step || listed.step);
    lock?.release();
    return this.stay();
  }

  /** Opening failed: back to what is open, or to the start page. */
  private async stay(): Promise<void> {
    const address = this.address();
    this.around.setAddress(address, 'replace');
    await this.show(address);
  }

  /** A new, empty project. */
  async create(): Promise<boolean> {
    const id = newProjectId();
    const today = localDate(new Date());
    return this.adopt(id, true, () => this.around.app.openEmpty(id, today));
  }

  /** A copy of a sample, to be changed at will. */
  async openSample(text: string): Promise<boolean> {
    const id = newProjectId();
    const own = withIdentity(text, { id, created: localDate(new Date()) });
    return this.adopt(id, false, () => this.around.app.openProject(own, false));
  }

  /** A project from a file. A project that is here already is not overwritten: the file becomes a copy. */
  async importText(text: string): Promise<boolean> {
    const { app, store, messages } = this.around;
    const { id, title } = identityOf(text);
    const usable = parseRoute(projectAddress(id)).projectId === id && id !== '';
    const known = usable ? await store.project(id) : undefined;
    const newId = usable && !known ? id : newProjectId();
    const own = newId === id ? text : withIdentity(text, { id: newId });
    const opened = await this.adopt(newId, false, () => app.openProject(own, false));
    if (opened && known) messages.tell('info', 'message.imported-copy', [title]);
    return opened;
  }

  /** Another tab writes the open project: make this one the writer. */
  async takeOver(id: string): Promise<void> {
    if (this.current?.id !== id || this.current.journal) return;
    const { store, locks, messages } = this.around;
    const lock = await locks.acquire(id, true, () => this.lockLost(id));
    const [listed, loaded] = await Promise.all([store.project(id), store.load(id)]);
    const address = this.address();
    if (!lock || !listed || !loaded || !(await this.install(listed, loaded, lock))) {
      lock?.release();
      messages.tell('warning', 'message.take-over-failed');
      return;
    }
    this.around.app.setRoute(address);
  }

  // ---- handing the writer's lock to another tab ----

  /** Another tab wants to write. Given up when demanded, or when this tab only has the project in the background. */
  async lockWanted({ id, demand }: LockQuestion, showing: string): Promise<void> {
    if (this.current?.id !== id || !this.current.journal) return;
    if (!demand && parseRoute(showing).projectId === id) return;
    if (!(await this.current.journal.settle()) && !demand) return;
    if (demand) this.becomeReader();
    else await this.close();
  }

  private lockLost(id: string): void {
    if (this.current?.id === id) this.becomeReader();
  }

  private becomeReader(): void {
    if (!this.current) return;
    this.current.journal?.abandon();
    this.current.journal = null;
    this.current.lock?.release();
    this.current.lock = null;
    this.around.app.setReadOnly(true);
    this.around.saved.readOnly();
    this.around.messages.tell('warning', 'message.taken-over');
  }

  // ---- the list ----

  async refreshList(): Promise<void> {
    const listed = (await this.around.store.projects())
      .filter((project) => project.deleted === '')
      .sort((a, b) => (a.modified < b.modified ? 1 : -1));
    this.around.app.setProjects(JSON.stringify(listed));
  }

  async duplicate(id: string): Promise<void> {
    const { store, words } = this.around;
    if (id === this.openId) await this.current?.journal?.settle();
    const [listed, loaded] = await Promise.all([store.project(id), store.load(id)]);
    if (!listed || !loaded) return this.around.messages.tell('warning', 'message.project-missing');
    const copy = { id: newProjectId(), title: words('message.copy-title', [listed.title]) };
    const text = withIdentity(loaded.text, copy);
    const project = { ...listed, ...copy, modified: localTime(new Date()), bytes: text.length };
    await store.writeSnapshot({ id: copy.id, text, sequence: 0 }, project);
    for (const [i, entry] of loaded.entries.entries()) {
      await store.append({ projectId: copy.id, sequence: i + 1, entry });
    }
    await this.listChanged();
  }

  /** Off the list; kept for a while, so that it can be undone. */
  async remove(id: string): Promise<void> {
    const { store, locks, messages } = this.around;
    if (id === this.openId && !(await this.close())) return;
    // A tab that is writing it becomes a reader, or its next save would bring the project back.
    const lock = await locks.acquire(id, true, () => undefined);
    const listed = await store.project(id);
    if (listed) await store.putProject({ ...listed, deleted: localTime(new Date()) });
    lock?.release();
    await this.listChanged();
    if (listed) messages.tell('info', 'message.project-deleted', [listed.title, id]);
  }

  async restore(id: string): Promise<void> {
    const listed = await this.around.store.project(id);
    if (listed) await this.around.store.putProject({ ...listed, deleted: '' });
    await this.listChanged();
  }

  /** Remove for good what was deleted long ago, and attachments that no project names any more. */
  async purge(now: Date): Promise<void> {
    const { store } = this.around;
    const before = new Date(now.getTime() - purgeAfterMs);
    for (const { id, deleted } of await store.projects()) {
      if (deleted !== '' && deleted < localTime(before)) await store.purge(id);
    }
    await store.collectBlobs(before.getTime());
  }

  private async listChanged(): Promise<void> {
    await this.refreshList();
    this.around.tellTabs();
  }

  // ---- changing from one project to another ----

  /** Give the stored text and its log to the application. False, with a message, when it cannot be read. */
  private async install(listed: StoredProject, loaded: LoadedProject, lock: WriterLock | null): Promise<boolean> {
    const { app, messages, saved } = this.around;
    if (!(await this.settleCurrent())) return false;
    const leave = this.leaving();
    if (!messages.accepts(app.openProject(loaded.text, false))) return false;
    const left = leave();
    this.current = { id: listed.id, journal: null, lock, untouched: false };
    const replayed = this.replay(loaded.entries);
    if (lock) this.current.journal = this.journal({ ...listed, entries: loaded.entries.length }, loaded.lastSequence);
    await left;
    if (!lock) {
      app.setReadOnly(true);
      saved.readOnly();
      messages.tell('info', 'message.read-only-tab');
      return true;
    }
    saved.saved(new Date(listed.modified));
    if (replayed < loaded.entries.length) this.keepWhatWasReplayed(loaded.entries.length - replayed);
    return true;
  }

  private replay(entries: string[]): number {
    const refused = entries.findIndex((entry) => errorOf(this.around.app.replay(entry)) !== null);
    return refused < 0 ? entries.length : refused;
  }

  /** Later edits must not follow entries that cannot be replayed: start again from a snapshot of what there is. */
  private keepWhatWasReplayed(lost: number): void {
    const { app, messages } = this.around;
    messages.accepts(app.openProject(app.projectText(), false));
    this.current?.journal?.requestSnapshot();
    messages.tell('warning', 'message.recovered-partly', [String(lost)]);
  }

  /** Make what `load` puts into the application the open project, under an id that nobody has yet. */
  private async adopt(id: string, untouched: boolean, load: () => string): Promise<boolean> {
    const { app, messages, locks } = this.around;
    if (!(await this.settleCurrent())) return false;
    const leave = this.leaving();
    if (!messages.accepts(load())) return false;
    const left = leave();
    const journal = this.journal({ id, modified: localTime(new Date()), bytes: 0, entries: 0 }, 0);
    const created: OpenProject = { id, journal, lock: null, untouched };
    this.current = created;
    journal.requestSnapshot();
    await left;
    created.lock = await locks.acquire(id, true, () => this.lockLost(id));
    app.setRoute(projectAddress(id));
    this.goTo(this.summary().step);
    await journal.settle();
    this.around.tellTabs();
    return true;
  }

  private journal(
    stored: { id: string; modified: string; bytes: number; entries: number },
    lastSequence: number,
  ): Journal {
    const { app, store, saved } = this.around;
    const source = { text: () => app.projectText(), summary: () => this.summary() };
    return new Journal(store, stored.id, lastSequence, stored, source, {
      saving: () => saved.saving(),
      saved: (at) => {
        this.toldFailure = false;
        saved.saved(at);
      },
      failed: (reason) => this.writeFailed(reason),
    });
  }

  private writeFailed(reason: StoreFailure): void {
    this.around.saved.failed();
    if (this.toldFailure) return;
    this.toldFailure = true;
    this.around.messages.tell('error', reason === 'full' ? 'message.storage-full' : 'message.storage-failed');
  }

  private summary(): StoredProject {
    return JSON.parse(this.around.app.projectSummary()) as StoredProject;
  }

  /** Everything of the open project is in the database. False, with a message, when it cannot be written. */
  private async settleCurrent(): Promise<boolean> {
    const journal = this.current?.journal;
    if (!journal || !this.around.store.persistent) return true;
    if (await journal.settle()) return true;
    this.around.messages.tell('error', 'message.unsaved-stays');
    return false;
  }

  /** Call before the application shows something else, and what is returned afterwards. */
  private leaving(): () => Promise<void> {
    const left = this.current;
    const end = left?.journal?.ending();
    return async () => {
      this.current = null;
      // Begun at once; whoever waits has made the next project current already.
      await end?.();
      if (left?.untouched) await this.around.store.purge(left.id);
      left?.lock?.release();
    };
  }

  private async close(): Promise<boolean> {
    if (!(await this.settleCurrent())) return false;
    const leave = this.leaving();
    this.around.app.closeProject();
    await leave();
    return true;
  }

  private address(): string {
    return this.current ? projectAddress(this.current.id, this.summary().step) : startAddress;
  }

  private goTo(step: string): void {
    const address = projectAddress(this.openId, step);
    this.around.app.setRoute(address);
    this.around.setAddress(address, 'push');
  }
}
