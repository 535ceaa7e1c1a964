import { unzlibSync } from 'fflate';

/** Pixels of eight bits: colour as RGB, or grey; opacity apart, where there is any. */
export interface PngPixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly color: Uint8Array;
  readonly opacity: Uint8Array | null;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples a pixel, by PNG's colour types; palettes are not read. */
const SAMPLES: Readonly<Record<number, 1 | 2 | 3 | 4>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
/** A2 at 300 dpi is 35 million. */
const MAX_PIXELS = 100_000_000;

/** Reads what a canvas writes: eight bits a sample, not interlaced, no palette. */
export function readPng(bytes: Uint8Array): PngPixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || SIGNATURE.some((byte, index) => bytes[index] !== byte)) {
    throw new Error('Expected a PNG picture, but the bytes begin otherwise.');
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const samples = SAMPLES[view.getUint8(25)];
  if (view.getUint8(24) !== 8 || !samples || view.getUint8(28) !== 0) {
    throw new Error('Expected a PNG picture with eight bits a sample, no palette and no interlacing.');
  }
  if (width * height > MAX_PIXELS) throw new Error(`Expected at most ${MAX_PIXELS} pixels in a picture.`);
  const rows = unfilter(unzlibSync(imageData(bytes, view)), { height, stride: width * samples, samples });
  return separate(rows, { width, height, samples });
}

function imageData(bytes: Uint8Array, view: DataView): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49444154) parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    data.set(part, offset);
    offset += part.length;
  }
  return data;
}

interface Rows {
  readonly height: number;
  readonly stride: number;
  readonly samples: number;
}

/** Undoes the five row filters of PNG (RFC 2083, section 6). */
function unfilter(data: Uint8Array, { height, stride, samples }: Rows): Uint8Array {
  if (data.length < height * (stride + 1)) throw new Error('Expected all rows of a PNG picture, but some are missing.');
  const rows = new Uint8Array(height * stride);
  const at = (offset: number): number => rows[offset] ?? 0;
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column++) {
      const offset = row * stride + column;
      const left = column >= samples ? at(offset - samples) : 0;
      const up = row > 0 ? at(offset - stride) : 0;
      const corner = row > 0 && column >= samples ? at(offset - stride - samples) : 0;
      rows[offset] = (data[row * (stride + 1) + 1 + column] ?? 0) + predicted(filter, { left, up, corner });
    }
  }
  return rows;
}

function predicted(filter: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function separate(
  rows: Uint8Array,
  { width, height, samples }: { width: number; height: number; samples: number },
): PngPixels {
  const channels = samples >= 3 ? 3 : 1;
  if (samples === channels) return { width, height, channels, color: rows, opacity: null };
  const color = new Uint8Array(width * height * channels);
  const opacity = new Uint8Array(width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      color[pixel * channels + channel] = rows[pixel * samples + channel] ?? 0;
    }
    opacity[pixel] = rows[pixel * samples + channels] ?? 0;
  }
  return { width, height, channels, color, opacity: opacity.every((value) => value === 255) ? null : opacity };
}
