// One frame when one is asked for; nothing while nobody asks.

export class FrameClock {
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private due = Infinity;

  constructor(private readonly draw: () => void) {}

  /** Draw with the next refresh of the screen, or no later than after `afterMs`. */
  request(afterMs: number): void {
    if (afterMs <= 0) {
      if (this.frame === 0) this.frame = requestAnimationFrame(() => this.fire());
      return;
    }
    const due = performance.now() + afterMs;
    if (this.frame !== 0 || due >= this.due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => {
      this.due = Infinity;
      this.request(0);
    }, afterMs);
  }

  /** A frame is being drawn, asked for by this clock or not: what was planned is obsolete, it will be asked for again. */
  began(): void {
    clearTimeout(this.timer);
    this.due = Infinity;
    if (this.frame !== 0) cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private fire(): void {
    this.frame = 0;
    this.draw();
  }
}
