// What the shell says through the application, which words it in the user's language.

import type { App } from './app_api';
import { Refusal } from './files/refusal';

export type Level = 'info' | 'warning' | 'error';

interface ReplyError {
  code: string;
  where: string;
  args: string[];
}

/** The error in a reply of the application, null for "fine". */
export function errorOf(reply: string): ReplyError | null {
  if (reply === '') return null;
  const { error } = JSON.parse(reply) as { error?: Partial<ReplyError> };
  return error ? { code: error.code ?? 'internal', where: error.where ?? '', args: error.args ?? [] } : null;
}

export class Messages {
  constructor(
    private readonly app: Pick<App, 'message' | 'setBusy'>,
    /** A text of the catalogue in the user's language. */
    readonly words: (key: string, args: string[]) => string,
  ) {}

  tell(level: Level, key: string, args: string[] = []): void {
    this.app.message(level, key, JSON.stringify(args));
  }

  /** Tells the user when `reply` is an error. True when it is fine. */
  accepts(reply: string): boolean {
    const error = errorOf(reply);
    if (!error) return true;
    const key = `error.${error.code}`;
    if (error.where === '') this.tell('error', key, error.args);
    else this.tell('error', 'message.at', [this.place(error.where), this.words(key, error.args)]);
    return false;
  }

  /** "row 2" in the user's language; paths into files stay as they are. */
  place(where: string): string {
    const [, row, column] = /^row (\d+)(?:, column (\d+))?$/.exec(where) ?? [];
    if (row === undefined) return where;
    return column === undefined ? this.words('place.row', [row]) : this.words('place.row-column', [row, column]);
  }

  /** For what nobody foresaw as well as for refused files: the page goes on, and the user knows. */
  explain(problem: unknown): void {
    if (problem instanceof Refusal) {
      this.tell('error', problem.key, problem.args);
      return;
    }
    console.error(problem);
    this.tell('error', 'message.unexpected', [problem instanceof Error ? problem.message : String(problem)]);
  }

  busy(key: string, fraction: number, cancellable = false): void {
    this.app.setBusy(key, fraction, cancellable);
  }

  done(key: string): void {
    this.app.setBusy(key, -1, false);
  }
}
