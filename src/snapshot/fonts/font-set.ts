import type { Font } from './open-font';
import { printableText } from './printable-text';

export type FontWeight = 400 | 600;

/** Per weight, in order of preference: the first font that has a character writes it. At least one font each. */
export type FontSet = Readonly<Record<FontWeight, readonly [Font, ...Font[]]>>;

export interface TextMeasure {
  readonly text: string;
  readonly weight: FontWeight;
  readonly size: number;
  /** After every character, as CSS has it. */
  readonly letterSpacing?: number;
}

/** The font that writes a character; the first one, whose "missing" box it then gets, when none has it. */
export function fontOf(fonts: FontSet, weight: FontWeight, codePoint: number): Font {
  const candidates = fonts[weight];
  return candidates.find(({ glyphs }) => glyphs.has(codePoint)) ?? candidates[0];
}

/** Width by advances alone, without kerning: the one measure that every writer and every viewer can keep to. */
export function textWidth(fonts: FontSet, { text, weight, size, letterSpacing = 0 }: TextMeasure): number {
  let width = 0;
  for (const character of printableText(text)) {
    width += advanceWidth(fonts, weight, character.codePointAt(0) ?? 0) * size + letterSpacing;
  }
  return width;
}

/** In ems. */
function advanceWidth(fonts: FontSet, weight: FontWeight, codePoint: number): number {
  const font = fontOf(fonts, weight, codePoint);
  return font.advanceOf(font.glyphs.get(codePoint) ?? 0) / font.unitsPerEm;
}
