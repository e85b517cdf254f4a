// Editing of text. Each text field of the mirror is a real input element; the one with the focus does the editing
// (input methods, undo, selection by keyboard, clipboard, soft keyboards), C++ draws its text and selection.

import type { Wasm } from './host';
import type { Mirror, TextElement } from './mirror';

const enum ClipboardKind { copy = 0, cut = 1, paste = 2 }

export class TextAgent {
  /** A copy event is being handled. */
  copying = false;
  /** Something was typed that no frame has taken up. */
  waiting = false;
  private wasm: Wasm | undefined;
  private composingFrom = -1;
  private composingLength = 0;
  private last = '';

  constructor(private readonly mirror: Mirror, private readonly soon: () => void, private readonly now: () => void,
              private readonly takeCopied: () => string | undefined) {}

  listen(wasm: Wasm): void {
    this.wasm = wasm;
    const root = this.mirror.root;
    root.addEventListener('input', () => this.report());
    document.addEventListener('selectionchange', () => this.report());
    root.addEventListener('compositionstart', (event) => {
      const field = textElement(event.target);
      this.composingFrom = field?.selectionStart ?? 0;
      this.composingLength = 0;
      this.mirror.composing = true;
    });
    root.addEventListener('compositionupdate', (event) => {
      this.composingLength = event.data.length;
    });
    root.addEventListener('compositionend', () => {
      this.composingFrom = -1;
      this.mirror.composing = false;
      this.report();
    });
    for (const [name, kind] of [['copy', ClipboardKind.copy], ['cut', ClipboardKind.cut]] as const) {
      document.addEventListener(name, (event) => this.copy(event, kind));
    }
    document.addEventListener('paste', (event) => this.paste(event));
  }

  /** Text and selection as C++ wants them (after a click, Escape, a changed model). */
  set(id: number, text: string, begin: number, end: number): void {
    const field = textElement(this.mirror.element(id));
    if (!field || this.mirror.composing) return;
    if (field.value !== text) field.value = text;
    field.setSelectionRange(Math.min(begin, end), Math.max(begin, end), end < begin ? 'backward' : 'forward');
    this.last = this.fingerprint(id, field);
  }

  /** Copy a text that is not selected anywhere: answer to a press on a button. */
  copyByCommand(): void {
    document.execCommand('copy');
  }

  private fingerprint(id: number, field: TextElement): string {
    return `${id} ${field.selectionStart} ${field.selectionEnd} ${field.selectionDirection} ${this.composingFrom} ${this.composingLength} ${field.value}`;
  }

  private report(): void {
    const field = textElement(this.mirror.focused());
    if (!field) return;
    const id = this.mirror.idOf(field);
    const print = this.fingerprint(id, field);
    if (print === this.last) return;
    this.last = print;
    let begin = field.selectionStart ?? 0;
    let end = field.selectionEnd ?? 0;
    if (field.selectionDirection === 'backward') [begin, end] = [end, begin];
    const composing = this.composingFrom >= 0;
    this.wasm?.text(id, field.value, begin, end, composing ? this.composingFrom : -1,
                    composing ? this.composingFrom + this.composingLength : -1);
    this.waiting = true;
    this.soon();
  }

  private copy(event: ClipboardEvent, kind: ClipboardKind): void {
    const ready = this.takeCopied();
    if (ready !== undefined) {  // asked for by copyByCommand
      event.clipboardData?.setData('text/plain', ready);
      event.preventDefault();
      return;
    }
    const field = textElement(this.mirror.focused());
    if (!field || field.selectionStart !== field.selectionEnd) return;  // the field's own selection
    this.copying = true;
    this.wasm?.clipboard(kind, this.mirror.idOf(field), '');
    this.now();
    this.copying = false;
    const text = this.takeCopied();
    if (text === undefined) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  }

  // A grid takes a whole block where nothing is being edited; any other field pastes by itself.
  private paste(event: ClipboardEvent): void {
    const field = textElement(this.mirror.focused());
    if (!field || field.dataset['agent'] === undefined || field.value !== '') return;
    this.wasm?.clipboard(ClipboardKind.paste, this.mirror.idOf(field), event.clipboardData?.getData('text/plain') ?? '');
    event.preventDefault();
    this.now();
  }
}

export function textElement(target: unknown): TextElement | undefined {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : undefined;
}
