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
