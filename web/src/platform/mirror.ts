// The mirror: real elements with roles and names above the canvas, invisible and out of the pointer's way, one for
// each thing that is drawn. Screen readers read them, Tab walks through them, tests find them.
// The patches come from wasm/ui/detail/mirror.hpp.

import { describeNode, type NodeFields } from './mirror_node';
import type { Wasm } from './host';

export type TextElement = HTMLInputElement | HTMLTextAreaElement;

const fieldSeparator = '\u001f';
const recordSeparator = '\u001e';

const style = `
.zuji-mirror { position: fixed; inset: 0; overflow: hidden; opacity: 0; pointer-events: none; }
.zuji-mirror * {
  position: fixed; margin: 0; padding: 0; border: 0; box-sizing: border-box; overflow: hidden;
  font: 14px/20px 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; white-space: pre; resize: none;
}
.zuji-mirror textarea { white-space: pre-wrap; padding: 6px 10px; line-height: 21px; }
.zuji-mirror input { padding: 0 10px; }
@media (pointer: coarse) { .zuji-mirror input, .zuji-mirror textarea { font-size: 16px; } }`;

export class Mirror {
  wasm: Wasm | undefined;
  composing = false;
  private readonly elements = new Map<number, HTMLElement>();
  private readonly parents = new Map<number, number>();
  private order: number[] = [];
  private quiet = false;  // focus moved by ourselves

  /** `soon` draws with the next refresh; `now` within the event, which keeps the user's gesture. */
  constructor(readonly root: HTMLElement, private readonly soon: () => void, now: () => void) {
    root.classList.add('zuji-mirror');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    root.addEventListener('focusin', (event) => this.focusCame(event));
    root.addEventListener('focusout', (event) => this.focusWent(event));
    // a press by assistive technology; the pointer never gets here
    root.addEventListener('click', (event) => {
      const element = (event.target as Element).closest<HTMLElement>('[data-id]');
      if (!element) return;
      event.preventDefault();
      this.wasm?.click(this.idOf(element));
      now();
    });
  }

  element(id: number): HTMLElement | undefined {
    return this.elements.get(id);
  }

  idOf(element: HTMLElement): number {
    return Number(element.dataset['id'] ?? 0);
  }

  /** The node that has the focus. */
  focused(): HTMLElement | undefined {
    const active = document.activeElement;
    return active instanceof HTMLElement && active.dataset['id'] !== undefined && this.root.contains(active) ? active : undefined;
  }

  focus(id: number): void {
    this.quiet = true;
    if (id === 0) this.focused()?.blur();
    else this.elements.get(id)?.focus({ preventScroll: true });
    this.quiet = false;
  }

  apply(patch: string): void {
    let sequence: string | undefined;
    let moved = false;
    for (const record of patch.split(recordSeparator)) {
      const fields = record.split(fieldSeparator);
      switch (fields[0]) {
        case 'N': moved = this.setNode(fields) || moved; break;
        case 'R': place(this.elements.get(Number(fields[1])), fields[2] ?? ''); break;
        case 'O': sequence = fields[1] ?? ''; break;
      }
    }
    if (sequence !== undefined) this.order = sequence.split(' ').filter((id) => id !== '').map(Number);
    if (sequence !== undefined || moved) this.arrange();
  }

  // True when its parent has changed.
  private setNode(fields: string[]): boolean {
    const [, idText = '0', parentText = '0', role = '', flags = '', name = '', value = '', description = '', key = '', numbers = '', box = ''] = fields;
    const id = Number(idText);
    const node: NodeFields = { role, flags, name, value, description, key, numbers: numbers.split(',') };
    const before = this.elements.get(id);
    const element = describeNode(before, node, this.composing);
    element.dataset['id'] = idText;
    element.id = `z${idText}`;
    if (element !== before) {
      if (before) this.replace(before, element);
      this.elements.set(id, element);
    }
    place(element, box);
    const parent = Number(parentText);
    const moved = this.parents.get(id) !== parent || element !== before;
    this.parents.set(id, parent);
    return moved;
  }

  private replace(before: HTMLElement, element: HTMLElement): void {
    const had = document.activeElement === before;
    element.append(...[...before.children].filter((child) => child instanceof HTMLElement && child.dataset['id'] !== undefined));
    before.replaceWith(element);
    if (had) this.focusQuietly(element);
  }

  private focusQuietly(element: HTMLElement): void {
    this.quiet = true;
    element.focus({ preventScroll: true });
    this.quiet = false;
  }

  // Elements that are gone leave; the others are put in reading order, moving as few as possible: an element that is
  // moved loses the focus.
  private arrange(): void {
    const active = this.focused();
    this.quiet = true;  // an element that goes or is moved loses the focus, which nobody has asked for
    const present = new Set(this.order);
    for (const [id, element] of this.elements) {
      if (present.has(id)) continue;
      element.remove();
      this.elements.delete(id);
      this.parents.delete(id);
    }
    const last = new Map<HTMLElement, HTMLElement>();
    for (const id of this.order) {
      const element = this.elements.get(id);
      if (!element) continue;
      const parent = this.elements.get(this.parents.get(id) ?? 0) ?? this.root;
      const previous = last.get(parent);
      const next = previous ? previous.nextElementSibling : parent.firstElementChild;
      if (next !== element) parent.insertBefore(element, next);
      last.set(parent, element);
    }
    if (active && document.activeElement !== active && active.isConnected) active.focus({ preventScroll: true });
    this.quiet = false;
  }

  private focusCame(event: FocusEvent): void {
    const element = (event.target as Element).closest<HTMLElement>('[data-id]');
    if (this.quiet || !element) return;
    this.wasm?.focus(this.idOf(element), 1);
    this.soon();
  }

  private focusWent(event: FocusEvent): void {
    // a window that goes into the background keeps its focus
    if (this.quiet || event.relatedTarget !== null || !document.hasFocus()) return;
    this.wasm?.focus(0, 0);
    this.soon();
  }
}

function place(element: HTMLElement | undefined, box: string): void {
  if (!element) return;
  const [x = '0', y = '0', w = '0', h = '0'] = box.split(',');
  const { style: css } = element;
  css.left = `${x}px`;
  css.top = `${y}px`;
  css.width = `${w}px`;
  css.height = `${h}px`;
}
