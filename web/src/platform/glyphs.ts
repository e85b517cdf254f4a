// Glyphs from the fonts of the user's system, drawn on a canvas of the browser's 2D text.

/** A Chinese family first: finding a fallback font for each character is slow, and others pick Japanese shapes. */
export const fontFamily =
  "'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif";

interface Ink {
  pixels: Uint32Array;
  stride: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

const none = 0;

export class GlyphSource {
  /** Text is drawn black: browsers thin light text and thicken dark text, and the atlas keeps only coverage. */
  dark = true;
  private readonly canvas = document.createElement('canvas');
  private readonly context: CanvasRenderingContext2D;
  private font = '';
  private ink: Ink | undefined;

  constructor() {
    this.canvas.width = this.canvas.height = 96;
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser cannot draw text on a canvas.');
    this.context = context;
  }

  /** Ascent and descent of the content area per em, as CSS would lay out a line. */
  metrics(bold: boolean): readonly [number, number] {
    this.use(100, bold);
    const m = this.context.measureText('Hg国');
    return [m.fontBoundingBoxAscent / 100, m.fontBoundingBoxDescent / 100];
  }

  /** [advance, left, top, width, height, coloured]; width 0 when there is no ink. */
  glyph(codePoint: number, size: number, bold: boolean, draw: boolean): readonly number[] {
    this.use(size, bold);
    const text = String.fromCodePoint(codePoint);
    const m = this.context.measureText(text);
    this.ink = undefined;
    if (!draw) return [m.width, 0, 0, 0, 0, 0];
    // ink box, one pixel of slack for antialiasing and hinting
    const x0 = Math.floor(-m.actualBoundingBoxLeft) - 1;
    const y0 = Math.floor(-m.actualBoundingBoxAscent) - 1;
    const width = Math.ceil(m.actualBoundingBoxRight) + 1 - x0;
    const height = Math.ceil(m.actualBoundingBoxDescent) + 1 - y0;
    if (width <= 2 || height <= 2) return [m.width, 0, 0, 0, 0, 0];
    const ink = this.draw(text, x0, y0, width, height, size, bold);
    if (!ink) return [m.width, 0, 0, 0, 0, 0];
    this.ink = ink;
    return [m.width, x0 + ink.left, y0 + ink.top, ink.width, ink.height, this.colored(ink) ? 1 : none];
  }

  /** Pixels of the last glyph: coverage, or RGBA where it has colours of its own. */
  pixels(colored: boolean): Uint8Array {
    const { ink } = this;
    if (!ink) return new Uint8Array(0);
    const out = new Uint8Array(ink.width * ink.height * (colored ? 4 : 1));
    const words = colored ? new Uint32Array(out.buffer) : undefined;
    let k = 0;
    for (let y = 0; y < ink.height; y++) {
      let from = (ink.top + y) * ink.stride + ink.left;
      for (let x = 0; x < ink.width; x++, k++, from++) {
        const pixel = ink.pixels[from] ?? 0;
        if (words) words[k] = pixel;
        else out[k] = pixel >>> 24;
      }
    }
    return out;
  }

  private use(size: number, bold: boolean): void {
    const font = `${bold ? 700 : 400} ${size}px ${fontFamily}`;
    if (font === this.font) return;
    this.context.font = font;
    this.font = font;
  }

  private draw(text: string, x0: number, y0: number, width: number, height: number, size: number, bold: boolean): Ink | undefined {
    const { canvas, context } = this;
    if (width > canvas.width || height > canvas.height) {
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
      this.font = '';  // a resized canvas has forgotten its state
      this.use(size, bold);
    }
    context.clearRect(0, 0, width, height);
    context.fillStyle = this.dark ? '#000' : '#fff';
    context.fillText(text, -x0, -y0);
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    let left = width;
    let right = -1;
    let top = height;
    let bottom = -1;
    for (let y = 0, k = 0; y < height; y++) {
      for (let x = 0; x < width; x++, k++) {
        if ((pixels[k] ?? 0) >>> 24 === 0) continue;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
    }
    if (right < 0) return undefined;
    return { pixels, stride: width, left, top, width: right - left + 1, height: bottom - top + 1 };
  }

  // Grey antialiasing stays close to the fill colour; the colours of an emoji do not.
  private colored(ink: Ink): boolean {
    for (let y = 0; y < ink.height; y++) {
      for (let x = 0; x < ink.width; x++) {
        const pixel = ink.pixels[(ink.top + y) * ink.stride + ink.left + x] ?? 0;
        if (pixel >>> 24 <= 64) continue;
        const channels = [pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255];
        if (channels.some((c) => (this.dark ? c > 55 : c < 200))) return true;
      }
    }
    return false;
  }
}
