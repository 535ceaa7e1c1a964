import type { MapProjection } from './map-projection';

/** Pixels of a piece of the world in Web Mercator, RGBA, rows from north to south. */
export interface MercatorMosaic {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** Pixels of the whole world's side. */
  readonly world: number;
  /** Where the piece begins in the world, pixels from 180° west and from 85.05° north; the first may be negative. */
  readonly left: number;
  readonly top: number;
}

/** A place in Web Mercator as shares of the world's side. */
export type MercatorPoint = readonly [x: number, y: number];

const MAX_LATITUDE = 85.051129;
/** Pixels between the places that are projected; between them lines are straight enough. */
const STEP = 8;

/** Where a place of the frame lies in Web Mercator, without a break at the antimeridian; `null` beyond the edge of the map and near the poles. */
export function mercatorAt(map: MapProjection, x: number, y: number): MercatorPoint | null {
  const place = map.invert(x, y);
  if (place === null || Math.abs(place[1]) > MAX_LATITUDE) return null;
  const [center] = map.center;
  const lng = center + ((((place[0] - center + 180) % 360) + 360) % 360) - 180;
  const sine = Math.sin((place[1] * Math.PI) / 180);
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/**
 * Pixels of the map's frame, RGBA, in its own projection: each takes the pixel of the mosaic that lies where it does, found exactly every
 * eighth pixel and in straight lines between. What lies outside the mosaic or the map stays clear.
 */
export function warpMercator(
  { data, width, height, world, left, top }: MercatorMosaic,
  map: MapProjection,
  size: { readonly width: number; readonly height: number },
): Uint8ClampedArray<ArrayBuffer> {
  const { box } = map;
  const at = (column: number, row: number): MercatorPoint | null =>
    mercatorAt(map, box.x + (column / size.width) * box.width, box.y + (row / size.height) * box.height);
  const columns = Math.ceil(size.width / STEP) + 1;
  const rows = Math.ceil(size.height / STEP) + 1;
  const grid = Array.from({ length: columns * rows }, (_, index) =>
    at((index % columns) * STEP, Math.floor(index / columns) * STEP),
  );
  const found = new Uint8ClampedArray(size.width * size.height * 4);
  for (let row = 0; row < size.height; row++) {
    const [gridRow, down] = [Math.floor(row / STEP), (row % STEP) / STEP];
    for (let column = 0; column < size.width; column++) {
      const [gridColumn, right] = [Math.floor(column / STEP), (column % STEP) / STEP];
      const first = gridRow * columns + gridColumn;
      const place =
        between([grid[first], grid[first + 1], grid[first + columns], grid[first + columns + 1]], right, down) ??
        at(column, row);
      if (place === null) continue;
      const [x, y] = [Math.floor(place[0] * world - left), Math.floor(place[1] * world - top)];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const from = (y * width + x) * 4;
      found.set(data.subarray(from, from + 4), (row * size.width + column) * 4);
    }
  }
  return found;
}

/** `null` where a corner has no place, or the map breaks between them. */
function between(
  corners: readonly (MercatorPoint | null | undefined)[],
  right: number,
  down: number,
): MercatorPoint | null {
  const [a, b, c, d] = corners;
  if (!a || !b || !c || !d) return null;
  if (Math.max(a[0], b[0], c[0], d[0]) - Math.min(a[0], b[0], c[0], d[0]) > 0.25) return null;
  const mix = (axis: 0 | 1): number =>
    (a[axis] * (1 - right) + b[axis] * right) * (1 - down) + (c[axis] * (1 - right) + d[axis] * right) * down;
  return [mix(0), mix(1)];
}
