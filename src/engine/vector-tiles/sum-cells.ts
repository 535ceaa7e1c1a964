import { PARTS } from '../../core/table/facet-slots';
import { CELL_LEVELS, type TableCell, type TileAddress } from '../../core/table/tile-cells';
import type { MercatorPoint, TileSum } from './decode-tile';

/** Counts that the tiles' maker made, as cells of a tile of ours: nobody knows what their rows are. */
export function sumCells(sums: readonly TileSum[], tile: TileAddress): TableCell[] {
  const parts = Array.from({ length: PARTS }, (): number => 0);
  return sums
    .filter((sum) => isWithin(sum, tile))
    .map(({ x, y, count }) => ({
      column: squareOf(x, tile.zoom + CELL_LEVELS),
      row: squareOf(y, tile.zoom + CELL_LEVELS),
      ...{ count, x, y, parts },
      only: null,
      isOnePosition: false,
    }));
}

/** Rows in counts within a square of the world. */
export function sumsWithin(sums: readonly TileSum[], square: TileAddress): number {
  return sums.reduce((sum, each) => sum + (isWithin(each, square) ? each.count : 0), 0);
}

function isWithin({ x, y }: MercatorPoint, { zoom, column, row }: TileAddress): boolean {
  return squareOf(x, zoom) === column && squareOf(y, zoom) === row;
}

/** The last square has the world's far edge. */
function squareOf(position: number, level: number): number {
  return Math.min(2 ** level - 1, Math.floor(position / 2 ** (32 - level)));
}
