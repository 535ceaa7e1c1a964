import { encodeTile, EXTENT, type TileValue } from './encode-tile';
import { OTHER_SLOT } from './facet-slots';
import { CELL_LEVELS, type TableCell, type TileAddress } from './tile-cells';

/** The layer of every tile that has rows or cells of rows. */
export const TILE_LAYER = 'rows';
/** Blocks of cells along a tile's side, each with one count written out: the highest. */
const BLOCKS = 4;

/**
 * A tile's cells for the map. `count`; `row`, the table's place of a single row; else `level`, `column`, `line` to ask for the
 * cell's rows, and `labelled` where the count is written. A cell is drawn as discs within discs, whose areas are the shares of its
 * parts: `slot` is the largest part's, `slot2` and `slot3` those of what follows, `inner2` and `inner3` the radii as shares of the whole disc's.
 */
export function encodeCells(cells: readonly TableCell[], tile: TileAddress): Uint8Array<ArrayBuffer> {
  const scale = (EXTENT * 2 ** tile.zoom) / 2 ** 32;
  const labelled = highestOfBlocks(cells);
  return encodeTile(
    TILE_LAYER,
    cells.map((cell) => {
      const properties: Record<string, TileValue> = { count: cell.count, ...discs(cell) };
      if (cell.only !== null) properties['row'] = cell.only;
      else {
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
  const ranked = parts
    .map((part, slot) => ({ part, slot }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part || a.slot - b.slot);
  const [first, second, third, ...others] = ranked;
  const properties: Record<string, TileValue> = { slot: first?.slot ?? OTHER_SLOT };
  if (first === undefined || second === undefined) return properties;
  properties['slot2'] = second.slot;
  properties['inner2'] = radius((count - first.part) / count);
  if (third === undefined) return properties;
  // Four and more are not told apart at this size: a click tells all.
  properties['slot3'] = others.length > 0 ? OTHER_SLOT : third.slot;
  properties['inner3'] = radius((count - first.part - second.part) / count);
  return properties;
}

/** In few different values: a tile keeps each once. */
function radius(share: number): number {
  return Math.round(Math.sqrt(share) * 50) / 50;
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
