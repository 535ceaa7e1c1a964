import { encodeTile, EXTENT, type TileValue } from './encode-tile';
import { CELL_LEVELS, type TableCell, type TileAddress } from './tile-cells';

const TILE_LAYER = 'rows';

/**
 * A tile's cells for the map: `count`; `row`, the table's place of a single row; `level`, `column`, `line` to ask for a
 * cell's rows; `group` when all rows have the same speaker group.
 */
export function encodeCells(cells: readonly TableCell[], tile: TileAddress): Uint8Array<ArrayBuffer> {
  const scale = (EXTENT * 2 ** tile.zoom) / 2 ** 32;
  return encodeTile(
    TILE_LAYER,
    cells.map((cell) => {
      const properties: Record<string, TileValue> = { count: cell.count };
      const [group] = cell.groups.keys();
      if (cell.groups.size === 1 && group !== undefined) properties['group'] = group;
      if (cell.only !== null) properties['row'] = cell.only;
      else {
        properties['level'] = tile.zoom + CELL_LEVELS;
        properties['column'] = cell.column;
        properties['line'] = cell.row;
      }
      return { x: cell.x * scale - tile.column * EXTENT, y: cell.y * scale - tile.row * EXTENT, properties };
    }),
  );
}
