import { readFileSync } from 'node:fs';
import type { FontSet, FontWeight } from '../../src/snapshot/fonts/font-set';
import { openFont, type Font } from '../../src/snapshot/fonts/open-font';

/** Latin, Cyrillic, and the whole of Korean as one font a piece, as far as the text asks for it. */
export function testFonts(text: string): FontSet {
  return { 400: fontsFor(400, text), 600: fontsFor(600, text) };
}

function fontsFor(weight: FontWeight, text: string): readonly [Font, ...Font[]] {
  const latin = open(`noto-sans/files/noto-sans-latin-${weight}-normal.woff`);
  const others = ['latin-ext', 'cyrillic'].map((name) =>
    open(`noto-sans/files/noto-sans-${name}-${weight}-normal.woff`),
  );
  const korean = koreanPieces(text).map((piece) =>
    open(`noto-sans-kr/files/noto-sans-kr-${piece}-${weight}-normal.woff`),
  );
  return [latin, ...others, ...korean];
}

function open(path: string): Font {
  return openFont(readFileSync(new URL(`../../node_modules/@fontsource/${path}`, import.meta.url)));
}

function koreanPieces(text: string): string[] {
  const ranges = JSON.parse(
    readFileSync(new URL('../../node_modules/@fontsource/noto-sans-kr/unicode.json', import.meta.url), 'utf8'),
  ) as Record<string, string>;
  const codePoints = Array.from(text)
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((codePoint) => codePoint >= 0x1100);
  return Object.entries(ranges)
    .filter(([name, range]) => name.startsWith('[') && codePoints.some((codePoint) => isIn(range, codePoint)))
    .map(([name]) => name.slice(1, -1));
}

function isIn(range: string, codePoint: number): boolean {
  return range.split(',').some((part) => {
    const [first = '', last = first] = part.replace('U+', '').split('-');
    return codePoint >= parseInt(first, 16) && codePoint <= parseInt(last, 16);
  });
}
