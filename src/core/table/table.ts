import type { Clock, FacetId } from '../query/query';

/** Numbers below a limit, in as few bytes as it allows. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/**
 * One facet of every row. A row's code names a combination of values: most combinations are one value, a claim at two
 * places is one of two. So the pass over the rows looks up one number a row, however many values a row has.
 */
export interface FacetColumn {
  readonly codes: Codes;
  /** The values of each combination, as indexes into `values`; `null` when combination and value are the same number. */
  readonly combinations: readonly (readonly number[])[] | null;
  readonly values: readonly string[];
}

/** Whole minutes since 1970 UTC, both inclusive. `min` above `max` is no date; the extremes of 32 bits are open ends. */
export interface TimeColumn {
  readonly min: Int32Array;
  /** The same array as `min` when every row is one moment. */
  readonly max: Int32Array;
}

interface QuantityColumn {
  /** NaN is no number. */
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/**
 * Rows as columns, in Morton order of their positions: the rows of any map tile are one contiguous range. Rows that have no
 * point of their own (no position, or one that only stands for a region) come last and are never in a tile.
 */
export interface Table {
  readonly count: number;
  /** Rows with a point of their own; they come first. */
  readonly placed: number;
  /** Web Mercator, 32 bits an axis, from the north-west corner. */
  readonly x: Uint32Array;
  readonly y: Uint32Array;
  /** The interleaved upper 16 bits of x and y, ascending. */
  readonly keys: Uint32Array;
  /** The row's number in the order of the input: its lasting name. */
  readonly ids: Uint32Array;
  readonly facets: Readonly<Record<FacetId, FacetColumn>>;
  readonly times: Readonly<Record<Clock, TimeColumn | null>>;
  readonly quantity: QuantityColumn | null;
}

export const NO_DATE_MIN = 0x7fffffff;
export const NO_DATE_MAX = -0x80000000;
export const OPEN_MIN = -0x80000000;
export const OPEN_MAX = 0x7fffffff;
export const DAY_MINUTES = 1440;

/** The minute that stands for a row on a timeline: its beginning, or its end when the beginning is open; `null` without a date. */
export function momentOf(min: number, max: number): number | null {
  if (min > max) return null;
  if (min !== OPEN_MIN) return min;
  return max === OPEN_MAX ? null : max;
}
