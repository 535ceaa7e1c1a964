import { toMercatorX, toMercatorY, WORLD } from './mercator';
import type { TileAddress } from './tile-cells';

/** Degrees. */
export interface DegreeBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The tiles of a zoom that a box of degrees meets; `west` may lie below -180 and `east` beyond 180. */
export function visibleTiles(zoom: number, { west, south, east, north }: DegreeBox): TileAddress[] {
  const size = WORLD / 2 ** zoom;
  const count = 2 ** zoom;
  const turned = (lng: number): number =>
    toMercatorX(lng - 360 * Math.floor((lng + 180) / 360)) + WORLD * Math.floor((lng + 180) / 360);
  const first = Math.floor(turned(west) / size);
  // Once round the world is all of it.
  const last = Math.min(first + count - 1, Math.floor(turned(east) / size));
  const [top, bottom] = [Math.floor(toMercatorY(north) / size), Math.floor(toMercatorY(south) / size)];
  const tiles: TileAddress[] = [];
  for (let column = first; column <= last; column++)
    for (let row = top; row <= bottom; row++) tiles.push({ zoom, column: ((column % count) + count) % count, row });
  return tiles;
}
