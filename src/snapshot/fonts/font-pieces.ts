import type { Scene } from '../scene';
import type { FontMetrics, FontWeight } from './metrics';
import { printableText } from './printable-text';

/** A file of `@fontsource/noto-sans` or `@fontsource/noto-sans-kr`, by its name without `-400-normal.woff`. */
export interface FontPiece {
  readonly file: string;
  readonly weight: FontWeight;
}

/**
 * The font files that write a scene, in order of preference; both weights have at least the Latin one. `isShared`: every
 * character in both weights.
 */
export function fontPieces(scene: Scene, fonts: FontMetrics, { isShared = false } = {}): FontPiece[] {
  const used: Record<FontWeight, Set<number>> = { 400: new Set(), 600: new Set() };
  for (const [weight, codePoints] of usedCharacters(scene))
    for (const code of codePoints) for (const each of isShared ? ([400, 600] as const) : [weight]) used[each].add(code);
  return ([400, 600] as const).flatMap((weight) => {
    const files = fonts.pieces([0x20, ...used[weight]]);
    return files.map((file): FontPiece => ({ file, weight }));
  });
}

/** Every character of a scene's text, by weight. */
export function usedCharacters({ pages }: Pick<Scene, 'pages'>): ReadonlyMap<FontWeight, ReadonlySet<number>> {
  const used = new Map<FontWeight, Set<number>>([
    [400, new Set()],
    [600, new Set()],
  ]);
  for (const page of pages)
    for (const group of page.groups)
      for (const shape of group.shapes)
        if (shape.kind === 'text')
          for (const { text, weight } of shape.runs)
            for (const character of printableText(text)) used.get(weight)?.add(character.codePointAt(0) ?? 0);
  return used;
}
