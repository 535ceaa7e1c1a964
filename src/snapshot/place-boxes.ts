import { contains, crosses, inset, isInside, overlaps } from './boxes';
import type { PagePoint } from './geo-path';
import type { Box } from './scene';

/** Something rectangular that must find room: where it would like to stand, best first by `cost`. */
export interface Placeable {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** What it speaks of; a leader joins the two when they are apart. */
  readonly anchor: PagePoint;
  /** Centres. */
  readonly candidates: readonly { readonly x: number; readonly y: number; readonly cost: number }[];
  /** The lines that it labels, by their places in `lines`: covering them costs nothing. */
  readonly ownLines?: ReadonlySet<number>;
}

export interface Surroundings {
  readonly frame: Box;
  /** May not be covered at all. */
  readonly taken: readonly Box[];
  /** Points that ought to stay visible. */
  readonly dots: readonly PagePoint[];
  readonly lines: readonly (readonly PagePoint[])[];
  /** Smallest distance between two boxes. */
  readonly gap: number;
}

const DOT_COST = 500;
const LINE_COST = 26;
const LEADER_COST = 160;
const SWEEPS = 3;

/**
 * Finds room for every box, none over another: the largest first, then each anew among all others, until nothing gets
 * better. A box that fits nowhere is not in the answer.
 */
export function placeBoxes(items: readonly Placeable[], around: Surroundings): ReadonlyMap<string, Box> {
  const order = [...items].sort((a, b) => b.width * b.height - a.width * a.height || (a.id < b.id ? -1 : 1));
  const placed = new Map<string, Box>();
  const anchors = new Map(items.map(({ id, anchor }) => [id, anchor]));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let hasChanged = false;
    for (const item of order) {
      const before = placed.get(item.id);
      placed.delete(item.id);
      const box = bestBox(item, around, placed, anchors);
      if (box === null) continue;
      placed.set(item.id, box);
      if (before?.x !== box.x || before.y !== box.y) hasChanged = true;
    }
    if (!hasChanged) break;
  }
  return placed;
}

/** Where the leader leaves a box for its anchor. */
export function nearestEdge(box: Box, [x, y]: PagePoint): PagePoint {
  return [Math.max(box.x, Math.min(box.x + box.width, x)), Math.max(box.y, Math.min(box.y + box.height, y))];
}

function bestBox(
  item: Placeable,
  around: Surroundings,
  placed: ReadonlyMap<string, Box>,
  anchors: ReadonlyMap<string, PagePoint>,
): Box | null {
  const { frame, taken, dots, lines, gap } = around;
  let best: Box | null = null;
  let bestCost = Infinity;
  const candidates = [...item.candidates].sort((a, b) => a.cost - b.cost);
  for (const { x, y, cost } of candidates) {
    if (cost >= bestCost) break;
    const box = { x: x - item.width / 2, y: y - item.height / 2, width: item.width, height: item.height };
    if (!isInside(box, frame) || taken.some((other) => overlaps(box, other, gap))) continue;
    if ([...placed.values()].some((other) => overlaps(box, other, gap))) continue;
    let sum = cost;
    const wide = inset(box, -gap);
    for (const dot of dots) if (dot !== item.anchor && contains(wide, dot)) sum += DOT_COST;
    for (const [at, line] of lines.entries())
      if (item.ownLines?.has(at) !== true && line.some((point, index) => crosses(box, line[index - 1] ?? point, point)))
        sum += LINE_COST;
    if (sum >= bestCost) continue;
    const leader = [nearestEdge(box, item.anchor), item.anchor] as const;
    for (const [id, other] of placed) {
      if (crosses(other, ...leader)) sum += LEADER_COST;
      const anchor = anchors.get(id);
      if (anchor && crosses(box, nearestEdge(other, anchor), anchor)) sum += LEADER_COST;
      else if (anchor && intersect(...leader, nearestEdge(other, anchor), anchor)) sum += LEADER_COST / 2;
    }
    if (sum < bestCost) [best, bestCost] = [box, sum];
  }
  return best;
}

function intersect(a: PagePoint, b: PagePoint, c: PagePoint, d: PagePoint): boolean {
  const side = (p: PagePoint, q: PagePoint, r: PagePoint): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Centres around a point: right beside it first, then in wider and wider rings, at last anywhere on the map. */
export function candidatesAround(
  [x, y]: PagePoint,
  size: { readonly width: number; readonly height: number },
  frame: Box,
  options: { readonly isCentred: boolean; readonly gap: number; readonly reach: number },
): Placeable['candidates'] {
  const { isCentred, gap, reach } = options;
  const found: { x: number; y: number; cost: number }[] = [];
  if (isCentred) found.push({ x, y, cost: 0 });
  const [halfWidth, halfHeight] = [size.width / 2, size.height / 2];
  for (const [ring, distance] of [gap, 0.12, 0.24, 0.4, 0.6, 0.8, 1].entries()) {
    const away = ring === 0 ? gap : gap + distance * reach;
    for (let at = 0; at < 24; at++) {
      const angle = (at * Math.PI) / 12;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      // East and above before west and below: the way names stand on maps.
      const preference = cos > 0.9 ? 0 : sin < 0 ? 3 : 5;
      // On a rounded rectangle around the point, so that a wide box stands as near above as beside.
      const stretch = 1 / Math.max(Math.abs(cos), Math.abs(sin));
      found.push({
        x: x + cos * away + clampUnit(cos * stretch) * halfWidth,
        y: y + sin * away + clampUnit(sin * stretch) * halfHeight,
        cost: 4 + preference + away * 1.2,
      });
    }
  }
  const steps = 18;
  for (let column = 0; column <= steps; column++)
    for (let row = 0; row <= steps; row++) {
      const cx = frame.x + halfWidth + ((frame.width - size.width) * column) / steps;
      const cy = frame.y + halfHeight + ((frame.height - size.height) * row) / steps;
      const box = { x: cx - halfWidth, y: cy - halfHeight, ...size };
      const [ex, ey] = nearestEdge(box, [x, y]);
      const away = Math.hypot(ex - x, ey - y);
      if (isCentred || away >= gap) found.push({ x: cx, y: cy, cost: 16 + away * 1.2 });
    }
  return found;
}

function clampUnit(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
