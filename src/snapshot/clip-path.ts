import { flattenPath, type Point, type Ring } from './flatten-path';
import { pathBounds } from './hatch-lines';
import type { Box, PathSegment } from './scene';

/** A path cut to a box, for formats that cannot clip: the area and its outline apart, as the box's edge is not part of the outline. */
export interface ClippedPath {
  readonly area: readonly PathSegment[];
  readonly outline: readonly PathSegment[];
}

/** `whole` when nothing has to be cut, `none` when nothing is left. */
export function clipPath(segments: readonly PathSegment[], box: Box): ClippedPath | 'whole' | 'none' {
  const bounds = pathBounds(segments);
  if (!bounds) return 'none';
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const [boundsRight, boundsBottom] = [bounds.x + bounds.width, bounds.y + bounds.height];
  if (bounds.x >= box.x && bounds.y >= box.y && boundsRight <= right && boundsBottom <= bottom) return 'whole';
  if (bounds.x > right || bounds.y > bottom || boundsRight < box.x || boundsBottom < box.y) return 'none';
  const rings = flattenPath(segments);
  return {
    area: rings.flatMap(({ points }) => toSegments(clipRing(points, box), true)),
    outline: rings.flatMap((ring) => clipLine(ring, box).flatMap((line) => toSegments(line, false))),
  };
}

/** Sutherland and Hodgman: one edge of the box after the other. */
function clipRing(ring: readonly Point[], { x, y, width, height }: Box): Point[] {
  const edges: [0 | 1, number, 1 | -1][] = [
    [0, x, 1],
    [0, x + width, -1],
    [1, y, 1],
    [1, y + height, -1],
  ];
  let points = [...ring];
  for (const [axis, limit, sign] of edges) {
    const isInside = (point: Point): boolean => (point[axis] - limit) * sign >= 0;
    const kept: Point[] = [];
    points.forEach((point, index) => {
      const before = points.at(index - 1) ?? point;
      if (isInside(point) !== isInside(before)) kept.push(crossing(before, point, { axis, limit }));
      if (isInside(point)) kept.push(point);
    });
    points = kept;
  }
  return points;
}

function crossing(from: Point, to: Point, { axis, limit }: { axis: 0 | 1; limit: number }): Point {
  const t = (limit - from[axis]) / (to[axis] - from[axis]);
  const other = from[1 - axis] ?? 0;
  const value = other + t * ((to[1 - axis] ?? 0) - other);
  return axis === 0 ? [limit, value] : [value, limit];
}

function clipLine({ points, isClosed }: Ring, box: Box): Point[][] {
  const [first] = points;
  const all = isClosed && first ? [...points, first] : points;
  const lines: Point[][] = [];
  let isConnected = false;
  for (let index = 1; index < all.length; index++) {
    const [from, to] = [all[index - 1], all[index]];
    const piece = from && to && clipSegment(from, to, box);
    if (!piece) {
      isConnected = false;
      continue;
    }
    if (isConnected) lines.at(-1)?.push(piece[1]);
    else lines.push([...piece]);
    isConnected = piece[1] === to;
  }
  return lines;
}

/** Liang and Barsky. Ends that are inside stay the very same points. */
function clipSegment(from: Point, to: Point, { x, y, width, height }: Box): [Point, Point] | null {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [start, end] = [0, 1];
  const limits: [number, number][] = [
    [-dx, from[0] - x],
    [dx, x + width - from[0]],
    [-dy, from[1] - y],
    [dy, y + height - from[1]],
  ];
  for (const [speed, room] of limits) {
    if (speed === 0 && room < 0) return null;
    if (speed < 0) start = Math.max(start, room / speed);
    if (speed > 0) end = Math.min(end, room / speed);
  }
  if (start > end) return null;
  const at = (t: number): Point => [from[0] + t * dx, from[1] + t * dy];
  return [start === 0 ? from : at(start), end === 1 ? to : at(end)];
}

function toSegments(points: readonly Point[], isClosed: boolean): PathSegment[] {
  if (points.length < (isClosed ? 3 : 2)) return [];
  const segments: PathSegment[] = points.map(([x, y], index) => [index === 0 ? 'M' : 'L', x, y]);
  return isClosed ? [...segments, ['Z']] : segments;
}
