import type { Codes, FacetColumn } from './table';

/** Colours that parts of a count can have; what is rarer counts as "other". */
const SLOTS = 8;
export const OTHER_SLOT = 8;
export const PARTS = 9;

/** Which part of a count a row belongs to, by its facet's code. */
export interface FacetSlots {
  /** The value of each slot, most frequent first. */
  readonly names: readonly string[];
  /** Slot by code; `OTHER_SLOT` for the rest and for rows without a value. */
  readonly ofCode: Uint8Array;
}

/**
 * A slot for each of a facet's most frequent values. It counts all rows, whatever is filtered: a value keeps its colour. Values that had one before,
 * over other rows, keep theirs too. A row of several values goes by its most frequent one.
 */
export function facetSlots(column: FacetColumn, before: readonly string[] = []): FacetSlots {
  const counts = new Uint32Array(column.combinations?.length ?? column.values.length);
  countRows(counts, column.codes);
  const byValue = countsByValue(column, counts);
  const kept = new Set(before);
  const ranked = column.values
    .map((name, value) => ({ name, value }))
    .filter(({ name }) => !kept.has(name))
    .sort((a, b) => (byValue[b.value] ?? 0) - (byValue[a.value] ?? 0) || a.value - b.value);
  const names = [...before, ...ranked.map(({ name }) => name)].slice(0, SLOTS);
  const slotOf = new Map(names.map((name, slot) => [name, slot]));
  const ofCode = new Uint8Array(counts.length);
  for (let code = 0; code < ofCode.length; code++) {
    const slots = (column.combinations?.[code] ?? [code]).map(
      (value) => slotOf.get(column.values[value] ?? '') ?? OTHER_SLOT,
    );
    ofCode[code] = Math.min(OTHER_SLOT, ...slots);
  }
  return { names, ofCode };
}

function countRows(counts: Uint32Array, codes: Codes): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
}

/** Rows by value from rows by code: a row of several values counts under each. */
export function countsByValue(column: FacetColumn, byCode: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(column.values.length);
  for (let code = 0; code < byCode.length; code++) {
    const count = byCode[code] ?? 0;
    if (count === 0) continue;
    for (const value of column.combinations?.[code] ?? [code]) sums[value] = (sums[value] ?? 0) + count;
  }
  return sums;
}
