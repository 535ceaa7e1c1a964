import { formatNumber } from '../core/messages/format-number';
import { circlePath, contains, isInside, overlaps } from './boxes';
import type { PagePoint } from './geo-path';
import type { MapProjection } from './map-projection';
import type { PageLook } from './page-look';
import type { MapLayers } from './page-subject';
import { candidatesAround, nearestEdge, placeBoxes } from './place-boxes';
import type { RowDisc } from './row-discs';
import { discEdge, letterShapes, partEdge, slotFill, slotLetter } from './row-look';
import type { Box, Shape } from './scene';
import { lineShapes, wrapRuns, type TextStyle } from './text-layout';

/** Points: a smaller letter cannot be read. */
const SMALLEST_LETTER = 4.6;
const NOTHING: ReadonlySet<string> = new Set();

/** A row of a disc: its number on the page and its part. */
export interface RowOfDisc {
  readonly number: number;
  readonly slot: number;
}

/** Discs, and beneath each its count; or the numbers of its rows, where rows have numbers. */
export function rowLayers(
  discs: readonly RowDisc[],
  /** Of each disc; `null` where rows have none. */
  numbers: readonly (readonly RowOfDisc[])[] | null,
  {
    map,
    taken,
    look,
    language,
    label,
  }: { map: MapProjection; taken: readonly Box[]; look: PageLook; language: string; label: string },
): MapLayers {
  const shapes = discs.flatMap((disc) => discShapes(disc, look));
  const boxes = discs.map(({ point, radius }) => around(point, radius));
  const named =
    numbers === null
      ? countLabels(discs, { map, taken, look, language })
      : numberLabels(discs, numbers, { map, taken, look });
  return {
    under: [],
    over: [],
    top: [{ id: 'rows', label, shapes: [...named.leaders, ...shapes, ...named.shapes] }],
    taken: [...named.boxes, ...boxes],
    lines: [],
    named: { codes: NOTHING, texts: NOTHING },
    crowdedOut: named.crowdedOut,
  };
}

function discShapes({ cell, point: [x, y], radius }: RowDisc, look: PageLook): Shape[] {
  const inmost = cell.discs.at(-1);
  const size = radius * (inmost?.radius ?? 0) * 1.25;
  return [
    ...cell.discs.map((disc, at): Shape => ({
      kind: 'path',
      segments: circlePath(x, y, radius * disc.radius),
      fill: slotFill(disc.slot, look),
      ...(at === 0 ? { stroke: discEdge(look) } : look.theme.hasGroupLetters ? { stroke: partEdge(look) } : {}),
    })),
    ...(inmost !== undefined && size >= SMALLEST_LETTER
      ? letterShapes(inmost.slot, [x, y], Math.min(size, look.note.size), look)
      : []),
  ];
}

interface Labels {
  readonly shapes: readonly Shape[];
  readonly leaders: readonly Shape[];
  readonly boxes: readonly Box[];
  readonly crowdedOut: readonly string[];
}

/** Counts beneath the discs of several rows, the largest first, where there is room: as on screen. */
function countLabels(
  discs: readonly RowDisc[],
  { map, taken, look, language }: { map: MapProjection; taken: readonly Box[]; look: PageLook; language: string },
): Labels {
  const style = labelStyle(look);
  const shapes: Shape[] = [];
  const boxes: Box[] = [];
  const middles = discs.map(({ point, radius }) => around(point, radius * 0.6));
  for (const { cell, point, radius } of discs) {
    if (cell.count === 1) continue;
    const lines = wrapRuns(
      [look.run(formatNumber(cell.count, language), { color: look.theme.map.tagInk })],
      200,
      style,
      look.fonts,
    );
    const width = lines[0]?.width ?? 0;
    const box = { x: point[0] - width / 2, y: point[1] + radius, width, height: style.size * 1.15 };
    if (
      !isInside(box, map.box) ||
      [...taken, ...middles, ...boxes].some((other) => overlaps(box, other, 0.6 * look.unit))
    )
      continue;
    boxes.push(box);
    shapes.push(
      ...lineShapes(lines, { x: point[0], y: box.y + style.size * 0.95, anchor: 'middle' }, style, halo(look)),
    );
  }
  return { shapes, boxes, leaders: [], crowdedOut: [] };
}

/** The numbers of every disc's rows, with a hairline where they stand apart. */
function numberLabels(
  discs: readonly RowDisc[],
  numbers: readonly (readonly RowOfDisc[])[],
  { map, taken, look }: { map: MapProjection; taken: readonly Box[]; look: PageLook },
): Labels {
  const { unit, theme } = look;
  const style = labelStyle(look);
  const tags = discs.flatMap((disc, at) => {
    const rows = numbers[at] ?? [];
    const text = runsOf(rows.map(({ number }) => number));
    if (text === '') return [];
    const written = theme.hasGroupLetters ? letteredRuns(rows) : text;
    const lines = wrapRuns([look.run(written, { color: theme.map.tagInk, weight: 600 })], 70 * unit, style, look.fonts);
    const width = Math.max(...lines.map((line) => line.width));
    return [{ id: String(at), disc, text, lines, width, height: lines.length * style.leading }];
  });
  const dots = discs.map(({ point }) => point);
  const placed = placeBoxes(
    tags.map(({ id, disc, width, height }) => ({
      id,
      width,
      height,
      anchor: disc.point,
      candidates: candidatesAround(disc.point, { width, height }, map.box, {
        isCentred: false,
        gap: disc.radius + 1.5 * unit,
        reach: Math.min(160 * unit, Math.max(map.box.width, map.box.height) / 3),
      }),
    })),
    {
      frame: { x: map.box.x + 2, y: map.box.y + 2, width: map.box.width - 4, height: map.box.height - 4 },
      taken: [...taken, ...discs.map(({ point, radius }) => around(point, radius * 0.8))],
      dots,
      lines: [],
      gap: 1.2 * unit,
    },
  );
  const shapes: Shape[] = [];
  const leaders: Shape[] = [];
  const crowdedOut: string[] = [];
  for (const { id, disc, text, lines } of tags) {
    const box = placed.get(id);
    if (box === undefined) {
      crowdedOut.push(text);
      continue;
    }
    shapes.push(...lineShapes(lines, { x: box.x, y: box.y + style.size * 0.95 }, style, halo(look)));
    const end = nearestEdge(box, disc.point);
    const away = Math.hypot(end[0] - disc.point[0], end[1] - disc.point[1]);
    if (contains(box, disc.point) || away < disc.radius + 4 * unit) continue;
    leaders.push({
      kind: 'path',
      segments: [
        ['M', ...disc.point],
        ['L', ...end],
      ],
      stroke: { color: theme.map.tagEdge, width: 0.45 * unit },
    });
  }
  return { shapes, leaders, boxes: [...placed.values()], crowdedOut };
}

/** By part, where greys alone tell them: A 1–3, B 7 */
function letteredRuns(rows: readonly RowOfDisc[]): string {
  const slots = [...new Set(rows.map(({ slot }) => slot))].sort((a, b) => a - b);
  return slots
    .map((slot) => {
      const runs = runsOf(rows.filter((row) => row.slot === slot).map(({ number }) => number));
      return `${slotLetter(slot)}\u00a0${runs}`.trim();
    })
    .join(', ');
}

/** 1–3, 7 */
export function runsOf(numbers: readonly number[]): string {
  const parts: string[] = [];
  const sorted = [...numbers].sort((a, b) => a - b);
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (sorted[to + 1] === (sorted[to] ?? 0) + 1) to++;
    const [first, last] = [sorted[from], sorted[to]];
    parts.push(to - from > 1 ? `${first}–${last}` : to > from ? `${first}, ${last}` : `${first}`);
    from = to + 1;
  }
  return parts.join(', ');
}

function around([x, y]: PagePoint, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function labelStyle({ note }: PageLook): TextStyle {
  return { size: note.size * 0.95, leading: note.size * 1.12 };
}

function halo({ theme, unit }: PageLook): { readonly halo: { readonly color: string; readonly width: number } } {
  return { halo: { color: theme.map.tagPaper, width: 1.8 * unit } };
}
