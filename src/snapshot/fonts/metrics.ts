import table from './metrics.json';

export type FontWeight = 400 | 600;

interface TextMeasure {
  readonly text: string;
  readonly weight: FontWeight;
  /** Points. */
  readonly size: number;
  /** After every character, as CSS has it. */
  readonly letterSpacing?: number;
}

/**
 * How wide text is in Noto Sans, without kerning or ligatures: the sum of its characters' advances, the same in every
 * program that is told not to kern. Made by `scripts/font-metrics.mjs` from the files that snapshots embed.
 */
export interface FontMetrics {
  /** Thousandths of an em. */
  readonly advance: (codePoint: number, weight: FontWeight) => number;
  readonly width: (measure: TextMeasure) => number;
  /** The font files that the characters of a text need, without weight and extension, most common first. */
  readonly pieces: (codePoints: Iterable<number>) => readonly string[];
}

/** `[first, how many, advance]` or `[first, advances]`. */
type Run = readonly (number | readonly number[])[];
interface Piece {
  readonly file: string;
  readonly all?: readonly Run[];
  readonly 400?: readonly Run[];
  readonly 600?: readonly Run[];
}

/** Latin and Cyrillic come first in the table; of the 120 pieces of Hangul only those are opened that a text needs. */
const COMMON_PIECES = 4;

/** A character that the fonts do not have is drawn by whatever font the reader's program finds; this wide or narrower, we trust. */
const UNKNOWN_NARROW = 650;
const UNKNOWN_WIDE = 1400;

export function createFontMetrics(): FontMetrics {
  // Our own file, made and checked by the script named above. Every character is in one piece only.
  const pieces = table as unknown as readonly Piece[];
  const advances = { 400: new Map<number, number>(), 600: new Map<number, number>() };
  const pieceOf = new Map<number, number>();
  const unopened = new Set(pieces.keys());
  const absent = new Set<number>();
  const open = (at: number): void => {
    openPiece(pieces[at], at, advances, pieceOf);
    unopened.delete(at);
  };
  for (let at = 0; at < COMMON_PIECES; at++) open(at);
  const find = (codePoint: number, weight: FontWeight): number | undefined => {
    const known = advances[weight].get(codePoint);
    if (known !== undefined || absent.has(codePoint)) return known;
    for (const at of unopened) if (hasCharacter(pieces[at], codePoint)) open(at);
    const found = advances[weight].get(codePoint);
    if (found === undefined) absent.add(codePoint);
    return found;
  };

  const advance = (codePoint: number, weight: FontWeight): number =>
    find(codePoint, weight) ?? (codePoint >= 0x1f000 || isWide(codePoint) ? UNKNOWN_WIDE : UNKNOWN_NARROW);
  return {
    advance,
    width({ text, weight, size, letterSpacing = 0 }) {
      let sum = 0;
      let count = 0;
      for (const character of text) {
        sum += advance(character.codePointAt(0) ?? 0, weight);
        count++;
      }
      return (sum * size) / 1000 + letterSpacing * count;
    },
    pieces(codePoints) {
      const needed = new Set<number>();
      for (const codePoint of codePoints) {
        find(codePoint, 400);
        const at = pieceOf.get(codePoint);
        if (at !== undefined) needed.add(at);
      }
      return [...needed].sort((a, b) => a - b).flatMap((at) => pieces[at]?.file ?? []);
    },
  };
}

function hasCharacter(piece: Piece | undefined, codePoint: number): boolean {
  return (piece?.all ?? piece?.[400] ?? []).some(
    ([first, second]) =>
      typeof first === 'number' &&
      codePoint >= first &&
      codePoint < first + (typeof second === 'number' ? second : (second?.length ?? 0)),
  );
}

function openPiece(
  piece: Piece | undefined,
  at: number,
  advances: Readonly<Record<FontWeight, Map<number, number>>>,
  pieceOf: Map<number, number>,
): void {
  for (const weight of [400, 600] as const)
    for (const [first, second, same] of piece?.[weight] ?? piece?.all ?? []) {
      if (typeof first !== 'number') continue;
      const count = typeof second === 'number' ? second : (second?.length ?? 0);
      for (let offset = 0; offset < count; offset++) {
        const advance = typeof second === 'object' ? second[offset] : same;
        if (typeof advance !== 'number') continue;
        advances[weight].set(first + offset, advance);
        pieceOf.set(first + offset, at);
      }
    }
}

/** Chinese, Japanese and Korean blocks that the fonts have only in part. */
function isWide(codePoint: number): boolean {
  return (codePoint >= 0x2e80 && codePoint <= 0xd7ff) || (codePoint >= 0xf900 && codePoint <= 0xffef);
}
