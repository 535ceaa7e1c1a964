import { cellDiscs } from './cell-block';
import { encodeTile, EXTENT, type TileValue } from './encode-tile';
import { CELL_LEVELS, type TableCell, type TileAddress } from './tile-cells';

/** The layer of every tile that has rows or cells of rows. */
export const TILE_LAYER = 'rows';
/** Blocks of cells along a tile's side, each with one count written out: the highest. */
const BLOCKS = 8;

/**
 * A tile's cells for the map. `count`; `row`, the table's place of a single row; else `level`, `column`, `line` to ask for the
 * cell's rows, and `labelled` where the count is written. A cell is drawn as discs within discs, so that the areas that are seen of them are
 * the shares of its parts: `slot` is that of the whole disc, `slot2` to `slot5` those of the discs within, `inner2` to `inner5` their radii as
 * shares of the whole's. In an archive there is nobody to ask for a cell's rows.
 */
export function encodeCells(
  cells: readonly TableCell[],
  tile: TileAddress,
  { isArchive = false } = {},
): Uint8Array<ArrayBuffer> {
  const scale = (EXTENT * 2 ** tile.zoom) / 2 ** 32;
  const labelled = highestOfBlocks(cells);
  return encodeTile(
    TILE_LAYER,
    cells.map((cell) => {
      const properties: Record<string, TileValue> = { count: cell.count, ...discs(cell) };
      if (cell.only !== null) properties['row'] = cell.only;
      else if (!isArchive) {
        properties['level'] = tile.zoom + CELL_LEVELS;
        properties['column'] = cell.column;
        properties['line'] = cell.row;
      }
      if (labelled.has(cell)) properties['labelled'] = true;
      return { x: cell.x * scale - tile.column * EXTENT, y: cell.y * scale - tile.row * EXTENT, properties };
    }),
  );
}

function discs({ count, parts }: TableCell): Record<string, TileValue> {
  const properties: Record<string, TileValue> = {};
  for (const [at, disc] of cellDiscs(count, parts).entries()) {
    properties[at === 0 ? 'slot' : `slot${at + 1}`] = disc.slot;
    if (at > 0) properties[`inner${at + 1}`] = rounded(disc.radius);
  }
  return properties;
}

/** In few different values: a tile keeps each once. */
function rounded(radius: number): number {
  return Math.round(radius * 50) / 50;
}

function highestOfBlocks(cells: readonly TableCell[]): ReadonlySet<TableCell> {
  const shift = CELL_LEVELS - Math.log2(BLOCKS);
  const highest = new Map<string, TableCell>();
  for (const cell of cells) {
    if (cell.count === 1) continue;
    const block = `${cell.column >> shift}/${cell.row >> shift}`;
    const best = highest.get(block);
    if (best === undefined || cell.count > best.count) highest.set(block, cell);
  }
  return new Set(highest.values());
}
