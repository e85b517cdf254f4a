// Keys that are not typing. Which node has the focus, the browser knows; whether a key means something there, C++ knows
// and answers at once, so that the browser's own action can be kept or prevented.

import type { Wasm } from './host';
import type { Mirror } from './mirror';

const enum Modifier { command = 1, shift = 2, alt = 4 }

const onMac = /Mac|iPhone|iPad/.test(navigator.platform);
/** Roles that Enter and Space press. */
const pressable = new Set(['button', 'link', 'checkbox', 'radio', 'tab', 'menuitem', 'option', 'combobox', 'row', 'treeitem', 'columnheader']);
/** Saving, opening, printing or searching the bare canvas is never wanted. */
const neverForTheBrowser = new Set(['s', 'o', 'p', 'f']);

export function modifiersOf(event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }): number {
  return ((onMac ? event.metaKey : event.ctrlKey) ? Modifier.command : 0) | (event.shiftKey ? Modifier.shift : 0) |
    (event.altKey ? Modifier.alt : 0);
}

/** Name of a key independent of layout and modifiers, as far as possible. */
function nameOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code);
  const key = event.key.toLowerCase();
  if (letter?.[1] && (event.altKey || !/^[a-z]$/.test(key))) return letter[1].toLowerCase();
  return key;
}

export class Keyboard {
  /** `settle` draws what has been typed, where no frame has come since. */
  constructor(private readonly mirror: Mirror, private readonly soon: () => void, private readonly now: () => void,
              private readonly settle: () => void) {}

  listen(wasm: Wasm): void {
    addEventListener('keydown', (event) => this.down(event, wasm));
  }

  private down(event: KeyboardEvent, wasm: Wasm): void {
    // an input method is at work: its keys are not ours
    if (event.isComposing || event.keyCode === 229) return;
    const element = this.mirror.focused();
    const id = element ? this.mirror.idOf(element) : 0;
    if (element === undefined && document.activeElement !== document.body && document.activeElement !== null) return;
    const name = nameOf(event);
    const modifiers = modifiersOf(event);
    // What a key means may depend on the text before it: the first digit makes a cell an editor, and then Backspace
    // takes a digit away instead of emptying the cell. On a busy page both come between two frames.
    if (name.length > 1 || modifiers !== 0) this.settle();
    const wanted = wasm.key(id, name, modifiers);
    this.soon();
    if (wanted) {
      event.preventDefault();
      this.now();  // in the event, so that a copied text may go to the clipboard
      return;
    }
    if ((modifiers & Modifier.command) !== 0 && neverForTheBrowser.has(name)) event.preventDefault();
    const role = element?.dataset['role'] ?? '';
    const press = name === 'enter' || (name === ' ' && role !== 'link');
    if (press && modifiers === 0 && pressable.has(role) && !event.repeat) {
      event.preventDefault();
      wasm.click(id);
      this.now();
    }
  }
}
