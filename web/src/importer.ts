// Takes the files a user picks or drops.

import type { App } from './app_api';
import { sha256Hex } from './files/hash';
import { limits, megabytes } from './files/limits';
import { holdsProject, readFile, type ReadFile } from './files/read';
import { Refusal } from './files/refusal';
import type { Messages } from './messages';
import { isQuotation } from './project_text';
import type { Projects } from './projects';
import { failureOf, type Store } from './storage/store';

const readingKey = 'busy.reading-file';

export class Importer {
  constructor(
    private readonly app: App,
    private readonly store: Store,
    private readonly projects: Projects,
    private readonly messages: Messages,
  ) {}

  /** Dropped files: while the details of an Annex 1 item are shown they are for that item, unless they are projects. */
  async drop(files: File[]): Promise<void> {
    const item = this.app.attachmentTarget();
    const first = files[0];
    if (item === '' || !first || (await holdsProject(first))) return this.take(files);
    return this.attach(item, files);
  }

  /** A project, a package or a bill of materials: one at a time. */
  async take(files: File[]): Promise<void> {
    const file = files[0];
    if (!file) return;
    if (files.length > 1) this.messages.tell('info', 'message.one-file', [file.name]);
    this.messages.busy(readingKey, 0);
    try {
      await this.open(await readFile(file), file.name);
    } finally {
      this.messages.done(readingKey);
    }
  }

  /** Attach files to an item of the checklist. */
  async attach(item: string, files: File[]): Promise<void> {
    for (const file of files) {
      if (file.size > limits.attachment) {
        throw new Refusal('message.file-too-large', [file.name, megabytes(file.size), megabytes(limits.attachment)]);
      }
      const bytes = await file.arrayBuffer();
      const sha256 = await sha256Hex(bytes);
      await this.keep(sha256, new Blob([bytes], { type: file.type }));
      const metadata = { name: file.name, mime: file.type, size: file.size, sha256 };
      this.messages.accepts(this.app.addAttachment(item, JSON.stringify(metadata)));
    }
  }

  private async open(read: ReadFile, fileName: string): Promise<void> {
    if (read.kind === 'other') throw new Refusal('message.file-unknown', [fileName]);
    if (read.kind === 'table') {
      if (this.projects.openId === '' && !(await this.projects.create())) return;
      this.messages.accepts(this.app.importBom(read.name, read.text, read.encoding));
      return;
    }
    if (isQuotation(read.text)) {
      this.messages.accepts(this.app.openQuote(read.text));
      return;
    }
    for (const { sha256, bytes } of read.attachments) await this.keep(sha256, new Blob([bytes]));
    if (!(await this.projects.importText(read.text))) return;
    if (read.changed.length > 0) {
      this.messages.tell('warning', 'message.package-changed', [String(read.changed.length), read.changed[0] ?? '']);
    }
  }

  private async keep(sha256: string, bytes: Blob): Promise<void> {
    try {
      await this.store.putBlob({ sha256, bytes, added: Date.now() });
    } catch (error) {
      throw new Refusal(failureOf(error) === 'full' ? 'message.storage-full' : 'message.storage-failed');
    }
  }
}
