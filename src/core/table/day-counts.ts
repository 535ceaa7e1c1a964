import { OTHER_SLOT, PARTS, type FacetSlots } from './facet-slots';
import { DAY_MINUTES, momentOf, type Codes, type TimeColumn } from './table';

export interface TableDay {
  /** Days since 1970 UTC. */
  readonly day: number;
  readonly total: number;
  /** By slot, the others last. */
  readonly bySlot: readonly number[];
}

/** Rows a day and slot, without a row for every day that lies between the first and the last. */
export class DayCounts {
  readonly #codes: Codes;
  readonly #slotOf: Uint8Array;
  readonly #cells = new Map<number, number>();
  #counts = new Uint32Array(PARTS * 64);
  #lastDay = NaN;
  #lastCell = 0;

  constructor(codes: Codes, { ofCode }: FacetSlots) {
    this.#codes = codes;
    this.#slotOf = ofCode;
  }

  /** Adds the rows `[from, from + size)` that nothing but the bits of `ignored` keeps out. */
  add(
    masks: Uint16Array,
    time: TimeColumn,
    { ignored, from, size }: { readonly ignored: number; readonly from: number; readonly size: number },
  ): void {
    const [codes, slotOf, counted] = [this.#codes, this.#slotOf, ~ignored];
    const hasCodes = codes.length > 0;
    for (let row = 0; row < size; row++) {
      if (((masks[row] ?? 0) & counted) !== 0) continue;
      const moment = momentOf(time.min[from + row] ?? 0, time.max[from + row] ?? 0);
      if (moment === null) continue;
      const slot = hasCodes ? (slotOf[codes[from + row] ?? 0] ?? OTHER_SLOT) : OTHER_SLOT;
      const at = this.#cellOf(Math.floor(moment / DAY_MINUTES)) + slot;
      this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    }
  }

  finish(): TableDay[] {
    return [...this.#cells]
      .sort(([a], [b]) => a - b)
      .map(([day, cell]) => {
        const bySlot = [...this.#counts.subarray(cell, cell + PARTS)];
        return { day, total: bySlot.reduce((sum, count) => sum + count, 0), bySlot };
      });
  }

  #cellOf(day: number): number {
    if (day === this.#lastDay) return this.#lastCell;
    let cell = this.#cells.get(day);
    if (cell === undefined) {
      cell = this.#cells.size * PARTS;
      this.#cells.set(day, cell);
      if (cell + PARTS > this.#counts.length) {
        const grown = new Uint32Array(this.#counts.length * 2);
        grown.set(this.#counts);
        this.#counts = grown;
      }
    }
    this.#lastDay = day;
    this.#lastCell = cell;
    return cell;
  }
}
