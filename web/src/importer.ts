// Takes the files a user picks or drops.

import type { App } from './app_api';
import { sha256Of } from './files/hash';
import { megabytes } from './files/limits';
import { holdsProject, readFile, type ReadFile } from './files/read';
import { holdsPact } from './files/pact';
import { Refusal } from './files/refusal';
import { readTable } from './files/table';
import { loadPackages } from './load_chunk';
import type { Messages } from './messages';
import { isOfTraining, isQuotation } from './project_text';
import type { Projects } from './projects';
import { failureOf, type Store } from './storage/store';

const readingKey = 'busy.reading-file';
const attachingKey = 'busy.attach';
const frameMs = 40;
/** Bytes; the result of an exam is some kilobytes. */
const largestResult = 1 << 20;
/** Words for what differs in a package. */
const differences: Record<string, string> = {
  'changed': 'package.changed',
  'missing': 'package.missing',
  'extra': 'package.extra',
  'zip-entry': 'package.zip-entry',
  'bad-manifest': 'package.bad-manifest',
  'newer-format': 'package.newer-format',
};

/** Figures of suppliers or of a database, PACT or openLCA. */
function holdsFootprints(read: ReadFile): boolean {
  if (read.kind === 'openlca') return true;
  return read.kind === 'project' && !isQuotation(read.text) && !isOfTraining(read.text) && holdsPact(read.text);
}

export class Importer {
  private shownAt = 0;
  private cancelling: AbortController | null = null;
  /** To be read again when another sheet is chosen. */
  private workbook: File | null = null;

  constructor(
    private readonly app: App,
    private readonly store: Store,
    private readonly projects: Projects,
    private readonly messages: Messages,
    /** The passphrase of an encrypted file, or null when the user thinks better of it. */
    private readonly passphrase: (fileName: string) => Promise<string | null>,
    /** Resolves when the content of the training is there. */
    private readonly training: () => Promise<void>,
  ) {}

  /** Stop reading the file or the attachments that are being taken. */
  cancel(): void {
    this.cancelling?.abort(new DOMException('cancelled', 'AbortError'));
  }

  /** Dropped files: while the files of an item or requirement are shown they are for it, unless they are projects; a
   *  footprint is for the line that it was dropped on. */
  async drop(files: File[], line: number): Promise<void> {
    const item = this.app.attachmentTarget();
    const first = files[0];
    if (item === '' || !first || (await holdsProject(first))) return this.take(files, line);
    return this.attach(item, files);
  }

  /** A project or a package to start a quotation from, a quotation, or a table of units or products. */
  async quote(files: File[]): Promise<void> {
    const file = files[0];
    if (!file) return;
    await this.stoppable(readingKey, 'message.cancelled', async (signal) => {
      const progress = (fraction: number): void => this.show(readingKey, fraction);
      const read = await readFile(file, { signal, progress, passphrase: this.passphrase });
      if (read.kind === 'given-up') return;
      if (read.kind === 'workbook') return this.quoteRows(file, signal);
      if (read.kind === 'text') return void this.messages.accepts(this.app.quoteTable(read.text));
      if (read.kind !== 'project') throw new Refusal('message.quote-file-unknown', [file.name]);
      this.messages.accepts(this.app.openQuote(read.text));
    });
  }

  /** The rows of a workbook as units or products of a quotation. */
  private async quoteRows(file: File, signal: AbortSignal): Promise<void> {
    const table = await readTable(file, { sheet: '', signal, progress: (fraction) => this.show(readingKey, fraction) });
    const reply = table.kind === 'text' ? this.app.quoteTable(table.text) : this.app.quoteSheet(table.bytes, JSON.stringify(table.facts));
    this.messages.accepts(reply);
  }

  /** A project, a package, a bill of materials: one at a time, and what is not opened is named. Footprints of
   *  suppliers: one after the other, the first for the line. Results of an exam: a whole class. */
  async take(files: File[], line = 0): Promise<void> {
    const [file, ...others] = files;
    if (!file) return;
    if (await this.takeResults(files)) return;
    let left = others;
    try {
      await this.stoppable(readingKey, 'message.cancelled', async (signal) => {
        const progress = (fraction: number): void => this.show(readingKey, fraction);
        const read = await readFile(file, { signal, progress, passphrase: this.passphrase });
        if (read.kind === 'workbook') await this.openWorkbook(file, '', signal);
        else await this.open(read, file.name, line);
        if (holdsFootprints(read)) left = await this.takeFootprints(others, signal);
      });
    } finally {
      if (left.length > 0) this.messages.tell('info', 'message.files-not-taken', [left.map(({ name }) => name).join(', ')]);
    }
  }

  /** The dialogs wait for each other. Returns the files that hold none. */
  private async takeFootprints(files: File[], signal: AbortSignal): Promise<File[]> {
    const left: File[] = [];
    for (const file of files) {
      const read = await this.readFootprints(file, signal);
      if (read) await this.open(read, file.name, 0);
      else left.push(file);
    }
    return left;
  }

  private async readFootprints(file: File, signal: AbortSignal): Promise<ReadFile | null> {
    try {
      if (await holdsProject(file)) return null;  // which may ask for a passphrase
      const progress = (fraction: number): void => this.show(readingKey, fraction);
      const read = await readFile(file, { signal, progress, passphrase: () => Promise.resolve(null) });
      return holdsFootprints(read) ? read : null;
    } catch (error) {
      signal.throwIfAborted();
      console.warn(error);
      return null;
    }
  }

  /** Another sheet of the workbook that is being imported. */
  async chooseSheet(name: string): Promise<void> {
    const file = this.workbook;
    if (!file) return;
    await this.stoppable(readingKey, 'message.cancelled', (signal) => this.openWorkbook(file, name, signal));
  }

  private async openWorkbook(file: File, wanted: string, signal: AbortSignal): Promise<void> {
    const table = await readTable(file, { sheet: wanted, signal, progress: (fraction) => this.show(readingKey, fraction) });
    this.workbook = file;
    await this.importTable((app) => {
      if (table.kind === 'text') return app.importBom(file.name, table.text, table.encoding);
      const { facts, sheet, sheets, macros } = table;
      return app.importSheet(file.name, table.bytes, JSON.stringify({ ...facts, sheet, sheets, macros }));
    });
  }

  /** Into the open project, or a new one. */
  private async importTable(show: (app: App) => string): Promise<void> {
    if (this.projects.openId === '' && !(await this.projects.create())) return;
    this.messages.accepts(show(this.app));
  }

  /** Attach files to an Annex 1 item or the evidence of an Annex 2 requirement. */
  async attach(item: string, files: File[]): Promise<void> {
    await this.refuseWithoutSpace(files);
    const total = files.reduce((sum, file) => sum + file.size, 1);
    await this.stoppable(attachingKey, 'message.attach-cancelled', async (signal) => {
      const packages = await loadPackages();
      let done = 0;
      for (const file of files) {
        const before = done;
        const progress = (bytes: number): void => this.show(attachingKey, (before + bytes) / total);
        const sha256 = await sha256Of(file, packages, progress, signal).catch((error: unknown) => {
          signal.throwIfAborted();
          console.warn(error);
          throw new Refusal('message.file-unreadable', [file.name]);
        });
        await this.keep(sha256, file);
        const metadata = { name: file.name, mime: file.type, size: file.size, sha256 };
        if (!this.messages.accepts(this.app.addAttachment(item, JSON.stringify(metadata)))) return;
        done += file.size;
      }
      if (files.length > 1) this.messages.tell('info', 'message.attached', [String(files.length)]);
    });
  }

  /** Shows progress and a button to stop; stopping is no failure. */
  private async stoppable(key: string, stopped: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.cancelling = new AbortController();
    const { signal } = this.cancelling;
    this.messages.busy(key, 0, true);
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      this.messages.tell('info', stopped);
    } finally {
      this.cancelling = null;
      this.messages.done(key);
    }
  }

  private show(key: string, fraction: number): void {
    if (performance.now() - this.shownAt < frameMs) return;
    this.shownAt = performance.now();
    this.messages.busy(key, fraction, true);
  }

  /** Better told before than after an hour of copying. */
  private async refuseWithoutSpace(files: File[]): Promise<void> {
    const needed = files.reduce((sum, file) => sum + file.size, 0);
    const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
    if (quota === undefined || usage === undefined || needed <= quota - usage) return;
    throw new Refusal('message.storage-short', [files[0]?.name ?? '', megabytes(needed), megabytes(Math.max(0, quota - usage))]);
  }

  private async open(read: ReadFile, fileName: string, line: number): Promise<void> {
    if (read.kind === 'given-up') return;
    if (read.kind === 'other') throw new Refusal('message.file-unknown', [fileName]);
    if (read.kind === 'pack') {
      this.messages.accepts(this.app.addPack(read.text));
      return;
    }
    if (read.kind === 'openlca') return this.importTable((app) => app.importFootprints('openlca', read.text, line));
    if (read.kind === 'workbook') return;  // the caller's
    if (read.kind === 'text') return this.importTable((app) => app.importBom(fileName, read.text, read.encoding));
    if (isQuotation(read.text)) {
      this.messages.accepts(this.app.openQuote(read.text));
      return;
    }
    if (isOfTraining(read.text)) return this.openTraining(fileName, read.text);
    if (holdsPact(read.text)) return this.importTable((app) => app.importFootprints('pact', read.text, line));
    for (const { sha256, bytes } of read.attachments) await this.keep(sha256, bytes);
    if (!(await this.projects.importText(read.text))) return;
    if (read.changed.length > 0) {
      const named = 5;
      const rest = read.changed.length > named ? ' …' : '';
      const list = read.changed.slice(0, named).map(({ path, code }) => `${path} (${this.messages.words(differences[code] ?? 'package.other', [])})`);
      this.messages.tell('warning', 'message.package-differs', [list.join(', ') + rest]);
    } else if (read.verified > 0) {
      this.messages.tell('info', 'message.package-verified', [String(read.verified)]);
    }
  }

  private async openTraining(fileName: string, text: string): Promise<void> {
    await this.training();
    this.messages.accepts(this.app.openTraining(fileName, text));
  }

  /** Several files that are all of the training, such as the results of a class. */
  private async takeResults(files: File[]): Promise<boolean> {
    if (files.length < 2 || files.some((file) => file.size > largestResult)) return false;
    // A folder cannot be read: what follows says so by its name.
    const texts = await Promise.all(files.map((file) => file.text().catch(() => '')));
    if (!texts.every(isOfTraining)) return false;
    for (const [index, text] of texts.entries()) await this.openTraining(files[index]?.name ?? '', text);
    return true;
  }

  private async keep(sha256: string, bytes: Blob): Promise<void> {
    try {
      await this.store.putBlob({ sha256, bytes, added: Date.now() });
    } catch (error) {
      throw new Refusal(failureOf(error) === 'full' ? 'message.storage-full' : 'message.storage-failed');
    }
  }
}
