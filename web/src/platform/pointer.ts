// Mouse, pen and finger. A finger that moves scrolls; pinching is left to the browser.

import { modifiersOf } from './keyboard';
import type { Wasm } from './host';

const enum Kind { move = 0, down = 1, up = 2, leave = 3 }

const slop = 10;          // a finger that moves further scrolls instead of pressing
const lineHeight = 40;    // of a wheel that counts lines
const friction = 0.95;    // of the speed per 1/60 s after the finger has left
const slowest = 0.02;     // px per ms

interface Drag {
  x: number;
  y: number;
  atX: number;
  atY: number;
  scrolling: boolean;
  speedX: number;
  speedY: number;
  time: number;
}

export class Pointer {
  touch = false;
  private wheelX = 0;
  private wheelY = 0;
  private atX = 0;
  private atY = 0;
  private drag: Drag | undefined;
  private glide = 0;

  constructor(private readonly canvas: HTMLCanvasElement, private readonly soon: () => void, private readonly now: () => void) {}

  takeWheel(): { x: number; y: number; atX: number; atY: number } {
    const wheel = { x: this.wheelX, y: this.wheelY, atX: this.atX, atY: this.atY };
    this.wheelX = this.wheelY = 0;
    return wheel;
  }

  listen(wasm: Wasm): void {
    const { canvas } = this;
    canvas.style.touchAction = 'pinch-zoom';
    const send = (kind: Kind, event: PointerEvent) => {
      this.touch = event.pointerType === 'touch';
      wasm.pointer(kind, event.offsetX, event.offsetY, event.button === 2 ? 1 : event.button === 1 ? 2 : 0,
                   modifiersOf(event), this.touch ? 1 : 0);
    };
    canvas.addEventListener('pointerdown', (event) => {
      if (!event.isPrimary) return;
      canvas.setPointerCapture(event.pointerId);
      this.stopGliding();
      this.drag = event.pointerType === 'touch' ? newDrag(event) : undefined;
      send(Kind.down, event);
      this.now();  // in the gesture, so that a field may open the soft keyboard
    });
    canvas.addEventListener('pointermove', (event) => {
      if (!event.isPrimary) return;
      if (this.drag && this.dragTo(this.drag, event, wasm)) return;
      send(Kind.move, event);
      this.soon();
    });
    canvas.addEventListener('pointerup', (event) => {
      if (!event.isPrimary) return;
      const { drag } = this;
      this.drag = undefined;
      if (drag?.scrolling) {
        this.startGliding(drag);
        return;
      }
      send(Kind.up, event);
      this.now();
      if (this.touch) {
        wasm.pointer(Kind.leave, 0, 0, 0, 0, 1);  // nothing stays hovered below a finger that has left
        this.soon();
      }
    });
    canvas.addEventListener('pointercancel', () => {
      this.drag = undefined;
      this.release(wasm);
    });
    canvas.addEventListener('pointerleave', () => {
      wasm.pointer(Kind.leave, 0, 0, 0, 0, this.touch ? 1 : 0);
      this.soon();
    });
    // The canvas has no focus of its own: who has it is decided in C++ and told to the mirror.
    canvas.addEventListener('mousedown', (event) => event.preventDefault());
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
    canvas.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
  }

  private wheel(event: WheelEvent): void {
    if (event.ctrlKey) return;  // zoom of the page
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? lineHeight
      : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? this.canvas.clientHeight : 1;
    const sideways = event.shiftKey && event.deltaX === 0;
    this.wheelX += (sideways ? event.deltaY : event.deltaX) * unit;
    this.wheelY += (sideways ? 0 : event.deltaY) * unit;
    this.atX = event.offsetX;
    this.atY = event.offsetY;
    this.touch = false;
    this.soon();
  }

  // True when the finger scrolls, so that the move is not one of a pressed button.
  private dragTo(drag: Drag, event: PointerEvent, wasm: Wasm): boolean {
    const dx = drag.x - event.offsetX;
    const dy = drag.y - event.offsetY;
    if (!drag.scrolling) {
      if (Math.hypot(dx, dy) < slop) return true;
      drag.scrolling = true;
      this.release(wasm);
    }
    const elapsed = Math.max(1, event.timeStamp - drag.time);
    drag.speedX = 0.7 * (dx / elapsed) + 0.3 * drag.speedX;
    drag.speedY = 0.7 * (dy / elapsed) + 0.3 * drag.speedY;
    drag.x = event.offsetX;
    drag.y = event.offsetY;
    drag.time = event.timeStamp;
    this.scrollBy(dx, dy, drag);
    return true;
  }

  private scrollBy(dx: number, dy: number, drag: Drag): void {
    this.wheelX += dx;
    this.wheelY += dy;
    this.atX = drag.atX;
    this.atY = drag.atY;
    this.soon();
  }

  // What was pressed is let go outside of everything: nothing is activated.
  private release(wasm: Wasm): void {
    wasm.pointer(Kind.leave, 0, 0, 0, 0, 1);
    wasm.pointer(Kind.up, -1e5, -1e5, 0, 0, 1);
    this.soon();
  }

  private startGliding(drag: Drag): void {
    let last = performance.now();
    const step = (time: number) => {
      const elapsed = Math.min(50, time - last);
      last = time;
      this.scrollBy(drag.speedX * elapsed, drag.speedY * elapsed, drag);
      const slower = Math.pow(friction, elapsed / (1000 / 60));
      drag.speedX *= slower;
      drag.speedY *= slower;
      this.glide = Math.hypot(drag.speedX, drag.speedY) > slowest ? requestAnimationFrame(step) : 0;
    };
    if (performance.now() - drag.time < 80) this.glide = requestAnimationFrame(step);
  }

  private stopGliding(): void {
    if (this.glide !== 0) cancelAnimationFrame(this.glide);
    this.glide = 0;
  }
}

function newDrag(event: PointerEvent): Drag {
  return { x: event.offsetX, y: event.offsetY, atX: event.offsetX, atY: event.offsetY, scrolling: false, speedX: 0, speedY: 0, time: event.timeStamp };
}
