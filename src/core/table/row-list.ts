const BLOCK_ROWS = 4096;

/** The visible rows of an order, any page of them without a copy of the order. What lies before a page is counted when that is first asked for: most lists are seen from their top. */
export class RowList {
  readonly #order: Uint32Array;
  readonly #visible: Uint8Array;
  /** Visible rows before each block, as far as they have been counted. */
  readonly #before = [0];

  constructor(order: Uint32Array, visible: Uint8Array) {
    this.#order = order;
    this.#visible = visible;
  }

  /** Places in the table of the visible rows `[from, from + size)`. */
  page(from: number, size: number): number[] {
    const block = this.#blockOf(from);
    const rows: number[] = [];
    let position = this.#before[block] ?? 0;
    for (let at = block * BLOCK_ROWS; at < this.#order.length && rows.length < size; at++) {
      const row = this.#order[at] ?? 0;
      if (this.#visible[row] === 0) continue;
      if (position++ >= from) rows.push(row);
    }
    return rows;
  }

  /** The last block before which there are no more visible rows than these. */
  #blockOf(from: number): number {
    const before = this.#before;
    for (;;) {
      const [last, count] = [before.length - 1, before.at(-1) ?? 0];
      if (count > from || (last + 1) * BLOCK_ROWS >= this.#order.length) break;
      before.push(count + this.#visibleIn(last));
    }
    let [low, high] = [0, before.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((before[middle] ?? 0) <= from) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  #visibleIn(block: number): number {
    let count = 0;
    const end = Math.min(this.#order.length, (block + 1) * BLOCK_ROWS);
    for (let at = block * BLOCK_ROWS; at < end; at++) count += this.#visible[this.#order[at] ?? 0] ?? 0;
    return count;
  }
}
