import { dateOfDay, dayNumber, edtfOf, isRealDate, type PartialDate } from './day-numbers';

/** A day and month without a year: the one closest to publication. */
export function nearestYear(reference: number | null, month: number, day: number): string | null {
  if (reference === null) return null;
  const { year } = dateOfDay(reference);
  let best: PartialDate | null = null;
  let distance = Infinity;
  for (const candidate of [year - 1, year, year + 1]) {
    const date = { year: candidate, month, day };
    if (!isRealDate(date)) continue;
    const away = Math.abs(dayNumber(candidate, month, day) - reference);
    if (away < distance) {
      best = date;
      distance = away;
    }
  }
  return best === null ? null : edtfOf(best);
}

/** A month without a year: the last one up to publication, or the next one. */
export function nearMonth(reference: number, month: number, isNext: boolean): string {
  const now = dateOfDay(reference);
  const nowMonth = now.month ?? 1;
  const year = isNext ? (month > nowMonth ? now.year : now.year + 1) : month <= nowMonth ? now.year : now.year - 1;
  return edtfOf({ year, month });
}
