import { simplify, type PageLine, type PagePoint } from './geo-path';

/** Points: no tag is placed more exactly than that. */
const TOLERANCE = 0.3;

/** Whether a point is in an area: even-odd over all its rings. Asked for thousands of points, so the rings are laid out for it. */
export function insideTest(lines: readonly PageLine[]): (point: PagePoint) => boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const edges: number[] = [];
  for (const { points } of lines) {
    const ring = simplify(points, TOLERANCE);
    let before = ring.at(-1);
    for (const point of ring) {
      edges.push(before?.[0] ?? 0, before?.[1] ?? 0, point[0], point[1]);
      left = Math.min(left, point[0]);
      right = Math.max(right, point[0]);
      top = Math.min(top, point[1]);
      bottom = Math.max(bottom, point[1]);
      before = point;
    }
  }
  const flat = Float64Array.from(edges);
  return ([x, y]) => {
    if (x < left || x > right || y < top || y > bottom) return false;
    let isInside = false;
    for (let at = 0; at < flat.length; at += 4) {
      const y0 = flat[at + 1] ?? 0;
      const y1 = flat[at + 3] ?? 0;
      if (y0 > y === y1 > y) continue;
      const x0 = flat[at] ?? 0;
      if (x < x0 + ((y - y0) / (y1 - y0)) * ((flat[at + 2] ?? 0) - x0)) isInside = !isInside;
    }
    return isInside;
  };
}
