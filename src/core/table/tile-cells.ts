import { OTHER_SLOT, PARTS, type FacetSlots } from './facet-slots';
import { KEY_LEVELS, mortonRange } from './morton';
import type { Codes, Table } from './table';

/** The grid of a zoom is the grid of squares this many levels below it: 16 cells along a tile's side, 32 pixels each and up to 64 before the next zoom. */
export const CELL_LEVELS = 4;
const CELLS = 1 << CELL_LEVELS;

export interface TileAddress {
  readonly zoom: number;
  readonly column: number;
  readonly row: number;
}

/** The visible rows in one square of the world. */
export interface TableCell {
  /** Square of the grid at the level `zoom + CELL_LEVELS`, counted from the world's north-west corner. */
  readonly column: number;
  readonly row: number;
  readonly count: number;
  /** The mean of its rows' positions: where a single row is, exactly. Web Mercator, 32 bits an axis. */
  readonly x: number;
  readonly y: number;
  /** The only row's place in the table; `null` when there are several. */
  readonly only: number | null;
  /** All rows stand at one position: zooming in will not part them. */
  readonly isOnePosition: boolean;
  /** Rows by slot, the others last. */
  readonly parts: readonly number[];
}

/** What a cell's rows are told apart by. */
export interface CellSplit {
  readonly codes: Codes;
  readonly slots: FacetSlots;
}

/**
 * What a tile shows. The grid is the world's, not the tile's: a row belongs to the cell that its own position says, so a
 * cell is in exactly one tile and does not change at a tile's edge; a cell of one zoom is four whole cells of the next.
 */
export function tileCells(table: Table, visible: Uint8Array, split: CellSplit, tile: TileAddress): TableCell[] {
  const { zoom, column, row } = tile;
  const { from, to } = mortonRange(table.keys, { level: zoom, column, row });
  const shift = 32 - zoom - CELL_LEVELS;
  const { x: xs, y: ys } = table;
  const { codes, slots } = split;
  const hasCodes = codes.length > 0;
  // Deeper than the keys the range has neighbours in it.
  const isExact = zoom <= KEY_LEVELS;
  const sums = new CellSums();

  for (let at = from; at < to; at++) {
    if (visible[at] === 0) continue;
    const [x, y] = [xs[at] ?? 0, ys[at] ?? 0];
    if (!isExact && (x >>> (32 - zoom) !== column || y >>> (32 - zoom) !== row)) continue;
    const cell = ((y >>> shift) & (CELLS - 1)) * CELLS + ((x >>> shift) & (CELLS - 1));
    sums.add(cell, { x, y, at }, hasCodes ? (slots.ofCode[codes[at] ?? 0] ?? OTHER_SLOT) : OTHER_SLOT);
  }
  return sums.cells(column * CELLS, row * CELLS);
}

/** The places in the table of a cell's visible rows, at most `limit` of them. */
export function rowsOfCell(
  table: Table,
  visible: Uint8Array,
  cell: { readonly level: number; readonly column: number; readonly row: number },
  limit: number,
): number[] {
  const { from, to } = mortonRange(table.keys, cell);
  const shift = 32 - cell.level;
  const rows: number[] = [];
  for (let at = from; at < to && rows.length < limit; at++) {
    if (visible[at] === 0) continue;
    if ((table.x[at] ?? 0) >>> shift === cell.column && (table.y[at] ?? 0) >>> shift === cell.row) rows.push(at);
  }
  return rows;
}

/** Sums by cell, each kind of sum in one array. */
class CellSums {
  readonly #count = new Uint32Array(CELLS * CELLS);
  readonly #first = new Uint32Array(CELLS * CELLS);
  readonly #firstX = new Uint32Array(CELLS * CELLS);
  readonly #firstY = new Uint32Array(CELLS * CELLS);
  // Differences from the first: sums of millions of 32-bit positions would lose the last digits.
  readonly #dx = new Float64Array(CELLS * CELLS);
  readonly #dy = new Float64Array(CELLS * CELLS);
  readonly #isSpread = new Uint8Array(CELLS * CELLS);
  readonly #parts = new Uint32Array(CELLS * CELLS * PARTS);

  add(cell: number, { x, y, at }: { readonly x: number; readonly y: number; readonly at: number }, slot: number): void {
    const count = this.#count[cell] ?? 0;
    if (count === 0) {
      this.#first[cell] = at;
      this.#firstX[cell] = x;
      this.#firstY[cell] = y;
    } else {
      const [dx, dy] = [x - (this.#firstX[cell] ?? 0), y - (this.#firstY[cell] ?? 0)];
      if (dx !== 0 || dy !== 0) this.#isSpread[cell] = 1;
      this.#dx[cell] = (this.#dx[cell] ?? 0) + dx;
      this.#dy[cell] = (this.#dy[cell] ?? 0) + dy;
    }
    this.#count[cell] = count + 1;
    const part = cell * PARTS + slot;
    this.#parts[part] = (this.#parts[part] ?? 0) + 1;
  }

  /** The cells that have rows; the numbers are the grid's column and line of the tile's first cell. */
  cells(firstColumn: number, firstLine: number): TableCell[] {
    const cells: TableCell[] = [];
    for (let cell = 0; cell < CELLS * CELLS; cell++) {
      const count = this.#count[cell] ?? 0;
      if (count === 0) continue;
      cells.push({
        column: firstColumn + (cell % CELLS),
        row: firstLine + Math.floor(cell / CELLS),
        count,
        x: (this.#firstX[cell] ?? 0) + (this.#dx[cell] ?? 0) / count,
        y: (this.#firstY[cell] ?? 0) + (this.#dy[cell] ?? 0) / count,
        only: count === 1 ? (this.#first[cell] ?? null) : null,
        isOnePosition: this.#isSpread[cell] === 0,
        parts: [...this.#parts.subarray(cell * PARTS, (cell + 1) * PARTS)],
      });
    }
    return cells;
  }
}
