import type { Font } from './open-font';

/** A character to embed and the font that writes it; glyph 0 of that font when it has none. */
export interface SubsetGlyph {
  readonly codePoint: number;
  readonly font: Font;
}

export interface SubsetOptions {
  readonly family: string;
  readonly weight: number;
}

interface Outline {
  readonly data: Uint8Array;
  readonly advance: number;
}

const ARGUMENTS_ARE_WORDS = 0x1;
const HAS_SCALE = 0x8;
const MORE_COMPONENTS = 0x20;
const HAS_TWO_SCALES = 0x40;
const HAS_MATRIX = 0x80;
const HAS_INSTRUCTIONS = 0x100;

/**
 * One TrueType font of just these characters, out of any number of fonts with the same units per em. Glyph `n + 1` writes
 * character `n`, even where two characters share an outline or none has one, so that a PDF can tell them apart. Glyph 0 is the missing box.
 */
export function subsetFont(glyphs: readonly SubsetGlyph[], { family, weight }: SubsetOptions): Uint8Array {
  const [first] = glyphs;
  if (!first) throw new Error('Expected at least one character to subset a font for, got none.');
  const outlines = collectOutlines(first.font, glyphs);
  const { ascent, descent, unitsPerEm } = first.font;
  const bounds = boundsOf(outlines);
  const codePoints = glyphs.map(({ codePoint }) => codePoint);
  const tables: [string, Uint8Array][] = [
    ['OS/2', os2Table({ ascent, descent, weight, codePoints })],
    ['cmap', characterMapTable(codePoints)],
    ['glyf', concatenate(outlines.map(({ data }) => padded(data)))],
    ['head', headTable(unitsPerEm, bounds)],
    ['hhea', hheaTable({ ascent, descent, outlines, bounds })],
    [
      'hmtx',
      table(outlines.length * 4, (view) =>
        outlines.forEach(({ advance, data }, index) => {
          view.setUint16(index * 4, advance);
          view.setInt16(index * 4 + 2, data.length === 0 ? 0 : viewOf(data).getInt16(2));
        }),
      ),
    ],
    ['loca', locationTable(outlines)],
    ['maxp', profileTable(outlines)],
    ['name', nameTable(family, weight)],
    [
      'post',
      table(32, (view) => {
        view.setUint32(0, 0x00030000);
      }),
    ],
  ];
  return assemble(tables);
}

/** The requested glyphs in order, then the parts that composite glyphs refer to. */
function collectOutlines(base: Font, glyphs: readonly SubsetGlyph[]): Outline[] {
  const wanted = [
    { font: base, glyph: 0 },
    ...glyphs.map(({ codePoint, font }) => ({ font, glyph: font.glyphs.get(codePoint) ?? 0 })),
  ];
  const parts = new Map<Font, Map<number, number>>();
  const outlines: Outline[] = [];
  for (let index = 0; index < wanted.length; index++) {
    const { font, glyph } = wanted[index] ?? { font: base, glyph: 0 };
    const known = parts.get(font) ?? new Map<number, number>();
    parts.set(font, known);
    const data = renumberParts(font.outlineOf(glyph), (part) => {
      const existing = known.get(part);
      if (existing !== undefined) return existing;
      wanted.push({ font, glyph: part });
      known.set(part, wanted.length - 1);
      return wanted.length - 1;
    });
    outlines.push({ data, advance: font.advanceOf(glyph) });
  }
  return outlines;
}

/** A composite glyph's parts, by their numbers in the subset. Simple glyphs stay as they are. */
function renumberParts(data: Uint8Array, numberOf: (part: number) => number): Uint8Array {
  if (data.length === 0 || viewOf(data).getInt16(0) >= 0) return data;
  const copy = data.slice();
  const view = viewOf(copy);
  let offset = 10;
  let flags = MORE_COMPONENTS;
  while (flags & MORE_COMPONENTS) {
    flags = view.getUint16(offset);
    view.setUint16(offset, flags & ~HAS_INSTRUCTIONS);
    view.setUint16(offset + 2, numberOf(view.getUint16(offset + 2)));
    offset += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE) offset += 2;
    else if (flags & HAS_TWO_SCALES) offset += 4;
    else if (flags & HAS_MATRIX) offset += 8;
  }
  return copy.subarray(0, offset);
}

interface Bounds {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

function boundsOf(outlines: readonly Outline[]): Bounds {
  const views = outlines.filter(({ data }) => data.length > 0).map(({ data }) => viewOf(data));
  const extreme = (offset: number, choose: (a: number, b: number) => number): number =>
    views.map((view) => view.getInt16(offset)).reduce(choose, 0);
  return {
    left: extreme(2, Math.min),
    bottom: extreme(4, Math.min),
    right: extreme(6, Math.max),
    top: extreme(8, Math.max),
  };
}

function headTable(unitsPerEm: number, { left, bottom, right, top }: Bounds): Uint8Array {
  return table(54, (view) => {
    view.setUint32(0, 0x00010000);
    view.setUint32(12, 0x5f0f3cf5);
    view.setUint16(16, 0x0003);
    view.setUint16(18, unitsPerEm);
    [left, bottom, right, top].forEach((value, index) => {
      view.setInt16(36 + index * 2, value);
    });
    view.setUint16(46, 6);
    view.setInt16(48, 2);
    view.setInt16(50, 1);
  });
}

interface Metrics {
  readonly ascent: number;
  readonly descent: number;
}

function hheaTable({
  ascent,
  descent,
  outlines,
  bounds,
}: Metrics & { outlines: readonly Outline[]; bounds: Bounds }): Uint8Array {
  return table(36, (view) => {
    view.setUint32(0, 0x00010000);
    view.setInt16(4, ascent);
    view.setInt16(6, descent);
    view.setUint16(10, Math.max(...outlines.map(({ advance }) => advance)));
    view.setInt16(12, bounds.left);
    view.setInt16(16, bounds.right);
    view.setInt16(18, 1);
    view.setUint16(34, outlines.length);
  });
}

function locationTable(outlines: readonly Outline[]): Uint8Array {
  return table((outlines.length + 1) * 4, (view) => {
    let offset = 0;
    outlines.forEach(({ data }, index) => {
      view.setUint32(index * 4, offset);
      offset += padded(data).length;
    });
    view.setUint32(outlines.length * 4, offset);
  });
}

/** Upper limits, not counts: a rasteriser only sizes its buffers by them. */
function profileTable(outlines: readonly Outline[]): Uint8Array {
  return table(32, (view) => {
    view.setUint32(0, 0x00010000);
    view.setUint16(4, outlines.length);
    view.setUint16(6, Math.min(0xffff, Math.max(...outlines.map(({ data }) => data.length))));
    view.setUint16(8, 512);
    view.setUint16(10, 4096);
    view.setUint16(12, 512);
    view.setUint16(14, 1);
    view.setUint16(28, 64);
    view.setUint16(30, 8);
  });
}

function os2Table({
  ascent,
  descent,
  weight,
  codePoints,
}: Metrics & { weight: number; codePoints: readonly number[] }): Uint8Array {
  const basic = codePoints.map((codePoint) => Math.min(codePoint, 0xffff));
  return table(96, (view) => {
    view.setUint16(0, 4);
    view.setUint16(4, weight);
    view.setUint16(6, 5);
    view.setUint16(62, 0x40);
    view.setUint16(64, Math.min(...basic));
    view.setUint16(66, Math.max(...basic));
    view.setInt16(68, ascent);
    view.setInt16(70, descent);
    view.setUint16(74, ascent);
    view.setUint16(76, -descent);
  });
}

/** Format 12, with one group a character: any plane, and small enough for a subset. */
function characterMapTable(codePoints: readonly number[]): Uint8Array {
  const entries = codePoints.map((codePoint, index) => [codePoint, index + 1] as const).sort(([a], [b]) => a - b);
  const length = 16 + entries.length * 12;
  return table(12 + length, (view) => {
    view.setUint16(2, 1);
    view.setUint16(4, 3);
    view.setUint16(6, 10);
    view.setUint32(8, 12);
    view.setUint16(12, 12);
    view.setUint32(16, length);
    view.setUint32(24, entries.length);
    entries.forEach(([codePoint, glyph], index) => {
      view.setUint32(28 + index * 12, codePoint);
      view.setUint32(32 + index * 12, codePoint);
      view.setUint32(36 + index * 12, glyph);
    });
  });
}

function nameTable(family: string, weight: number): Uint8Array {
  const style = weight >= 600 ? 'SemiBold' : 'Regular';
  const names: [number, string][] = [
    [1, weight >= 600 ? `${family} ${style}` : family],
    [2, 'Regular'],
    [4, `${family} ${style}`],
    [6, `${family.replace(/[^A-Za-z0-9]/g, '')}-${style}`],
    [16, family],
    [17, style],
  ];
  const start = 6 + names.length * 12;
  return table(start + names.reduce((sum, [, text]) => sum + text.length * 2, 0), (view) => {
    view.setUint16(2, names.length);
    view.setUint16(4, start);
    let offset = 0;
    names.forEach(([id, text], index) => {
      [3, 1, 0x409, id, text.length * 2, offset].forEach((value, field) => {
        view.setUint16(6 + index * 12 + field * 2, value);
      });
      for (let at = 0; at < text.length; at++) view.setUint16(start + offset + at * 2, text.charCodeAt(at));
      offset += text.length * 2;
    });
  });
}

function assemble(tables: readonly [string, Uint8Array][]): Uint8Array {
  const log = Math.floor(Math.log2(tables.length));
  const directory = table(12 + tables.length * 16, (view) => {
    view.setUint32(0, 0x00010000);
    view.setUint16(4, tables.length);
    view.setUint16(6, 2 ** log * 16);
    view.setUint16(8, log);
    view.setUint16(10, tables.length * 16 - 2 ** log * 16);
    let offset = 12 + tables.length * 16;
    tables.forEach(([tag, data], index) => {
      const entry = 12 + index * 16;
      for (let at = 0; at < 4; at++) view.setUint8(entry + at, tag.charCodeAt(at));
      view.setUint32(entry + 4, checksum(data));
      view.setUint32(entry + 8, offset);
      view.setUint32(entry + 12, data.length);
      offset += padded(data).length;
    });
  });
  const bytes = concatenate([directory, ...tables.map(([, data]) => padded(data))]);
  const headEntry = tables.findIndex(([tag]) => tag === 'head');
  const view = viewOf(bytes);
  view.setUint32(view.getUint32(12 + headEntry * 16 + 8) + 8, (0xb1b0afba - checksum(bytes)) >>> 0);
  return bytes;
}

function checksum(data: Uint8Array): number {
  const view = viewOf(padded(data));
  let sum = 0;
  for (let offset = 0; offset < view.byteLength; offset += 4) sum = (sum + view.getUint32(offset)) >>> 0;
  return sum;
}

function padded(data: Uint8Array): Uint8Array {
  if (data.length % 4 === 0) return data;
  const longer = new Uint8Array(Math.ceil(data.length / 4) * 4);
  longer.set(data);
  return longer;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

function table(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  fill(viewOf(bytes));
  return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
