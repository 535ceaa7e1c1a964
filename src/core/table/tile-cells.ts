import { KEY_LEVELS, mortonRange } from './morton';
import type { FacetColumn, Table } from './table';

/** Cells along a tile's side: the grid of a zoom is the grid of squares this many levels below it. */
export const CELL_LEVELS = 5;
const CELLS = 1 << CELL_LEVELS;
/** Modalities and groups told apart in a cell; later ones count as "other". */
const MAX_PARTS = 16;

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
  readonly groups: ReadonlyMap<string, number>;
  readonly modalities: ReadonlyMap<string, number>;
}

/**
 * What a tile shows. The grid is the world's, not the tile's: a row belongs to the cell that its own position says, so a
 * cell is in exactly one tile and does not change at a tile's edge; a cell of one zoom is four whole cells of the next.
 */
export function tileCells(table: Table, visible: Uint8Array, tile: TileAddress): TableCell[] {
  const { zoom, column, row } = tile;
  const { from, to } = mortonRange(table.keys, { level: zoom, column, row });
  const level = zoom + CELL_LEVELS;
  const shift = 32 - level;
  const slots = new Int32Array(CELLS * CELLS).fill(-1);
  const sums: CellSums[] = [];
  const { x: xs, y: ys } = table;
  // Deeper than the keys the range has neighbours in it.
  const isExact = zoom <= KEY_LEVELS;

  for (let at = from; at < to; at++) {
    if (visible[at] === 0) continue;
    const [x, y] = [xs[at] ?? 0, ys[at] ?? 0];
    if (!isExact && (x >>> (32 - zoom) !== column || y >>> (32 - zoom) !== row)) continue;
    const cell = ((y >>> shift) & (CELLS - 1)) * CELLS + ((x >>> shift) & (CELLS - 1));
    let slot = slots[cell] ?? -1;
    if (slot === -1) {
      slot = slots[cell] = sums.length;
      sums.push(new CellSums(x, y, at, x >>> shift, y >>> shift));
    }
    sums[slot]?.add(x, y, table.facets.group.codes[at] ?? 0, table.facets.modality.codes[at] ?? 0);
  }
  return sums.map((sum) => sum.cell(table.facets.group, table.facets.modality));
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

class CellSums {
  count = 0;
  #dx = 0;
  #dy = 0;
  #isOnePosition = true;
  readonly #groups = new Uint32Array(MAX_PARTS);
  readonly #modalities = new Uint32Array(MAX_PARTS);
  readonly x: number;
  readonly y: number;
  readonly first: number;
  readonly column: number;
  readonly row: number;

  constructor(x: number, y: number, first: number, column: number, row: number) {
    this.x = x;
    this.y = y;
    this.first = first;
    this.column = column;
    this.row = row;
  }

  add(x: number, y: number, group: number, modality: number): void {
    this.count++;
    // Differences from the first: sums of millions of 32-bit positions would lose the last digits.
    const [dx, dy] = [x - this.x, y - this.y];
    if (dx !== 0 || dy !== 0) this.#isOnePosition = false;
    this.#dx += dx;
    this.#dy += dy;
    const [g, m] = [Math.min(group, MAX_PARTS - 1), Math.min(modality, MAX_PARTS - 1)];
    this.#groups[g] = (this.#groups[g] ?? 0) + 1;
    this.#modalities[m] = (this.#modalities[m] ?? 0) + 1;
  }

  cell(group: FacetColumn, modality: FacetColumn): TableCell {
    return {
      column: this.column,
      row: this.row,
      count: this.count,
      x: this.x + this.#dx / this.count,
      y: this.y + this.#dy / this.count,
      only: this.count === 1 ? this.first : null,
      isOnePosition: this.#isOnePosition,
      groups: named(group, this.#groups),
      modalities: named(modality, this.#modalities),
    };
  }
}

/** What a row without a value, or with one beyond the limit, counts under. */
const OTHER = '';

function named(column: FacetColumn, counts: Uint32Array): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code] ?? 0;
    if (count === 0) continue;
    const value = code === MAX_PARTS - 1 ? undefined : (column.combinations?.[code] ?? [code])[0];
    const name = (value === undefined ? undefined : column.values[value]) ?? OTHER;
    parts.set(name, (parts.get(name) ?? 0) + count);
  }
  return parts;
}
