import type { Theme } from '../style/theme';
import { circlePath, crosses, isInside, overlaps } from './boxes';
import type { PagePoint } from './geo-path';
import type { PageLook } from './page-look';
import type { Box, Shape } from './scene';
import type { LabelRow } from './scene-input';
import { lineShapes, wrapRuns, type TextStyle } from './text-layout';

/** A name of the base map that would like to be shown. */
export interface LabelWish {
  readonly kind: LabelRow['kind'];
  readonly name: string;
  /** BCP 47, where the name is not in the page's language. */
  readonly language?: string;
  readonly anchor: PagePoint;
  /** Lower is more important. */
  readonly rank: number;
}

const COLORS: Readonly<Record<LabelRow['kind'], keyof Theme & `${string}Label`>> = {
  country: 'countryLabel',
  region: 'regionLabel',
  city: 'cityLabel',
  town: 'cityLabel',
  water: 'waterLabel',
};
const ORDER: readonly LabelRow['kind'][] = ['country', 'water', 'city', 'region', 'town'];

/** Names where there is room for them: over no tag, no symbol, no arrow and no other name. What has no room is left out. */
export function labelShapes(
  wishes: readonly LabelWish[],
  around: { readonly frame: Box; readonly taken: readonly Box[]; readonly lines: readonly (readonly PagePoint[])[] },
  look: PageLook,
): { shapes: Shape[]; boxes: Box[] } {
  const { unit, theme, fonts } = look;
  const boxes: Box[] = [];
  const shapes: Shape[] = [];
  const ordered = [...wishes].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.rank - b.rank || (a.name < b.name ? -1 : 1),
  );
  for (const wish of ordered) {
    const style = styleOf(wish.kind, look);
    const isTown = wish.kind === 'city' || wish.kind === 'town';
    const text = wish.kind === 'country' || wish.kind === 'region' ? upper(wish.name) : wish.name;
    const run = look.run(text, {
      color: theme.map[COLORS[wish.kind]],
      ...(wish.kind === 'country' && { weight: 600 }),
      ...(wish.language !== undefined && { language: wish.language }),
    });
    // A word is never broken for a label.
    const longest = Math.max(
      ...text.split(/\s+/).map((word) => fonts.width({ text: word, weight: run.weight, ...style })),
    );
    const lines = wrapRuns([run], Math.max((isTown ? 200 : 78) * unit, longest + 1), style, fonts);
    const width = Math.max(0, ...lines.map((line) => line.width));
    const height = (lines.length - 1) * style.leading + style.size;
    const [x, y] = wish.anchor;
    for (const [dx, dy, anchor] of isTown ? besideDot(width, height, unit) : nearAnchor(height, unit)) {
      const left = x + dx - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
      const box = { x: left, y: y + dy - height / 2, width, height };
      const padding = (isTown ? 2 : 4) * unit;
      if (!isInside(box, around.frame)) continue;
      if ([...around.taken, ...boxes].some((other) => overlaps(box, other, padding))) continue;
      if (around.lines.some((line) => line.some((point, at) => crosses(box, line[at - 1] ?? point, point)))) continue;
      const dot = { x: x - 2 * unit, y: y - 2 * unit, width: 4 * unit, height: 4 * unit };
      if (isTown && around.lines.some((line) => line.some((point, at) => crosses(dot, line[at - 1] ?? point, point))))
        continue;
      const core = { x: x - 1, y: y - 1, width: 2, height: 2 };
      if (isTown && [...around.taken, ...boxes].some((other) => overlaps(core, other, unit))) continue;
      boxes.push(box);
      if (isTown) {
        const radius = (wish.kind === 'city' ? 1.25 : 1) * unit;
        boxes.push({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
        shapes.push({
          kind: 'path',
          segments: circlePath(x, y, radius),
          fill: theme.map.labelHalo,
          stroke: { color: theme.map.cityLabel, width: 0.7 * unit },
        });
      }
      shapes.push(
        ...lineShapes(lines, { x: x + dx, y: box.y + style.size * 0.86, anchor }, style, {
          halo: { color: theme.map.labelHalo, width: 2.2 * unit },
        }),
      );
      break;
    }
  }
  return { shapes, boxes };
}

type Offset = readonly [dx: number, dy: number, anchor: 'start' | 'middle' | 'end'];

function besideDot(width: number, height: number, unit: number): Offset[] {
  const gap = 3 * unit;
  return [
    [gap, 0, 'start'],
    [-gap, 0, 'end'],
    [0, -height / 2 - gap, 'middle'],
    [0, height / 2 + gap, 'middle'],
    [gap * 0.8, -height * 0.6, 'start'],
    [gap * 0.8, height * 0.6, 'start'],
    [-gap * 0.8, -height * 0.6, 'end'],
    [-gap * 0.8, height * 0.6, 'end'],
  ];
}

/** Names of areas stand at their middle, or not far from it. */
function nearAnchor(height: number, unit: number): Offset[] {
  const steps = [0, 1, -1, 2, -2, 3, -3];
  return steps
    .flatMap((row) => steps.map((column): Offset => [column * 11 * unit, row * (height * 0.7 + 3 * unit), 'middle']))
    .sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay) - Math.hypot(bx, by));
}

function styleOf(kind: LabelRow['kind'], { unit }: PageLook): TextStyle {
  const style = (size: number, spacing = 0): TextStyle => {
    const points = Math.max(size * 0.86, size * unit);
    return { size: points, leading: points * 1.15, letterSpacing: spacing * points };
  };
  switch (kind) {
    case 'country':
      return style(8, 0.16);
    case 'region':
      return style(5.6, 0.12);
    case 'city':
      return style(7);
    case 'town':
      return style(6.3);
    case 'water':
      return style(6.6, 0.1);
  }
}

/** Capitals as every language has them; Hangul has none. */
function upper(name: string): string {
  return name.toUpperCase();
}
