import { geoPath, type GeoContext, type GeoPermissibleObjects } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import type { Geometry, Position } from 'geojson';
import type { PathSegment } from './scene';

export type PagePoint = readonly [x: number, y: number];

/** Projected, clipped and simplified rings or lines. */
export interface PageLine {
  readonly points: readonly PagePoint[];
  readonly isClosed: boolean;
}

/** How far a line may be off after simplifying, points: less than a dot at 600 to the inch. */
const TOLERANCE = 0.08;
/** Rings smaller than this, square points, are not worth their ink. */
const SMALLEST = 0.06;

/** A geometry on the page, at the detail that the page can show. */
export function pageLines(
  geometry: Geometry | { readonly type: 'Sphere' } | GeoPermissibleObjects,
  projection: GeoProjection,
  tolerance = TOLERANCE,
  smallest = SMALLEST,
): PageLine[] {
  const lines: { points: PagePoint[]; isClosed: boolean }[] = [];
  const context: GeoContext = {
    beginPath: () => undefined,
    arc: () => undefined,
    moveTo: (x, y) => {
      lines.push({ points: [[x, y]], isClosed: false });
    },
    lineTo: (x, y) => {
      lines.at(-1)?.points.push([x, y]);
    },
    closePath: () => {
      const line = lines.at(-1);
      if (line) line.isClosed = true;
    },
  };
  geoPath(projection, context)(geometry);
  return lines.flatMap(({ points, isClosed }) => {
    const kept = simplify(points, tolerance);
    if (isClosed ? kept.length < 3 || Math.abs(ringArea(kept)) < smallest : kept.length < 2) return [];
    return [{ points: kept, isClosed }];
  });
}

export function pathOf(lines: readonly PageLine[]): PathSegment[] {
  return lines.flatMap(({ points, isClosed }) => [
    ...points.map(([x, y], at): PathSegment => [at === 0 ? 'M' : 'L', x, y]),
    ...(isClosed ? [['Z'] as const] : []),
  ]);
}

/** Signed; positive when the ring runs clockwise on the page. */
export function ringArea(points: readonly (PagePoint | Position)[]): number {
  let sum = 0;
  for (let at = 0; at < points.length; at++) {
    const point = points[at];
    const next = points[at + 1 < points.length ? at + 1 : 0];
    sum += (point?.[0] ?? 0) * (next?.[1] ?? 0) - (next?.[0] ?? 0) * (point?.[1] ?? 0);
  }
  return sum / 2;
}

/**
 * Rings as d3-geo wants them: outer ones clockwise seen from above, holes the other way. GeoJSON (RFC 7946) has it the
 * other way round, and drawn polygons either. No area of ours covers half the globe, so a flat area tells.
 */
export function rewound<T extends Geometry>(geometry: T): T {
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: rewind(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: geometry.coordinates.map(rewind) };
  return geometry;
}

function rewind(rings: Position[][]): Position[][] {
  return rings.map((ring, at) => (ringArea(ring) > 0 === (at === 0) ? ring.toReversed() : ring));
}

/** Douglas–Peucker, without recursion. */
export function simplify(points: readonly PagePoint[], tolerance: number): PagePoint[] {
  const isKept = new Uint8Array(points.length);
  const limit = tolerance * tolerance;
  const stack: number[] = [0, points.length - 1];
  isKept[0] = 1;
  isKept[points.length - 1] = 1;
  for (let to = stack.pop(); to !== undefined; to = stack.pop()) {
    const from = stack.pop() ?? 0;
    const [start, end] = [points[from], points[to]];
    if (!start || !end) continue;
    let [farthest, distance] = [-1, limit];
    for (let at = from + 1; at < to; at++) {
      const point = points[at];
      if (!point) continue;
      const off = squaredDistance(point, start, end);
      if (off > distance) {
        farthest = at;
        distance = off;
      }
    }
    if (farthest === -1) continue;
    isKept[farthest] = 1;
    stack.push(from, farthest, farthest, to);
  }
  return points.filter((_, at) => isKept[at] === 1);
}

function squaredDistance(point: PagePoint, start: PagePoint, end: PagePoint): number {
  const [x0, y0] = [start[0], start[1]];
  const [dx, dy] = [end[0] - x0, end[1] - y0];
  const [px, py] = [point[0] - x0, point[1] - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
  return (px - along * dx) ** 2 + (py - along * dy) ** 2;
}
