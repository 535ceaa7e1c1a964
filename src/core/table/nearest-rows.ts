import { toLatitude, toLongitude } from './mercator';
import { distanceOf, squareDistance } from './sphere-distance';
import { quarters, wholeWorld, type RowSquare } from './square-walk';
import type { Table } from './table';

export interface NearRow {
  /** Its place in the table. */
  readonly at: number;
  readonly meters: number;
}

interface OpenSquare extends RowSquare {
  readonly meters: number;
}

interface Place {
  readonly lng: number;
  readonly lat: number;
}

/** Up to so many visible rows are looked at one by one: their squares would be opened down to each of them. */
const FEW_VISIBLE = 1000;
const BLOCK_ROWS = 64;

/** The visible rows nearest to a point, nearest first; of equal distances in the order of the table. */
export function nearestRows(
  table: Table,
  visible: Uint8Array,
  { count, ...place }: Place & { readonly count: number },
): NearRow[] {
  const nearest: NearRow[] = [];
  const before = visibleBlocks(visible, table.placed);
  const isFew = (before.at(-1) ?? 0) <= FEW_VISIBLE;
  if (isFew) lookThrough(table, visible, before, place, (row) => insert(nearest, row, count));
  else openSquares(table, visible, before, { ...place, count, nearest });
  return nearest;
}

/** Every visible row, block by block that has some. */
function lookThrough(
  { x, y, placed }: Table,
  visible: Uint8Array,
  before: Uint32Array,
  { lng, lat }: Place,
  heard: (row: NearRow) => void,
): void {
  for (let block = 0; block + 1 < before.length; block++) {
    if (before[block] === before[block + 1]) continue;
    const end = Math.min(placed, (block + 1) * BLOCK_ROWS);
    for (let at = block * BLOCK_ROWS; at < end; at++)
      if (visible[at] !== 0)
        heard({ at, meters: distanceOf(lng, lat, toLongitude(x[at] ?? 0), toLatitude(y[at] ?? 0)) });
  }
}

/** The nearest squares are opened until none left can hold a nearer row. */
function openSquares(
  table: Table,
  visible: Uint8Array,
  before: Uint32Array,
  { lng, lat, count, nearest }: Place & { readonly count: number; readonly nearest: NearRow[] },
): void {
  const open = new SquareHeap();
  open.push({ ...wholeWorld(table), meters: 0 });
  for (let square = open.pop(); square !== undefined; square = open.pop()) {
    const farthest = nearest.length < count ? Infinity : (nearest.at(-1)?.meters ?? Infinity);
    if (square.meters > farthest) return;
    const parts = quarters(table, square);
    if (parts !== null) {
      // Most squares of a filtered table have no visible row.
      for (const part of parts)
        if (hasSome(before, part)) open.push({ ...part, meters: squareDistance(lng, lat, part) });
      continue;
    }
    for (let at = square.from; at < square.to; at++) {
      if (visible[at] === 0) continue;
      const meters = distanceOf(lng, lat, toLongitude(table.x[at] ?? 0), toLatitude(table.y[at] ?? 0));
      insert(nearest, { at, meters }, count);
    }
  }
}

/** Visible rows before each block of rows, and of all blocks at the end. */
function visibleBlocks(visible: Uint8Array, count: number): Uint32Array {
  const before = new Uint32Array(Math.ceil(count / BLOCK_ROWS) + 1);
  let sum = 0;
  for (let block = 0; block + 1 < before.length; block++) {
    const end = Math.min(count, (block + 1) * BLOCK_ROWS);
    for (let at = block * BLOCK_ROWS; at < end; at++) sum += visible[at] ?? 0;
    before[block + 1] = sum;
  }
  return before;
}

/** Whether the blocks that a square's rows lie in have visible ones. */
function hasSome(before: Uint32Array, { from, to }: RowSquare): boolean {
  return before[Math.ceil(to / BLOCK_ROWS)] !== before[Math.floor(from / BLOCK_ROWS)];
}

/** Equal distances in the order of the table. */
function insert(nearest: NearRow[], row: NearRow, count: number): void {
  let place = nearest.length;
  while (place > 0 && isBefore(row, nearest[place - 1])) place--;
  if (place >= count) return;
  nearest.splice(place, 0, row);
  nearest.length = Math.min(nearest.length, count);
}

function isBefore(row: NearRow, other: NearRow | undefined): boolean {
  return other !== undefined && (row.meters < other.meters || (row.meters === other.meters && row.at < other.at));
}

/** A binary heap: the nearest square is on top. */
class SquareHeap {
  readonly #squares: OpenSquare[] = [];

  push(square: OpenSquare): void {
    const heap = this.#squares;
    let at = heap.push(square) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((heap[parent]?.meters ?? 0) <= square.meters) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): OpenSquare | undefined {
    const heap = this.#squares;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    heap[0] = last;
    for (let at = 0; ;) {
      const child = this.#nearerChild(at);
      if (child === null || (heap[child]?.meters ?? 0) >= last.meters) return top;
      this.#swap(at, child);
      at = child;
    }
  }

  #nearerChild(at: number): number | null {
    const [left, right] = [this.#squares[2 * at + 1], this.#squares[2 * at + 2]];
    if (left === undefined) return null;
    return right !== undefined && right.meters < left.meters ? 2 * at + 2 : 2 * at + 1;
  }
  #swap(one: number, other: number): void {
    const [a, b] = [this.#squares[one], this.#squares[other]];
    if (a === undefined || b === undefined) return;
    this.#squares[one] = b;
    this.#squares[other] = a;
  }
}
