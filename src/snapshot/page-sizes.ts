/** Page sizes by name, portrait, points. The screen formats are as large as they are shown: a slide, a post, a phone. */
export const PAGE_SIZES = {
  A5: { width: 419.53, height: 595.28 },
  A4: { width: 595.28, height: 841.89 },
  A3: { width: 841.89, height: 1190.55 },
  A2: { width: 1190.55, height: 1683.78 },
  Letter: { width: 612, height: 792 },
  Tabloid: { width: 792, height: 1224 },
  '16:9': { width: 540, height: 960 },
  '4:3': { width: 540, height: 720 },
  square: { width: 540, height: 540 },
  '9:16': { width: 303.75, height: 540 },
} as const;
export type PageSizeName = keyof typeof PAGE_SIZES;

/** What a page may measure along a side, points: from a phone's width to A0. */
const MIN_PAGE_POINTS = 200;
const MAX_PAGE_POINTS = 3400;

export interface PageOptions {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Size and orientation in words, for the list of what was made: "A4 landscape", "1600 × 900 px". */
  readonly name: string;
}

/** The slide and the phone have an orientation of their own; paper stands unless it is laid down. */
export function namedPage(name: PageSizeName, orientation: 'portrait' | 'landscape' | null): PageOptions {
  const { width, height } = PAGE_SIZES[name];
  const isWide = orientation === null ? name === '16:9' || name === '4:3' : orientation === 'landscape';
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return {
    width: isWide ? long : short,
    height: isWide ? short : long,
    name: name === 'square' ? name : `${name} ${isWide ? 'landscape' : 'portrait'}`,
  };
}

/** CSS pixels, 96 to the inch. */
export function pixelPage(width: number, height: number): PageOptions {
  return { width: width * 0.75, height: height * 0.75, name: `${width} × ${height} px` };
}

export function millimeterPage(width: number, height: number): PageOptions {
  const points = (millimeters: number): number => (millimeters * 72) / 25.4;
  return { width: points(width), height: points(height), name: `${width} × ${height} mm` };
}

/** What is wrong with a page's measures; `null` when nothing is. */
export function pageProblem({ width, height }: PageOptions): string | null {
  const fits = (side: number): boolean => side >= MIN_PAGE_POINTS && side <= MAX_PAGE_POINTS;
  if (fits(width) && fits(height)) return null;
  const shown = (points: number): string => `${Math.round((points * 25.4) / 72)} mm`;
  return `Expected a page with sides of ${shown(MIN_PAGE_POINTS)} to ${shown(MAX_PAGE_POINTS)}, got ${shown(width)} × ${shown(height)}.`;
}
