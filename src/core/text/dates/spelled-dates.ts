import type { DateAt, DateContext } from './date-context';
import { monthAt, yearAt } from './date-parts';
import { edtfOf, isRealDate } from './day-numbers';
import { nearestYear } from './nearest-dates';
import { spelledDay, spelledYear } from './spelled-numbers';

/** "twenty five January nineteen eighty six", "fourth of july of 1995", "тридцать первое октября 1974". */
export function readSpelledDate(context: DateContext, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const day = spelledDay(context, from);
  if (day === null || day.day > 31) return null;
  let at = day.to;
  if (words.of.has(tokens.lower[at] ?? '')) at += 1;
  const month = monthAt(context, at, true);
  if (month !== null) {
    const year = yearAt(context, month.to);
    if (year !== null) {
      const date = { year: year.year, month: month.month, day: day.day };
      return isRealDate(date) ? { to: year.to, edtf: edtfOf(date), rule: 'spelled-date' } : null;
    }
    return { to: month.to, edtf: nearestYear(reference, month.month, day.day), rule: 'spelled-date' };
  }
  const year = spelledYear(context, from);
  return year !== null && words.yearBefore.has(tokens.lower[from - 1] ?? '')
    ? { to: year.to, edtf: String(year.year), rule: 'spelled-year' }
    : null;
}
