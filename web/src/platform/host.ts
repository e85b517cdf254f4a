// The page's side of the platform layer. The shell creates one host and gives it to the module:
//
//   const host = createHost(canvas, overlay);      // two elements, one above the other, that fill the page
//   const module = await createModule({ host });
//
// C++ calls the methods of `Host` (wasm/platform/browser.cpp), the host calls `Wasm` (wasm/platform/exports.cpp).
// Both names and arguments are a contract between these files.

import { FrameClock } from './clock';
import { GlyphSource } from './glyphs';
import { Keyboard } from './keyboard';
import { Mirror } from './mirror';
import { PageSize } from './page_size';
import { Pointer } from './pointer';
import { TextAgent } from './text_agent';

/** What the module offers to the page once it runs. */
export interface Wasm {
  tick(now: number, scale: number, width: number, height: number, flags: number,
       wheelX: number, wheelY: number, wheelAtX: number, wheelAtY: number): void;
  pointer(kind: number, x: number, y: number, button: number, modifiers: number, touch: number): void;
  focus(id: number, visible: number): void;
  click(id: number): void;
  /** True when the page uses the key: the browser must not. */
  key(id: number, name: string, modifiers: number): boolean;
  /** Offsets in UTF-16 units; composing −1 when nothing is being composed. */
  text(id: number, text: string, begin: number, end: number, composingBegin: number, composingEnd: number): void;
  clipboard(kind: number, id: number, text: string): void;
  contextLost(): void;
  contextRestored(): void;
  leaving(): void;
  unannotated(): string;
}

/** Measurements for benchmarks and tests, on `globalThis.__zuji`; the application does not use them. */
export interface Measurements {
  framesDrawn: number;
  /** Milliseconds of C++ in the last frame, and of the last 600 frames. */
  frameMs: number;
  frameTimes: number[];
  /** Interactive items without a node in the mirror; must be empty. */
  unannotated(): string[];
}

const enum Flag { file = 1, calm = 2, focus = 4, touch = 8 }

const cursors = ['default', 'pointer', 'text', 'col-resize', 'progress', 'not-allowed'];
const keptFrameTimes = 600;

export class Host {
  private wasm: Wasm | undefined;
  private readonly size: PageSize;
  private readonly clock: FrameClock;
  private readonly glyphSource = new GlyphSource();
  private readonly mirrorTree: Mirror;
  private readonly agent: TextAgent;
  private readonly pointerInput: Pointer;
  private readonly keyboard: Keyboard;
  private readonly live: HTMLElement;
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');
  private fileHovering = false;
  private lost = false;
  private copied: string | undefined;
  readonly measurements: Measurements = {
    framesDrawn: 0,
    frameMs: 0,
    frameTimes: [],
    unannotated: () => (this.wasm?.unannotated() ?? '').split('\n').filter((line) => line !== ''),
  };

  constructor(readonly canvas: HTMLCanvasElement, overlay: HTMLElement) {
    this.clock = new FrameClock(() => this.tick());
    this.size = new PageSize(canvas, () => this.tick());
    this.live = document.createElement('div');
    this.live.setAttribute('aria-live', 'polite');
    const now = () => this.tick();
    const soon = () => this.clock.request(0);
    this.mirrorTree = new Mirror(overlay, soon, now);
    overlay.after(this.live);  // beside the mirror, which keeps its own children in order
    this.live.className = 'zuji-mirror';
    this.agent = new TextAgent(this.mirrorTree, soon, now, () => this.takeCopied());
    this.pointerInput = new Pointer(canvas, soon, now);
    const settle = () => { if (this.agent.waiting) this.tick(); };
    this.keyboard = new Keyboard(this.mirrorTree, soon, now, settle);
  }

  // ---- called by C++ ----

  attach(wasm: Wasm): void {
    this.wasm = wasm;
    this.mirrorTree.wasm = wasm;
    this.agent.listen(wasm);
    this.pointerInput.listen(wasm);
    this.keyboard.listen(wasm);
    this.listenToPage(wasm);
    Object.assign(globalThis, { __zuji: this.measurements });
  }

  requestFrame(afterMs: number): void {
    this.clock.request(afterMs);
  }

  frameDone(ms: number): void {
    const m = this.measurements;
    m.framesDrawn++;
    m.frameMs = ms;
    m.frameTimes.push(ms);
    if (m.frameTimes.length > keptFrameTimes) m.frameTimes.shift();
  }

  cursor(shape: number): void {
    this.canvas.style.cursor = cursors[shape] ?? 'default';
  }

  mirror(patch: string): void {
    this.mirrorTree.apply(patch);
  }

  focus(id: number): void {
    this.mirrorTree.focus(id);
  }

  edit(id: number, text: string, begin: number, end: number): void {
    this.agent.set(id, text, begin, end);
  }

  /** Taken up by the copy event that asked for it; otherwise (a button) copied by a command of our own. */
  clipboard(text: string): void {
    this.copied = text;
    if (!this.agent.copying) this.agent.copyByCommand();
  }

  announce(text: string): void {
    this.live.textContent = '';
    this.live.textContent = text;
  }

  title(text: string): void {
    document.title = text;
  }

  language(tag: string): void {
    document.documentElement.lang = tag;
  }

  fontMetrics(bold: boolean): readonly [number, number] {
    return this.glyphSource.metrics(bold);
  }

  glyph(codePoint: number, size: number, bold: boolean, draw: boolean): readonly number[] {
    return this.glyphSource.glyph(codePoint, size, bold, draw);
  }

  glyphPixels(colored: boolean): Uint8Array {
    return this.glyphSource.pixels(colored);
  }

  ink(dark: boolean): void {
    this.glyphSource.dark = dark;
  }

  // ---- the page ----

  private takeCopied(): string | undefined {
    const text = this.copied;
    this.copied = undefined;
    return text;
  }

  private tick(): void {
    if (!this.wasm || this.lost || !this.size.known) return;
    this.clock.began();
    this.agent.waiting = false;
    const wheel = this.pointerInput.takeWheel();
    const flags = (this.fileHovering ? Flag.file : 0) | (this.calm.matches ? Flag.calm : 0) |
      (document.hasFocus() ? Flag.focus : 0) | (this.pointerInput.touch ? Flag.touch : 0);
    this.wasm.tick(performance.now(), this.size.scale, this.size.width, this.size.height, flags,
                   wheel.x, wheel.y, wheel.atX, wheel.atY);
  }

  private listenToPage(wasm: Wasm): void {
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // else it is never restored
      this.lost = true;
      wasm.contextLost();
    });
    this.canvas.addEventListener('webglcontextrestored', () => {
      this.lost = false;
      wasm.contextRestored();
    });
    const soon = () => this.clock.request(0);
    addEventListener('focus', soon);
    addEventListener('blur', soon);
    this.calm.addEventListener('change', soon);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') wasm.leaving();
      else soon();
    });
    addEventListener('pagehide', () => wasm.leaving());
    document.addEventListener('freeze', () => wasm.leaving());
    this.listenToFiles();
  }

  // Only whether a file is over the page; the shell reads it.
  private listenToFiles(): void {
    const hover = (on: boolean) => {
      if (this.fileHovering === on) return;
      this.fileHovering = on;
      this.clock.request(0);
    };
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();  // else the browser would open the file instead of the page
      hover(true);
      // A browser sends no pointer events while something is dragged.
      this.wasm?.pointer(0, event.clientX, event.clientY, 0, 0, 0);
      this.clock.request(0);
    });
    addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) hover(false);
    });
    addEventListener('drop', (event) => {
      if (hasFiles(event)) event.preventDefault();
      hover(false);
    });
  }
}

/** `canvas` and `overlay` must fill the page, the overlay after the canvas. */
export function createHost(canvas: HTMLCanvasElement, overlay: HTMLElement): Host {
  return new Host(canvas, overlay);
}
