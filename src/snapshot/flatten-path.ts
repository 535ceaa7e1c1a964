import type { PathSegment } from './scene';

export type Point = readonly [number, number];

/** A line of points, or an area's ring. */
export interface Ring {
  readonly points: readonly Point[];
  readonly isClosed: boolean;
}

/** Pieces per curve: a page-wide arrow then strays by less than a tenth of a point. */
const CURVE_STEPS = 16;

/** A path as straight pieces. */
export function flattenPath(segments: readonly PathSegment[]): Ring[] {
  const rings: Ring[] = [];
  let points: Point[] = [];
  const finish = (isClosed: boolean): void => {
    if (points.length > 1) rings.push({ points, isClosed });
    points = [];
  };
  for (const segment of segments) {
    switch (segment[0]) {
      case 'M':
        finish(false);
        points = [[segment[1], segment[2]]];
        break;
      case 'L':
        points.push([segment[1], segment[2]]);
        break;
      case 'C':
        points.push(...curvePoints(points.at(-1) ?? [segment[1], segment[2]], segment));
        break;
      case 'Z':
        finish(true);
        break;
    }
  }
  finish(false);
  return rings;
}

function curvePoints(
  [x0, y0]: Point,
  [, x1, y1, x2, y2, x3, y3]: readonly ['C', number, number, number, number, number, number],
): Point[] {
  return Array.from({ length: CURVE_STEPS }, (_, step) => {
    const t = (step + 1) / CURVE_STEPS;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3];
    return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
  });
}
