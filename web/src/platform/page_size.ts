// Size of the canvas in device pixels, and the scale of the screen.

export class PageSize {
  /** Logical pixels. */
  width = 0;
  height = 0;
  scale = 1;
  known = false;

  constructor(private readonly canvas: HTMLCanvasElement, private readonly changed: () => void) {
    const observer = new ResizeObserver((entries) => {
      const entry = entries[entries.length - 1];
      if (entry) this.measured(entry);
    });
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(canvas);  // Safari
    }
    this.watchScale();
  }

  private measured(entry: ResizeObserverEntry): void {
    const device = (entry as Partial<ResizeObserverEntry>).devicePixelContentBoxSize?.[0];
    const ratio = devicePixelRatio;
    const width = Math.round(entry.contentRect.width * ratio);
    const height = Math.round(entry.contentRect.height * ratio);
    // An emulated scale (developer tools) is missing in the device box: then it is not what is meant.
    const exact = device && Math.abs(device.inlineSize - width) <= 2 && Math.abs(device.blockSize - height) <= 2;
    this.set(exact ? device.inlineSize : width, exact ? device.blockSize : height);
  }

  private set(deviceWidth: number, deviceHeight: number): void {
    if (deviceWidth <= 0 || deviceHeight <= 0) return;
    this.scale = devicePixelRatio;
    this.width = deviceWidth / this.scale;
    this.height = deviceHeight / this.scale;
    this.known = true;
    if (this.canvas.width !== deviceWidth) this.canvas.width = deviceWidth;
    if (this.canvas.height !== deviceHeight) this.canvas.height = deviceHeight;
    this.changed();  // in the same callback, so that nothing stretched is ever shown
  }

  // A window moved to another screen may keep its size in device pixels: the observer says nothing then.
  private watchScale(): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', () => {
      const box = this.canvas.getBoundingClientRect();
      this.set(Math.round(box.width * devicePixelRatio), Math.round(box.height * devicePixelRatio));
      this.watchScale();
    }, { once: true });
  }
}
