// The application package, the other formats, the printed report, and the files attached to a project.

import type { App } from './app_api';
import type { Language } from './appearance';
import { svgToPng } from './files/png';
import { saveBlob, saveText } from './files/save';
import { openTarget } from './files/target';
import { loadPackages, loadSinks } from './load_chunk';
import { errorOf, type Messages } from './messages';
import { printHtml } from './print';
import { identityOf } from './project_text';
import type { Store } from './storage/store';

interface PackageParts {
  fileName: string;
  files: { path: string; text: string }[];
  attachments: { path: string; sha256: string; item: string }[];
  manifest: object;
}

interface PackedAttachment {
  path: string;
  sha256: string;
  size: number;
  stream(): ReadableStream<Uint8Array>;
}

interface NamedAttachment {
  name: string;
  mime: string;
}

interface PactReply {
  fileName: string;
  pact: object | null;
  findings: { message: string; blocks: boolean }[];
}

const frameMs = 40;
/** What the quotation room asks for where a project names one of its reports. */
const quoteReport = 'quote';
const packingKey = 'busy.export';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const printedFile: Record<Language, string> = { zh: 'index.html', en: 'index.en.html' };
/** For the size of what the core writes, next to that of attachments. */
const textBytesGuess = 1 << 20;

export class Exporter {
  private shownAt = 0;
  private cancelling: AbortController | null = null;

  constructor(
    private readonly app: App,
    private readonly store: Store,
    private readonly messages: Messages,
    private readonly language: () => Language,
    /** A new passphrase, or null when the user thinks better of it. */
    private readonly newPassphrase: () => Promise<string | null>,
    private readonly showReport: (name: string, html: string, download: () => void) => void,
  ) {}

  /** Stop the export that is being written. */
  cancel(): void {
    this.cancelling?.abort(new DOMException('cancelled', 'AbortError'));
  }

  async savePackage(encrypted: boolean): Promise<void> {
    const parts = this.parts();
    if (!parts) return;
    const passphrase = encrypted ? await this.newPassphrase() : null;
    if (encrypted && passphrase === null) return;
    const { attachments, missing } = await this.attachments(parts);
    const size = attachments.reduce((sum, attachment) => sum + attachment.size, textBytesGuess);
    const name = encrypted ? `${parts.fileName}.zuji-enc` : parts.fileName;
    const type = encrypted ? 'application/octet-stream' : 'application/zip';
    const written = await this.write(name, type, size, (writable, progress, signal) =>
      this.writePackage({ ...parts, attachments }, passphrase, writable, progress, signal));
    if (written && missing.length > 0) {
      this.messages.tell('warning', 'message.attachments-missing', [String(missing.length), missing[0] ?? '']);
    }
  }

  async saveAs(format: string, report: string): Promise<void> {
    if (report === quoteReport) return this.saveQuote(format);
    switch (format) {
      case 'package-encrypted':
        return this.savePackage(true);
      case 'xlsx': {
        const made = this.asked<{ fileName: string; workbook: never }>('workbook');
        if (made) await this.writeBytes(`${made.fileName}.xlsx`, xlsxType, async () => (await loadSinks()).writeXlsx(made.workbook));
        return;
      }
      case 'docx': {
        const made = this.asked<{ fileName: string; report: never }>(`report:${report}`);
        if (made) await this.writeBytes(`${made.fileName}_${report}.docx`, docxType, async () => (await loadSinks()).writeDocx(made.report));
        return;
      }
      case 'html': {
        const made = this.asked<{ fileName: string; html: string }>(`report:${report}`);
        if (made) saveText(`${made.fileName}_${report}.html`, 'text/html', made.html);
        return;
      }
      case 'view': {
        const made = this.asked<{ fileName: string; html: string }>(`report:${report}`);
        if (!made) return;
        const name = `${made.fileName}_${report}.html`;
        this.showReport(name, made.html, () => saveText(name, 'text/html', made.html));
        return;
      }
      case 'pact':
        return this.savePact();
      default:
        return this.saveChart(format);
    }
  }

  saveProject(): void {
    const text = this.app.projectText();
    saveText(projectFileName(identityOf(text).title), 'application/json', text);
  }

  print(language: Language): void {
    const report = this.parts()?.files.find((file) => file.path === printedFile[language]);
    if (report) printHtml(report.text);
  }

  /** Name and type that the open project gives to an attachment. */
  attachmentNamed(sha256: string): NamedAttachment {
    return findAttachment(JSON.parse(this.app.projectText()), sha256) ?? { name: sha256, mime: '' };
  }

  // ---- inside ----

  /** The open quotation, in its own language. */
  private async saveQuote(format: string): Promise<void> {
    if (format === 'xlsx') {
      const made = this.asked<{ fileName: string; workbook: never }>('quote:workbook');
      if (made) await this.writeBytes(`${made.fileName}.xlsx`, xlsxType, async () => (await loadSinks()).writeXlsx(made.workbook));
      return;
    }
    const made = this.asked<{ fileName: string; html: string; report: never }>('quote:report');
    if (!made) return;
    if (format === 'docx') await this.writeBytes(`${made.fileName}.docx`, docxType, async () => (await loadSinks()).writeDocx(made.report));
    else if (format === 'print') printHtml(made.html);
    else saveText(`${made.fileName}.html`, 'text/html', made.html);
  }

  private async savePact(): Promise<void> {
    const made = this.asked<PactReply>('pact');
    if (!made) return;
    const said = (blocks: boolean): string => made.findings.filter((each) => each.blocks === blocks).map(({ message }) => message).join(' ');
    if (made.pact === null) return this.messages.tell('error', 'message.pact-missing', [said(true)]);
    saveText(`${made.fileName}.pact.json`, 'application/json', `${JSON.stringify(made.pact, null, 2)}\n`);
    if (said(false) !== '') this.messages.tell('info', 'message.pact-notes', [said(false)]);
  }

  private async saveChart(format: string): Promise<void> {
    const made = this.asked<{ fileName: string; svg: string }>('chart');
    if (!made) return;
    if (format === 'png') saveBlob(`${made.fileName}.png`, await svgToPng(made.svg));
    else saveText(`${made.fileName}.svg`, 'image/svg+xml', made.svg);
  }

  /** The application's answer to a wish (core/report/export.hpp), or null when it gave an error. */
  private asked<T>(what: string): T | null {
    const reply = this.app.exportAs(what, this.language(), new Date().toISOString().replace(/\.\d+Z$/, 'Z'));
    return this.understood<T>(reply);
  }

  private parts(): PackageParts | null {
    return this.understood<PackageParts>(this.app.packageJson());
  }

  /** The application's answer, or null when it is an error, which the user has then been told. */
  private understood<T>(reply: string): T | null {
    const made = JSON.parse(reply) as T & object;
    if ('error' in made && errorOf(reply)) {
      this.messages.accepts(reply);
      return null;
    }
    return made;
  }

  private async writePackage(
    parts: Omit<PackageParts, 'attachments'> & { attachments: PackedAttachment[] },
    passphrase: string | null,
    writable: WritableStream<Uint8Array>,
    progress: (fraction: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { encrypting, writePackage } = await loadPackages();
    if (passphrase === null) return writePackage(parts, writable, { progress, signal });
    const sealed = encrypting(passphrase);
    await Promise.all([writePackage(parts, sealed.writable, { progress, signal }), sealed.readable.pipeTo(writable, { signal })]);
  }

  /** Write a file as a stream, with progress and a way to stop. False when it was not written. */
  private async write(
    name: string,
    type: string,
    size: number,
    write: (writable: WritableStream<Uint8Array>, progress: (fraction: number) => void, signal: AbortSignal) => Promise<void>,
  ): Promise<boolean> {
    const target = await openTarget(name, type, size);
    if (!target) return false;
    this.cancelling = new AbortController();
    const { signal } = this.cancelling;
    this.messages.busy(packingKey, 0, true);
    try {
      await write(target.writable, (fraction) => this.tellProgress(fraction), signal);
      await target.finish();
      return true;
    } catch (error) {
      await target.discard();
      if (signal.aborted) this.messages.tell('info', 'message.cancelled');
      else throw error;
      return false;
    } finally {
      this.cancelling = null;
      this.messages.done(packingKey);
    }
  }

  /** A file that is made whole before it is saved. */
  private async writeBytes(name: string, type: string, make: () => Promise<Uint8Array>): Promise<void> {
    this.messages.busy(packingKey, 0);
    await new Promise((resolve) => setTimeout(resolve));  // a frame, before the page is held
    try {
      saveBlob(name, new Blob([(await make()) as Uint8Array<ArrayBuffer>], { type }));
    } finally {
      this.messages.done(packingKey);
    }
  }

  /** Progress, but not more often than a person can see. */
  private tellProgress(fraction: number): void {
    if (performance.now() - this.shownAt < frameMs) return;
    this.shownAt = performance.now();
    this.messages.busy(packingKey, fraction, true);
  }

  private async attachments(parts: PackageParts): Promise<{ attachments: PackedAttachment[]; missing: string[] }> {
    const attachments: PackedAttachment[] = [];
    /** Paths of attachments whose bytes are not in this browser. */
    const missing: string[] = [];
    for (const { path, sha256 } of parts.attachments) {
      const blob = await this.store.blob(sha256);
      if (blob) attachments.push({ path, sha256, size: blob.size, stream: () => blob.stream() });
      else missing.push(path);
    }
    return { attachments, missing };
  }
}

/** Anywhere in a project file: an object with this sum and a name. */
function findAttachment(value: unknown, sha256: string): NamedAttachment | null {
  if (typeof value !== 'object' || value === null) return null;
  const candidate = value as Partial<NamedAttachment> & { sha256?: string };
  if (candidate.sha256 === sha256) return { name: candidate.name ?? sha256, mime: candidate.mime ?? '' };
  for (const inner of Object.values(value)) {
    const found = findAttachment(inner, sha256);
    if (found) return found;
  }
  return null;
}

/** "<title>.zuji.json", without characters that some system refuses in a name. */
export function projectFileName(title: string): string {
  const safe = title.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_').replace(/[. ]+$/, '').slice(0, 80).trim();
  return `${safe || 'project'}.zuji.json`;
}
