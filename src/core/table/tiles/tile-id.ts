import type { TileAddress } from '../tile-cells';

/** A tile's number in a PMTiles archive: all tiles of the zooms before it, then its place along the Hilbert curve of its own zoom. */
export function tileId({ zoom, column, row }: TileAddress): number {
  let id = (4 ** zoom - 1) / 3;
  let [x, y] = [column, row];
  for (let side = 2 ** (zoom - 1); side >= 1; side /= 2) {
    const [right, lower] = [(x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0];
    id += side * side * ((3 * right) ^ lower);
    if (lower === 1) continue;
    if (right === 1) [x, y] = [side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1))];
    [x, y] = [y, x];
  }
  return id;
}
