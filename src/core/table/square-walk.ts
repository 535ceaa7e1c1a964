import { KEY_LEVELS, squareKey } from './morton';
import type { Table } from './table';

/** A square of the quadtree, counted from the world's north-west corner. */
export interface Square {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** A square with the rows that are in it: `[from, to)` of the table. */
export interface RowSquare extends Square {
  readonly from: number;
  readonly to: number;
}

/** Whether squares and positions lie in an area. */
export interface AreaTest {
  readonly relation: (square: Square) => 'outside' | 'inside' | 'both';
  /** Positions on the 32-bit axes. */
  readonly contains: (x: number, y: number) => boolean;
}

/** Fewer rows than this are looked at one by one. */
const FEW_ROWS = 48;

export function wholeWorld({ placed }: Table): RowSquare {
  return { level: 0, column: 0, row: 0, from: 0, to: placed };
}

/** The quarters of a square that have rows; `null` where it is better to look at its rows themselves. */
export function quarters({ keys }: Table, { level, column, row, from, to }: RowSquare): RowSquare[] | null {
  if (level >= KEY_LEVELS || to - from <= FEW_ROWS) return null;
  const size = 2 ** (2 * (KEY_LEVELS - level - 1));
  const found: RowSquare[] = [];
  let start = from;
  // In Morton order the four lie one behind the other.
  for (let quarter = 0; quarter < 4 && start < to; quarter++) {
    const child = { level: level + 1, column: column * 2 + (quarter & 1), row: row * 2 + (quarter >> 1) };
    const end = quarter === 3 ? to : lowerBound(keys, squareKey(child) + size, start, to);
    if (end > start) found.push({ ...child, from: start, to: end });
    start = end;
  }
  return found;
}

function lowerBound(keys: Uint32Array, key: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
