// Messages between the tabs of this browser.

import type { LockQuestion } from './storage/writer_lock';

type TabMessage = { kind: 'projects' } | { kind: 'lock'; question: LockQuestion } | { kind: 'quote'; id: string; text: string };

export interface TabEvents {
  projectsChanged(): void;
  lockWanted(question: LockQuestion): void;
  /** Another tab has changed a quotation; "" = deleted. */
  quoteKept(id: string, text: string): void;
}

export class Tabs {
  private readonly channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('zuji');

  listen(events: TabEvents): void {
    if (!this.channel) return;
    this.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === 'projects') events.projectsChanged();
      else if (data.kind === 'lock') events.lockWanted(data.question);
      else if (data.kind === 'quote') events.quoteKept(data.id, data.text);
    };
  }

  tellProjectsChanged(): void {
    this.send({ kind: 'projects' });
  }

  askForLock(question: LockQuestion): void {
    this.send({ kind: 'lock', question });
  }

  tellQuoteKept(id: string, text: string): void {
    this.send({ kind: 'quote', id, text });
  }

  private send(message: TabMessage): void {
    this.channel?.postMessage(message);
  }
}
