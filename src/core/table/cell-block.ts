import { OTHER_SLOT, PARTS } from './facet-slots';
import { WORLD } from './mercator';
import { CELL_LEVELS, type TableCell, type TileAddress } from './tile-cells';

/** Discs within each other: more parts are not told apart at their size, and a click tells all. */
export const DISCS = 5;
const FIELDS = 7 + PARTS;

/** A cell as it is drawn: by its own place, count and shares. */
export interface DrawnCell {
  /** Web Mercator, 0 to 1 from the north-west corner. */
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** A single row's place in the table. */
  readonly only: number | null;
  readonly level: number;
  readonly column: number;
  readonly line: number;
  /** Rows by slot, the others last. */
  readonly parts: readonly number[];
  readonly discs: readonly CellDisc[];
}

/** A disc in a cell's disc: `radius` as a share of the whole's. */
export interface CellDisc {
  readonly slot: number;
  readonly radius: number;
}

/** A tile's cells as numbers, for the way from the worker. */
export function cellBlock(cells: readonly TableCell[], { zoom }: TileAddress): Float64Array<ArrayBuffer> {
  const block = new Float64Array(cells.length * FIELDS);
  for (const [at, { x, y, count, only, column, row, parts }] of cells.entries())
    block.set([x / WORLD, y / WORLD, count, only ?? -1, zoom + CELL_LEVELS, column, row, ...parts], at * FIELDS);
  return block;
}

export function readCells(block: Float64Array): DrawnCell[] {
  return Array.from({ length: block.length / FIELDS }, (_, at) => {
    const [x = 0, y = 0, count = 0, only = -1, level = 0, column = 0, line = 0, ...parts] = block.subarray(
      at * FIELDS,
      (at + 1) * FIELDS,
    );
    return { x, y, count, only: only === -1 ? null : only, level, column, line, parts, discs: cellDiscs(count, parts) };
  });
}

/** The whole disc and those within it, so that the areas that are seen of them are the parts' shares. The largest part lies in the middle, where its colour is seen; what is beyond the four largest is the rim. */
export function cellDiscs(count: number, parts: readonly number[]): CellDisc[] {
  const ranked = parts
    .map((part, slot) => ({ part, slot }))
    .filter(({ part, slot }) => part > 0 && slot !== OTHER_SLOT)
    .sort((a, b) => b.part - a.part || a.slot - b.slot)
    .slice(0, DISCS - 1);
  const named = ranked.reduce((sum, { part }) => sum + part, 0);
  const discs: CellDisc[] = named < count ? [{ slot: OTHER_SLOT, radius: 1 }] : [];
  let within = named;
  for (const { part, slot } of ranked.reverse()) {
    discs.push({ slot, radius: Math.sqrt(within / count) });
    within -= part;
  }
  return discs;
}
