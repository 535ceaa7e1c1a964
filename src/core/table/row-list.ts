const BLOCK_ROWS = 4096;

/** The visible rows of an order, any page of them without a copy of the order. */
export class RowList {
  readonly count: number;
  readonly #order: Uint32Array;
  readonly #visible: Uint8Array;
  /** Visible rows before each block. */
  readonly #before: Uint32Array;

  constructor(order: Uint32Array, visible: Uint8Array) {
    this.#order = order;
    this.#visible = visible;
    this.#before = new Uint32Array(Math.ceil(order.length / BLOCK_ROWS) + 1);
    let count = 0;
    for (let at = 0; at < order.length; at++) {
      if (at % BLOCK_ROWS === 0) this.#before[at / BLOCK_ROWS] = count;
      count += visible[order[at] ?? 0] ?? 0;
    }
    this.#before[this.#before.length - 1] = count;
    this.count = count;
  }

  /** Places in the table of the visible rows `[from, from + size)`. */
  page(from: number, size: number): number[] {
    let block = 0;
    let last = this.#before.length - 1;
    while (block < last) {
      const middle = (block + last + 1) >>> 1;
      if ((this.#before[middle] ?? 0) <= from) block = middle;
      else last = middle - 1;
    }
    const rows: number[] = [];
    let position = this.#before[block] ?? 0;
    for (let at = block * BLOCK_ROWS; at < this.#order.length && rows.length < size; at++) {
      const row = this.#order[at] ?? 0;
      if (this.#visible[row] === 0) continue;
      if (position++ >= from) rows.push(row);
    }
    return rows;
  }
}
