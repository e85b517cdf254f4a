// The application package, the printed report, and the files attached to a project.

import { zipPackage } from '../shared/zip_package.mjs';
import type { App } from './app_api';
import type { Language } from './appearance';
import { saveBlob, saveText } from './files/save';
import { errorOf, type Messages } from './messages';
import { printHtml } from './print';
import { identityOf } from './project_text';
import type { Store } from './storage/store';

interface PackageParts {
  fileName: string;
  files: { path: string; text: string }[];
  attachments: { path: string; sha256: string; item: string }[];
  manifest: string;
}

interface PackedAttachments {
  attachments: { path: string; bytes: Uint8Array<ArrayBuffer> }[];
  /** Paths of attachments whose bytes are not in this browser. */
  missing: string[];
}

interface NamedAttachment {
  name: string;
  mime: string;
}

const frameMs = 40;
const packingKey = 'busy.export';
const printedFile: Record<Language, string> = { zh: 'index.html', en: 'index.en.html' };

export class Exporter {
  private shownAt = 0;

  constructor(
    private readonly app: App,
    private readonly store: Store,
    private readonly messages: Messages,
  ) {}

  async savePackage(): Promise<void> {
    const parts = this.parts();
    if (!parts) return;
    this.messages.busy(packingKey, 0);
    try {
      const { attachments, missing } = await this.attachments(parts);
      const zip = await zipPackage({ ...parts, attachments }, undefined, (fraction) => this.show(fraction));
      saveBlob(parts.fileName, new Blob([zip], { type: 'application/zip' }));
      if (missing.length > 0) this.messages.tell('warning', 'message.attachments-missing', [String(missing.length), missing[0] ?? '']);
    } finally {
      this.messages.done(packingKey);
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

  /** The application's answer, or null when it gave an error, which the user has then been told. */
  private parts(): PackageParts | null {
    const reply = this.app.packageJson();
    const parts = JSON.parse(reply) as PackageParts;
    if ('error' in parts && errorOf(reply)) {
      this.messages.accepts(reply);
      return null;
    }
    return parts;
  }

  /** Progress, and time for a frame, but not more often than a person can see. */
  private async show(fraction: number): Promise<void> {
    if (performance.now() - this.shownAt < frameMs) return;
    this.messages.busy(packingKey, fraction);
    await new Promise((resolve) => setTimeout(resolve));
    this.shownAt = performance.now();
  }

  private async attachments(parts: PackageParts): Promise<PackedAttachments> {
    const attachments: PackedAttachments['attachments'] = [];
    const missing: string[] = [];
    for (const { path, sha256 } of parts.attachments) {
      const blob = await this.store.blob(sha256);
      if (blob) attachments.push({ path, bytes: new Uint8Array(await blob.arrayBuffer()) });
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
