import { OTHER_SLOT, PARTS, type FacetSlots } from './facet-slots';
import { DAY_MINUTES, momentOf, type Codes, type TimeColumn } from './table';

export interface TableDay {
  /** Days since 1970 UTC. */
  readonly day: number;
  readonly total: number;
  /** By slot, the others last. */
  readonly bySlot: readonly number[];
}

/** The first day that 32 bits of minutes can tell. */
const FIRST_DAY = Math.floor(-0x80000000 / DAY_MINUTES);
/** Days lie together, and so do their counts: only pages that have some are there. */
const PAGE_BITS = 9;
const PAGE_DAYS = 1 << PAGE_BITS;

/** Rows a day and slot, without a row for every day that lies between the first and the last. */
export class DayCounts {
  readonly #codes: Codes;
  readonly #slotOf: Uint8Array;
  readonly #pages: (Uint32Array | undefined)[] = [];

  constructor(codes: Codes, { ofCode }: FacetSlots) {
    this.#codes = codes;
    this.#slotOf = ofCode;
  }

  /** Adds rows, by their place in the table. */
  add(rows: Uint32Array, { min, max }: TimeColumn): void {
    const [codes, slotOf, pages] = [this.#codes, this.#slotOf, this.#pages];
    const hasCodes = codes.length > 0;
    for (let next = 0; next < rows.length; next++) {
      const row = rows[next] ?? 0;
      const moment = momentOf(min[row] ?? 0, max[row] ?? 0);
      if (moment === null) continue;
      const slot = hasCodes ? (slotOf[codes[row] ?? 0] ?? OTHER_SLOT) : OTHER_SLOT;
      const day = Math.floor(moment / DAY_MINUTES) - FIRST_DAY;
      const page = (pages[day >>> PAGE_BITS] ??= new Uint32Array(PAGE_DAYS * PARTS));
      const at = (day & (PAGE_DAYS - 1)) * PARTS + slot;
      page[at] = (page[at] ?? 0) + 1;
    }
  }

  finish(): TableDay[] {
    return this.#pages.flatMap((page, number) =>
      Array.from({ length: page === undefined ? 0 : PAGE_DAYS }, (_, at) => {
        const bySlot = [...(page?.subarray(at * PARTS, (at + 1) * PARTS) ?? [])];
        const total = bySlot.reduce((sum, count) => sum + count, 0);
        return { day: FIRST_DAY + number * PAGE_DAYS + at, total, bySlot };
      }).filter(({ total }) => total > 0),
    );
  }
}
