// Makes a screenshot small: the same picture as a PNG of at most 256 colours (median cut), which is all that a drawn
// interface has, but for the finest shades at the edges of letters.

import { deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const paletteSize = 256;

function chunksOf(png) {
  const chunks = [];
  for (let at = signature.length; at < png.length; ) {
    const size = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + size) });
    at += size + 12;
  }
  return chunks;
}

function paeth(a, b, c) {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** Undo the filters of the lines; returns bytes of pixels without filter bytes. */
function unfilter(raw, width, height, channels) {
  const stride = width * channels;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? out[y * stride + x - channels] : 0;
      const up = y > 0 ? out[(y - 1) * stride + x] : 0;
      const corner = x >= channels && y > 0 ? out[(y - 1) * stride + x - channels] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

/** {width, height, colours: 24-bit colour of each pixel}. Reads what browsers write: 8 bit, RGB or RGBA. */
function decode(png) {
  const chunks = chunksOf(png);
  const header = chunks[0].data;
  const [width, height, depth, kind, interlaced] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9], header[12]];
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced) throw new Error('not a PNG of a screenshot');
  const channels = kind === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const bytes = unfilter(raw, width, height, channels);
  const colours = new Uint32Array(width * height);
  for (let i = 0; i < colours.length; i++) colours[i] = (bytes[i * channels] << 16) | (bytes[i * channels + 1] << 8) | bytes[i * channels + 2];
  return { width, height, colours };
}

const part = (colour, shift) => (colour >> shift) & 0xff;

/** The box with the widest range of one part, and which part that is. */
function widest(box) {
  const ranges = [16, 8, 0].map((shift) => {
    const values = box.map(([colour]) => part(colour, shift));
    return { shift, range: values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b)) };
  });
  return ranges.reduce((a, b) => (b.range > a.range ? b : a));
}

/** Map each colour to one of at most 256. Frequent colours are kept as they are. */
function quantise(counts) {
  const entries = [...counts].sort((a, b) => b[1] - a[1]);
  const exact = entries.slice(0, paletteSize / 2);
  let boxes = entries.length > exact.length ? [entries.slice(exact.length)] : [];
  while (boxes.length > 0 && exact.length + boxes.length < paletteSize) {
    const measured = boxes.map((box) => ({ box, ...widest(box) })).sort((a, b) => b.range * b.box.length - a.range * a.box.length);
    const { box, shift, range } = measured[0];
    if (range === 0) break;
    box.sort((a, b) => part(a[0], shift) - part(b[0], shift));
    boxes = [...measured.slice(1).map((other) => other.box), box.slice(0, box.length >> 1), box.slice(box.length >> 1)];
  }
  const palette = exact.map(([colour]) => colour);
  const index = new Map(palette.map((colour, i) => [colour, i]));
  for (const box of boxes) {
    const total = box.reduce((sum, [, count]) => sum + count, 0);
    const mean = (shift) => Math.round(box.reduce((sum, [colour, count]) => sum + part(colour, shift) * count, 0) / total);
    for (const [colour] of box) index.set(colour, palette.length);
    palette.push((mean(16) << 16) | (mean(8) << 8) | mean(0));
  }
  return { palette, index };
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = ~0;
  for (const byte of body) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(~crc >>> 0);
  return Buffer.concat([size, body, sum]);
}

/** The same picture with at most 256 colours. */
export function withPalette(png) {
  const { width, height, colours } = decode(png);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const { palette, index } = quantise(counts);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = index.get(colours[y * width + x]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colourBytes = Buffer.from(palette.flatMap((colour) => [part(colour, 16), part(colour, 8), part(colour, 0)]));
  const data = deflateSync(lines, { level: 9, memLevel: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', colourBytes), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}
