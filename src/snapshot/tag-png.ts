import type { Scene } from './scene';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER_END = 33;
const INCH_METERS = 0.0254;

/** A PNG that says how large it is printed, and carries its evidence: title, citations, address and data hash as text. */
export function tagPng(png: Uint8Array, scene: Scene, dpi: number): Uint8Array {
  if (SIGNATURE.some((byte, at) => png[at] !== byte)) throw new TypeError('Expected a PNG file.');
  const perMeter = Math.round(dpi / INCH_METERS);
  const texts: readonly (readonly [keyword: string, text: string])[] = [
    ['Title', scene.title],
    ['Description', [scene.subtitle, ...scene.citations].filter((line) => line !== '').join('\n')],
    ['Creation Time', scene.asOf],
    ['Source', scene.permalink],
    ['Copyright', scene.attribution.join(' ')],
    ['Software', 'Dateline'],
    ['SHA-256', scene.hash],
  ];
  const chunks = [
    chunk('pHYs', [...bigEndian(perMeter), ...bigEndian(perMeter), 1]),
    ...texts
      .filter(([, text]) => text !== '')
      .map(([keyword, text]) => internationalText(keyword, text, scene.language)),
  ];
  // What the encoder itself wrote of size goes: there may be only one.
  const rest = withoutChunks(png.subarray(HEADER_END), 'pHYs');
  return concatenate([png.subarray(0, HEADER_END), ...chunks, ...rest]);
}

/** iTXt, not compressed: keyword, two flags, language, no translated keyword, UTF-8. */
function internationalText(keyword: string, text: string, language: string): Uint8Array {
  const utf8 = new TextEncoder();
  return chunk('iTXt', [
    ...utf8.encode(keyword),
    0,
    0,
    0,
    ...utf8.encode(language),
    0,
    0,
    ...utf8.encode(text.replaceAll('\0', '')),
  ]);
}

function withoutChunks(bytes: Uint8Array, type: string): Uint8Array[] {
  const kept: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name !== type) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return kept;
}

function chunk(type: string, data: readonly number[]): Uint8Array {
  const body = Uint8Array.from(Array.from(type, (letter) => letter.charCodeAt(0)).concat(data));
  return concatenate([Uint8Array.from(bigEndian(data.length)), body, Uint8Array.from(bigEndian(crc32(body)))]);
}

function bigEndian(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
