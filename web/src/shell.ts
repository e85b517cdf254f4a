// The Host of the application: takes its wishes, keeps them in order, and tells it what happened. Every wish returns at
// once; work that calls the application again waits until the frame that asked for it is over.

import type { App, Host, Route } from './app_api';
import { applyAppearance, languageOf } from './appearance';
import { askPassphrase, previewFile, showReport, type Words } from './dialogs';
import { Exporter } from './exporter';
import { listenForDrops } from './files/drop';
import { pickFiles } from './files/pick';
import { svgToPng } from './files/png';
import { saveBlob, saveText } from './files/save';
import { removeTemporaryFiles } from './files/target';
import { Importer } from './importer';
import { Messages } from './messages';
import { Projects } from './projects';
import { printHtml } from './print';
import { parseRoute, quoteAddress } from './route';
import { SavedState } from './storage/saved_state';
import { failureOf, type Store } from './storage/store';
import { WriterLocks } from './storage/writer_lock';
import { Tabs } from './tabs';

export interface ShellParts {
  store: Store;
  preferences: Record<string, string>;
  /** Texts of assets; samples come later. */
  assets: Record<string, string>;
  /** Loads the content of the training and the samples. */
  training: () => Promise<Record<string, string>>;
}

const attachmentPurpose = 'attachment:';
const factorPurpose = 'factor:';
const quotePreference = 'quote/';
/** Quotations, what the training keeps, and packs are kept among the preferences. */
const isWork = (key: string): boolean => key.startsWith(quotePreference) || key.startsWith('training/') || key.startsWith('pack.');

export class Shell implements Host {
  private app!: App;
  private messages!: Messages;
  private projects!: Projects;
  private importer!: Importer;
  private exporter!: Exporter;
  private samples: Promise<Record<string, string>> = Promise.resolve({});
  private training: Promise<void> | null = null;
  private readonly tabs = new Tabs();
  private work: Promise<unknown> = Promise.resolve();
  private losesWork = false;

  constructor(private readonly parts: ShellParts) {}

  /** The application exists only after its Host does. */
  connect(app: App): void {
    const { store } = this.parts;
    this.app = app;
    this.messages = new Messages(app, (key, args) => this.words(key, args));
    this.projects = new Projects({
      app,
      store,
      messages: this.messages,
      saved: new SavedState(app),
      locks: new WriterLocks({ locks: navigator.locks, ask: (question) => this.tabs.askForLock(question) }),
      setAddress: (address, how) => this.setAddress(address, how),
      tellTabs: () => this.tabs.tellProjectsChanged(),
      words: (key, args) => this.words(key, args),
    });
    const words: Words = (key, args = []) => this.words(key, args);
    this.importer = new Importer(app, store, this.projects, this.messages, (fileName) => askPassphrase(words, fileName), () => this.loadTraining());
    this.exporter = new Exporter(app, store, this.messages, () => languageOf(this.parts.preferences), () => askPassphrase(words, null),
      (name, html, download) => void showReport(name, html, words, download));
    this.listen();
  }

  /** Show the address that the page was opened with, and the list. */
  async begin(): Promise<void> {
    await this.projects.refreshList();
    await this.projects.show(location.hash);
    if (!this.parts.store.persistent) this.messages.tell('warning', 'message.storage-unavailable');
  }

  bringSamples(samples: Promise<Record<string, string>>): void {
    this.samples = samples;
  }

  purge(): void {
    this.later(() => this.projects.purge(new Date()));
    this.later(() => removeTemporaryFiles().catch(console.warn));
  }

  // ---- Host ----

  log(projectId: string, _sequence: number, commandJson: string): void {
    this.projects.log(projectId, commandJson);
  }

  snapshot(projectId: string, _sequence: number): void {
    this.projects.requestSnapshot(projectId);
  }

  newProject(): void {
    this.later(() => this.projects.create());
  }

  openProject(id: string): void {
    this.later(() => this.projects.open(id));
  }

  duplicateProject(id: string): void {
    this.later(() => this.projects.duplicate(id));
  }

  deleteProject(id: string): void {
    this.later(() => this.projects.remove(id));
  }

  restoreProject(id: string): void {
    this.later(() => this.projects.restore(id));
  }

  openSample(name: string): void {
    this.later(async () => {
      const text = (await this.samples)[`samples/${name}.json`];
      if (text === undefined) this.messages.tell('error', 'message.sample-missing', [name]);
      else await this.projects.openSample(text);
    });
  }

  /** Not queued: a browser lets a page open its file dialogue only right after a click or a key. */
  pickFile(purpose: string): void {
    void pickFiles(purpose).then((files) => {
      if (files.length === 0) return;
      if (purpose === 'quote') return this.later(() => this.importer.quote(files));
      const item = purpose.startsWith(attachmentPurpose) ? purpose.slice(attachmentPurpose.length) : '';
      const line = purpose.startsWith(factorPurpose) ? Number(purpose.slice(factorPurpose.length)) : 0;
      this.later(() => (item === '' ? this.importer.take(files, line) : this.importer.attach(item, files)));
    });
  }

  chooseSheet(name: string): void {
    this.later(() => this.importer.chooseSheet(name));
  }

  saveFile(name: string, mime: string, text: string): void {
    saveText(name, mime, text);
  }

  savePicture(name: string, svg: string): void {
    this.later(async () => saveBlob(name, await svgToPng(svg)));
  }

  saveProject(): void {
    this.later(() => this.exporter.saveProject());
  }

  exportPackage(): void {
    this.later(() => this.exporter.savePackage(false));
  }

  exportAs(format: string, report: string): void {
    this.later(() => this.exporter.saveAs(format, report));
  }

  /** Not queued: it is for what the queue is busy with. */
  cancel(): void {
    this.exporter.cancel();
    this.importer.cancel();
  }

  openAttachment(sha256: string): void {
    this.later(async () => {
      const bytes = await this.parts.store.blob(sha256);
      if (!bytes) return this.messages.tell('error', 'message.attachment-missing');
      const { name, mime } = this.exporter.attachmentNamed(sha256);
      const words: Words = (key, args = []) => this.words(key, args);
      // Not awaited: while a file is shown the rest goes on.
      void previewFile(name, mime || bytes.type, bytes, words, () => saveBlob(name, bytes)).catch((problem: unknown) => this.messages.explain(problem));
    });
  }

  printPage(html: string): void {
    this.later(() => printHtml(html));
  }

  print(): void {
    this.later(() => this.exporter.print(languageOf(this.parts.preferences)));
  }

  navigate(route: Route): void {
    this.setAddress(route, 'push');
    if (parseRoute(route).projectId === '') this.later(() => this.projects.refreshList());
  }

  setPreference(key: string, value: string): void {
    this.parts.preferences[key] = value;
    applyAppearance(this.parts.preferences);
    if (key.startsWith(quotePreference)) this.tabs.tellQuoteKept(key.slice(quotePreference.length), value);
    void this.parts.store.setPreference(key, value).then(() => {
      if (isWork(key)) this.losesWork = false;
    }, (problem: unknown) => {
      console.warn(problem);
      // Losing a preference is not worth a message; losing a quotation or an exam is, once until it is kept again.
      if (!isWork(key) || this.losesWork) return;
      this.losesWork = true;
      this.messages.tell('error', failureOf(problem) === 'full' ? 'message.work-full' : 'message.work-failed');
    });
  }

  takeOver(id: string): void {
    this.later(() => this.projects.takeOver(id));
  }

  bringTraining(): void {
    this.later(() => this.loadTraining());
  }

  // ---- inside ----

  /** Once; asked for again after it failed. */
  private loadTraining(): Promise<void> {
    const load = async (): Promise<void> => {
      this.messages.accepts(this.app.loadTraining(await this.parts.training()));
    };
    this.training ??= load().catch((problem: unknown) => {
      this.training = null;
      throw problem;
    });
    return this.training;
  }

  /** One thing after another: opening a project must not overtake the import that is still running. */
  private later(work: () => unknown): void {
    this.work = this.work.then(work).catch((problem: unknown) => this.messages.explain(problem));
  }

  private listen(): void {
    addEventListener('hashchange', () => this.later(() => this.projects.show(location.hash)));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.projects.flush();
    });
    addEventListener('pagehide', () => this.projects.flush());
    document.addEventListener('freeze', () => this.projects.flush());
    addEventListener('beforeunload', (event) => {
      if (this.projects.losing) event.preventDefault();
    });
    listenForDrops(window, {
      hover: (over) => this.app.setFileHover(over),
      files: (files) => {
        const line = this.app.dropLine();  // now: the next frame knows no hovering file any more
        this.later(() => (location.hash.startsWith(quoteAddress) ? this.importer.quote(files) : this.importer.drop(files, line)));
      },
    });
    this.tabs.listen({
      projectsChanged: () => this.later(() => this.projects.refreshList()),
      lockWanted: (question) => this.later(() => this.projects.lockWanted(question, location.hash)),
      quoteKept: (id, text) => this.later(() => this.app.quoteKeptElsewhere(id, text)),
    });
  }

  /** Written without a reload and without a hashchange event; those are left to Back, Forward and the user's typing. */
  private setAddress(address: string, how: 'push' | 'replace'): void {
    if (address === location.hash) return;
    const [from, to] = [parseRoute(location.hash), parseRoute(address)];
    const completes = to.projectId !== '' && from.projectId === to.projectId && from.step === '';
    if (how === 'replace' || completes) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  }

  private words(key: string, args: string[]): string {
    const catalogue = this.parts.assets[`i18n/${languageOf(this.parts.preferences)}.json`] ?? '{}';
    const text = (JSON.parse(catalogue) as Record<string, string>)[key] ?? `[${key}]`;
    return text.replace(/\{(\d)\}/g, (_, index: string) => args[Number(index)] ?? '');
  }
}
