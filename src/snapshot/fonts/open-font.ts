import { unzlibSync } from 'fflate';

/** A TrueType font opened for measuring and for embedding. Lengths are in font units. */
export interface Font {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** The code points that the font has a glyph for. */
  readonly glyphs: ReadonlyMap<number, number>;
  advanceOf(glyph: number): number;
  /** The glyph's entry of the `glyf` table; empty for a blank. */
  outlineOf(glyph: number): Uint8Array;
}

const WOFF = 0x774f4646;
const TRUETYPE = 0x00010000;
const WOFF_HEADER_BYTES = 44;
const SFNT_HEADER_BYTES = 12;

/** The only tables that are read: kerning and layout features, the larger part of a file, are not even unpacked. */
const TABLES: ReadonlySet<string> = new Set(['head', 'hhea', 'hmtx', 'loca', 'glyf', 'cmap']);

/**
 * Opens WOFF 1 or bare TrueType bytes, as @fontsource ships them. Hinting, kerning and layout features are left alone. `inflate` reads zlib streams:
 * Node's own is faster than the one for browsers.
 */
export function openFont(bytes: Uint8Array, inflate: (data: Uint8Array) => Uint8Array = unzlibSync): Font {
  const tables = tablesOf(bytes, inflate);
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    if (!found) throw new Error(`Expected a TrueType font with a "${tag}" table, but there is none.`);
    return viewOf(found);
  };
  const head = table('head');
  const hhea = table('hhea');
  const hmtx = table('hmtx');
  const loca = table('loca');
  const glyf = table('glyf');
  const metricCount = hhea.getUint16(34);
  const hasLongOffsets = head.getInt16(50) === 1;
  const offsetOf = (glyph: number): number =>
    hasLongOffsets ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
  return {
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    glyphs: readCharacterMap(table('cmap')),
    advanceOf: (glyph) => hmtx.getUint16(Math.min(glyph, metricCount - 1) * 4),
    outlineOf: (glyph) =>
      new Uint8Array(glyf.buffer, glyf.byteOffset + offsetOf(glyph), offsetOf(glyph + 1) - offsetOf(glyph)),
  };
}

function tablesOf(bytes: Uint8Array, inflate: (data: Uint8Array) => Uint8Array): Map<string, Uint8Array> {
  const view = viewOf(bytes);
  const signature = bytes.length < SFNT_HEADER_BYTES ? 0 : view.getUint32(0);
  if (signature !== WOFF && signature !== TRUETYPE) {
    throw new Error('Expected a font as WOFF 1 or TrueType, but the bytes begin otherwise.');
  }
  const isWoff = signature === WOFF;
  const count = view.getUint16(isWoff ? 12 : 4);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index++) {
    const entry = isWoff ? WOFF_HEADER_BYTES + index * 20 : SFNT_HEADER_BYTES + index * 16;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    if (!TABLES.has(tag)) continue;
    const offset = view.getUint32(entry + (isWoff ? 4 : 8));
    const stored = view.getUint32(entry + (isWoff ? 8 : 12));
    const data = bytes.subarray(offset, offset + stored);
    const isPacked = isWoff && stored < view.getUint32(entry + 12);
    tables.set(tag, isPacked ? inflate(data) : data);
  }
  return tables;
}

/** Formats 4 (16 bit) and 12 (all planes); the one with more of Unicode wins. */
function readCharacterMap(cmap: DataView): Map<number, number> {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(4 + index * 8 + 4));
  const full = offsets.find((offset) => cmap.getUint16(offset) === 12);
  if (full !== undefined) return readSegmentedCoverage(cmap, full);
  const basic = offsets.find((offset) => cmap.getUint16(offset) === 4);
  if (basic !== undefined) return readSegmentMapping(cmap, basic);
  throw new Error('Expected a font with a Unicode character map (format 4 or 12), but there is none.');
}

function readSegmentedCoverage(cmap: DataView, offset: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const count = cmap.getUint32(offset + 12);
  for (let index = 0; index < count; index++) {
    const entry = offset + 16 + index * 12;
    const [first, last, glyph] = [cmap.getUint32(entry), cmap.getUint32(entry + 4), cmap.getUint32(entry + 8)];
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
  }
  return glyphs;
}

function readSegmentMapping(cmap: DataView, offset: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const doubled = cmap.getUint16(offset + 6);
  const ends = offset + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  for (let segment = 0; segment < doubled; segment += 2) {
    const [first, last] = [cmap.getUint16(starts + segment), cmap.getUint16(ends + segment)];
    const delta = cmap.getUint16(deltas + segment);
    const range = cmap.getUint16(ranges + segment);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = range === 0 ? code : cmap.getUint16(ranges + segment + range + (code - first) * 2);
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
