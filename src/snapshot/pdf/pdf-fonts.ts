import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fontOf, type FontSet, type FontWeight } from '../fonts/font-set';
import { glyphOutline } from '../fonts/glyph-outline';
import type { Font } from '../fonts/open-font';
import { subsetFont, type SubsetGlyph } from '../fonts/subset-font';
import type { PdfFile, PdfReference } from './pdf-file';
import { pdfDictionary, pdfNumber, pdfNumbers, pdfText, type PdfValue } from './pdf-syntax';

/** Characters that one font resource writes in one go. */
export interface EncodedText {
  readonly resource: string;
  readonly hexadecimal: string;
}

export interface GlyphPath {
  readonly path: string;
  readonly unitsPerEm: number;
  readonly advance: number;
}

interface Subset {
  readonly resource: string;
  readonly weight: FontWeight;
  readonly glyphs: SubsetGlyph[];
  readonly codes: Map<number, number>;
}

const FAMILY = 'Noto Sans';
/** Heights of capitals and stems, thousandths of an em: Noto Sans' own. Only used to pick a substitute for a font that is not embedded. */
const CAPITAL_HEIGHT = 714;
const STEM: Readonly<Record<FontWeight, number>> = { 400: 88, 600: 130 };
/** A character map may have so many lines in a section. */
const SECTION = 100;

/** The characters that a document uses, collected while its pages are written; then embedded as one subset per weight. */
export class PdfFonts {
  readonly #fonts: FontSet;
  readonly #subsets = new Map<string, Subset>();
  readonly #outlines = new Map<string, GlyphPath>();

  constructor(fonts: FontSet) {
    this.#fonts = fonts;
  }

  /** Every character has its own code, also when the fonts lack it: what is copied out is what was written. */
  encode(text: string, weight: FontWeight): EncodedText[] {
    const pieces: EncodedText[] = [];
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const font = fontOf(this.#fonts, weight, codePoint);
      const subset = this.#subsetFor(weight, font);
      const hexadecimal = codeOf(subset, { codePoint, font }).toString(16).padStart(4, '0');
      const last = pieces.at(-1);
      if (last?.resource === subset.resource) {
        pieces[pieces.length - 1] = { resource: last.resource, hexadecimal: last.hexadecimal + hexadecimal };
      } else pieces.push({ resource: subset.resource, hexadecimal });
    }
    return pieces;
  }

  /** The characters' contours as path operators in font units, for what is drawn around text and is not text. */
  outlines(text: string, weight: FontWeight): GlyphPath[] {
    return Array.from(text, (character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      const key = `${weight}/${codePoint}`;
      const path = this.#outlines.get(key) ?? glyphPath(fontOf(this.#fonts, weight, codePoint), codePoint);
      this.#outlines.set(key, path);
      return path;
    });
  }

  /** The `Font` resources. */
  finish(file: PdfFile): PdfValue {
    return pdfDictionary(
      Object.fromEntries([...this.#subsets.values()].map((subset) => [subset.resource, embed(subset, file)])),
    );
  }

  /** Fonts can only share a subset when they count in the same units. */
  #subsetFor(weight: FontWeight, { unitsPerEm }: Font): Subset {
    const key = `${weight}/${unitsPerEm}`;
    const existing = this.#subsets.get(key);
    if (existing) return existing;
    const subset: Subset = { resource: `F${this.#subsets.size + 1}`, weight, glyphs: [], codes: new Map() };
    this.#subsets.set(key, subset);
    return subset;
  }
}

function glyphPath(font: Font, codePoint: number): GlyphPath {
  const glyph = font.glyphs.get(codePoint) ?? 0;
  const operators = glyphOutline(font, glyph).map(([command, ...coordinates]) =>
    command === 'Z' ? 'h' : `${pdfNumbers(coordinates, 0)} ${command.toLowerCase()}`,
  );
  return { path: operators.join(' '), unitsPerEm: font.unitsPerEm, advance: font.advanceOf(glyph) };
}

function codeOf({ codes, glyphs }: Subset, glyph: SubsetGlyph): number {
  const existing = codes.get(glyph.codePoint);
  if (existing !== undefined) return existing;
  glyphs.push(glyph);
  codes.set(glyph.codePoint, glyphs.length);
  return glyphs.length;
}

function embed({ glyphs, weight }: Subset, file: PdfFile): PdfReference {
  const bytes = subsetFont(glyphs, { family: FAMILY, weight });
  const name = `/${subsetTag(bytes)}+NotoSans-${weight === 600 ? 'SemiBold' : 'Regular'}`;
  const [ascent, descent] = verticalExtent(glyphs);
  const descriptor = file.add(
    pdfDictionary({
      Type: '/FontDescriptor',
      FontName: name,
      Flags: '4',
      FontBBox: `[-500 ${descent} 1500 ${ascent}]`,
      ItalicAngle: '0',
      Ascent: String(ascent),
      Descent: String(descent),
      CapHeight: String(CAPITAL_HEIGHT),
      StemV: String(STEM[weight]),
      FontFile2: file.addStream(bytes, { entries: { Length1: String(bytes.length) } }),
    }),
  );
  const widths = glyphs.map(({ font, codePoint }) =>
    pdfNumber((font.advanceOf(font.glyphs.get(codePoint) ?? 0) * 1000) / font.unitsPerEm, 3),
  );
  const descendant = file.add(
    pdfDictionary({
      Type: '/Font',
      Subtype: '/CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: '<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>',
      FontDescriptor: descriptor,
      CIDToGIDMap: '/Identity',
      DW: '1000',
      W: `[1 [${widths.join(' ')}]]`,
    }),
  );
  return file.add(
    pdfDictionary({
      Type: '/Font',
      Subtype: '/Type0',
      BaseFont: name,
      Encoding: '/Identity-H',
      DescendantFonts: `[${descendant}]`,
      ToUnicode: file.addStream(utf8ToBytes(characterMap(glyphs))),
    }),
  );
}

/** Six capitals that tell this subset from another, out of its content. */
function subsetTag(bytes: Uint8Array): string {
  return String.fromCharCode(...[...sha256(bytes).subarray(0, 6)].map((byte) => 65 + (byte % 26)));
}

function verticalExtent(glyphs: readonly SubsetGlyph[]): [number, number] {
  const thousandths = (font: Font, value: number): number => Math.round((value * 1000) / font.unitsPerEm);
  return [
    Math.max(...glyphs.map(({ font }) => thousandths(font, font.ascent))),
    Math.min(...glyphs.map(({ font }) => thousandths(font, font.descent))),
  ];
}

function characterMap(glyphs: readonly SubsetGlyph[]): string {
  const lines = glyphs.map(({ codePoint }, index) => {
    const code = (index + 1).toString(16).padStart(4, '0');
    return `<${code}> ${pdfText(String.fromCodePoint(codePoint)).replace('FEFF', '')}`;
  });
  const sections: string[] = [];
  for (let at = 0; at < lines.length; at += SECTION) {
    const section = lines.slice(at, at + SECTION);
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...sections,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
