import { flattenPath } from './flatten-path';
import type { Box, Hatch, PathSegment } from './scene';

/** More lines than this say nothing more; only a broken spacing would ask for them. */
const MAX_LINES = 2000;

/** A hatch's lines over a box, for writers whose viewers draw patterns with seams. In phase over the whole page, so that neighbours' lines meet. */
export function hatchLines(
  { angle, spacing }: Hatch,
  { x, y, width, height }: Box,
): [number, number, number, number][] {
  // Counterclockwise on paper is clockwise in coordinates whose y grows downwards.
  const radians = (-angle * Math.PI) / 180;
  const [along, across] = [
    [Math.cos(radians), Math.sin(radians)],
    [-Math.sin(radians), Math.cos(radians)],
  ] as const;
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const;
  const onto = ([dx, dy]: readonly [number, number]): number[] => corners.map(([cx, cy]) => cx * dx + cy * dy);
  const [starts, levels] = [onto(along), onto(across)];
  const [from, to] = [Math.min(...starts), Math.max(...starts)];
  const first = Math.ceil(Math.min(...levels) / spacing);
  const last = Math.min(Math.floor(Math.max(...levels) / spacing), first + MAX_LINES);
  const lines: [number, number, number, number][] = [];
  for (let index = first; index <= last; index++) {
    const [ox, oy] = [across[0] * index * spacing, across[1] * index * spacing];
    lines.push([ox + along[0] * from, oy + along[1] * from, ox + along[0] * to, oy + along[1] * to]);
  }
  return lines;
}

/** The same lines cut to the area of a path, even-odd, for formats that cannot clip. */
export function hatchInside(hatch: Hatch, segments: readonly PathSegment[]): PathSegment[] {
  const bounds = pathBounds(segments);
  if (!bounds) return [];
  const edges = flattenPath(segments).flatMap(({ points }) =>
    points.map((point, index) => [points.at(index - 1) ?? point, point] as const),
  );
  return hatchLines(hatch, bounds).flatMap(([x1, y1, x2, y2]) => {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const side = ([x, y]: readonly [number, number]): number => (x - x1) * dy - (y - y1) * dx;
    const crossings = edges
      .flatMap(([from, to]) => {
        const [before, after] = [side(from), side(to)];
        if (before >= 0 === after >= 0) return [];
        const t = before / (before - after);
        const [x, y] = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
        return [{ x, y, along: x * dx + y * dy }];
      })
      .sort((a, b) => a.along - b.along);
    return crossings.map(({ x, y }, index): PathSegment => [index % 2 === 0 ? 'M' : 'L', x, y]);
  });
}

/** The box around a path's points and handles; null when it has none. */
export function pathBounds(segments: readonly PathSegment[]): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [, ...coordinates] of segments) {
    for (let at = 0; at + 1 < coordinates.length; at += 2) {
      const [px, py] = [coordinates[at] ?? 0, coordinates[at + 1] ?? 0];
      [left, right] = [Math.min(left, px), Math.max(right, px)];
      [top, bottom] = [Math.min(top, py), Math.max(bottom, py)];
    }
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}
