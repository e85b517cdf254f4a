// What the top bar says about saving. Said only when it changes: each call draws a frame.

import type { App } from '../app_api';
import { localMinute } from '../clock';

/** A write this short is not worth showing. */
const noticeableMs = 300;

export class SavedState {
  private shown = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly app: Pick<App, 'setSaved'>) {}

  saving(): void {
    this.timer ??= setTimeout(() => this.show('saving', ''), noticeableMs);
  }

  saved(at: Date): void {
    this.show('saved', localMinute(at));
  }

  failed(): void {
    this.show('failed', '');
  }

  readOnly(): void {
    this.show('read-only', '');
  }

  private show(state: string, time: string): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.shown === state + time) return;
    this.shown = state + time;
    this.app.setSaved(state, time);
  }
}
