// Messages between the tabs of this browser.

import type { LockQuestion } from './storage/writer_lock';

type TabMessage = { kind: 'projects' } | { kind: 'lock'; question: LockQuestion };

export interface TabEvents {
  projectsChanged(): void;
  lockWanted(question: LockQuestion): void;
}

export class Tabs {
  private readonly channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('zuji');

  listen(events: TabEvents): void {
    if (!this.channel) return;
    this.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === 'projects') events.projectsChanged();
      else if (data.kind === 'lock') events.lockWanted(data.question);
    };
  }

  tellProjectsChanged(): void {
    this.send({ kind: 'projects' });
  }

  askForLock(question: LockQuestion): void {
    this.send({ kind: 'lock', question });
  }

  private send(message: TabMessage): void {
    this.channel?.postMessage(message);
  }
}
