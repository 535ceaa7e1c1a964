import type { Box, PathSegment } from './scene';

export function overlaps(a: Box, b: Box, padding = 0): boolean {
  return (
    a.x < b.x + b.width + padding &&
    b.x < a.x + a.width + padding &&
    a.y < b.y + b.height + padding &&
    b.y < a.y + a.height + padding
  );
}

export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export function inset(box: Box, by: number): Box {
  return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by };
}

export function contains(box: Box, [x, y]: readonly [number, number]): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** Whether any of a segment lies in a box (Liang–Barsky). */
export function crosses(box: Box, [x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): boolean {
  let [enter, leave] = [0, 1];
  for (const [from, delta, low, high] of [
    [x0, x1 - x0, box.x, box.x + box.width],
    [y0, y1 - y0, box.y, box.y + box.height],
  ] as const) {
    if (delta === 0) {
      if (from < low || from > high) return false;
      continue;
    }
    const [a, b] = [(low - from) / delta, (high - from) / delta];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter <= leave;
}

export function boxPath({ x, y, width, height }: Box): PathSegment[] {
  return [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']];
}

/** How far along a circle's tangent a cubic curve's handle stands for a quarter. */
const QUARTER = 0.5522847498;

export function circlePath(x: number, y: number, radius: number): PathSegment[] {
  const handle = radius * QUARTER;
  return [
    ['M', x + radius, y],
    ['C', x + radius, y + handle, x + handle, y + radius, x, y + radius],
    ['C', x - handle, y + radius, x - radius, y + handle, x - radius, y],
    ['C', x - radius, y - handle, x - handle, y - radius, x, y - radius],
    ['C', x + handle, y - radius, x + radius, y - handle, x + radius, y],
    ['Z'],
  ];
}
