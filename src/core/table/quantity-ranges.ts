import type { Clock } from '../query/query';
import type { DayDomain } from '../query/time-axis';
import { OTHER_SLOT, PARTS, type FacetSlots } from './facet-slots';
import { DAY_MINUTES, momentOf, type Codes, type Table } from './table';

export interface RangeQuestion {
  readonly clock: Clock;
  /** What speakers are told apart by. */
  readonly split: { readonly codes: Codes; readonly slots: FacetSlots };
  /** Both inclusive; an interval that began before counts on the first day. */
  readonly days: DayDomain;
  readonly maxBins: number;
}

/** The numbers that rows of one part give in one bin: never one number for all of them. */
export interface QuantityRange {
  /** First day of the bin, days since 1970 UTC; `null`: without a date. */
  readonly day: number | null;
  readonly min: number;
  readonly max: number;
  /** Rows with a number. */
  readonly count: number;
}

export interface QuantityRanges {
  /** Days a bin. */
  readonly step: number;
  /** By slot, those that have numbers; each lane's bins in order, the undated last. */
  readonly lanes: readonly { readonly slot: number; readonly ranges: readonly QuantityRange[] }[];
  /** Visible rows that give no number. */
  readonly without: number;
}

/** From the least to the largest number a part and bin, in one pass over the visible rows. */
export function quantityRanges(
  table: Table,
  visible: Uint8Array,
  { clock, split, days, maxBins }: RangeQuestion,
): QuantityRanges {
  const { quantity } = table;
  const time = table.times[clock];
  const step = Math.max(1, Math.ceil((days.last - days.first + 1) / Math.max(1, maxBins)));
  const bins = Math.floor((days.last - days.first) / step) + 1;
  // The last one is that of rows without a date.
  const cells = bins + 1;
  const min = new Float64Array(PARTS * cells).fill(Infinity);
  const max = new Float64Array(PARTS * cells).fill(-Infinity);
  const count = new Uint32Array(PARTS * cells);
  const hasCodes = split.codes.length > 0;
  let without = 0;
  for (let at = 0; at < table.count; at++) {
    if (visible[at] === 0) continue;
    const [low, high] = [quantity?.min[at] ?? NaN, quantity?.max[at] ?? NaN];
    if (Number.isNaN(low) || Number.isNaN(high)) {
      without++;
      continue;
    }
    const moment = time === null ? null : momentOf(time.min[at] ?? 0, time.max[at] ?? 0);
    const bin =
      moment === null
        ? bins
        : Math.max(0, Math.min(bins - 1, Math.floor((Math.floor(moment / DAY_MINUTES) - days.first) / step)));
    const slot = hasCodes ? (split.slots.ofCode[split.codes[at] ?? 0] ?? OTHER_SLOT) : OTHER_SLOT;
    const cell = slot * cells + bin;
    if (low < (min[cell] ?? 0)) min[cell] = low;
    if (high > (max[cell] ?? 0)) max[cell] = high;
    count[cell] = (count[cell] ?? 0) + 1;
  }
  const lanes = Array.from({ length: PARTS }, (_, slot) => ({
    slot,
    ranges: Array.from({ length: cells }, (_, bin) => bin).flatMap((bin): QuantityRange[] => {
      const cell = slot * cells + bin;
      const rows = count[cell] ?? 0;
      if (rows === 0) return [];
      const day = bin === bins ? null : days.first + bin * step;
      return [{ day, min: min[cell] ?? 0, max: max[cell] ?? 0, count: rows }];
    }),
  })).filter(({ ranges }) => ranges.length > 0);
  return { step, lanes, without };
}
