import { DAY_MS } from '../../query/claim-time';

/** Days since 1970 UTC, both inclusive. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** A year, a month, or a day with whatever follows it: a time, a zone, a mark of doubt, the end of an interval. */
const WRITTEN = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2})(?:[T ~?%/].*)?)?$/s;
/** Years that are written with four digits. */
const [FIRST_MOMENT, LAST_MOMENT] = [Date.UTC(100, 0, 1), Date.UTC(10_000, 0, 1)];
/** Whole numbers of a size that `DateReader` takes for seconds or milliseconds since 1970. */
const [FIRST_SECOND, FIRST_MILLISECOND, LAST_MILLISECOND] = [1e8, 1e10, 1e13];

/**
 * The days that a date in a table covers, as it is written: an interval counts by what it begins with, and a zone moves nothing, so that texts sorted letter by
 * letter are sorted by day. `null` for what begins with no year, month or day (a season, an open beginning), and for no date at all.
 */
export function writtenDays(value: unknown): Days | null {
  if (value instanceof Date) return daysOfMoment(value.getTime());
  if (typeof value === 'number' || typeof value === 'bigint') return daysOfMoment(momentOf(Number(value)));
  if (typeof value !== 'string') return null;
  const [, year, month, day] = WRITTEN.exec(value) ?? [];
  if (year === undefined || year < '0100') return null;
  const from = dayOf(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (from === null) return null;
  if (day === undefined) {
    const next = month === undefined ? [Number(year) + 1, 1] : [Number(year), Number(month) + 1];
    return { from, to: Date.UTC(next[0] ?? 0, (next[1] ?? 1) - 1, 1) / DAY_MS - 1 };
  }
  return { from, to: from };
}

/** Of a number, which of the two it is: numbers between two of one kind are of that kind. `null`: neither. */
export function countedSince1970(value: number): 'seconds' | 'milliseconds' | null {
  if (!Number.isInteger(value) || value < FIRST_SECOND || value >= LAST_MILLISECOND) return null;
  return value < FIRST_MILLISECOND ? 'seconds' : 'milliseconds';
}

function momentOf(value: number): number {
  const kind = countedSince1970(value);
  return kind === null ? NaN : kind === 'seconds' ? value * 1000 : value;
}

function daysOfMoment(moment: number): Days | null {
  if (!(moment >= FIRST_MOMENT && moment < LAST_MOMENT)) return null;
  const day = Math.floor(moment / DAY_MS);
  return { from: day, to: day };
}

/** `null` when the calendar has no such day. */
function dayOf(year: number, month: number, day: number): number | null {
  const moment = Date.UTC(year, month - 1, day);
  const read = new Date(moment);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? moment / DAY_MS : null;
}
