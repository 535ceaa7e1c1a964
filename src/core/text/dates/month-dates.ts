import { NUMBER } from '../units/tokens';
import type { DateAt, DateContext } from './date-context';
import { isJoint, monthAt, skipOrdinal, yearAt } from './date-parts';
import { dateOfDay, edtfOf, isRealDate } from './day-numbers';
import { isAhead } from './days-ahead';
import { nearestYear, nearMonth } from './nearest-dates';
import { spelledDay } from './spelled-numbers';

/** "October 2014", "march 3rd 2015", "Dec31 , 1994", "january first two thousand and thirty two", "in October". */
export function readMonth(context: DateContext, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const hasNumber = tokens.kinds[from + 1] === NUMBER || isJoint(tokens, from + 1);
  const month = monthAt(context, from, hasNumber);
  if (month === null) return null;
  let at = month.to;
  if (isJoint(tokens, at) || (tokens.lower[at] === ',' && /^\d{4}$/.test(tokens.lower[at + 1] ?? ''))) at += 1;
  const digits = tokens.lower[at] ?? '';
  if (
    tokens.kinds[at] === NUMBER &&
    /^\d{1,2}$/.test(digits) &&
    words.isMonthFirst &&
    Number(digits) >= 1 &&
    Number(digits) <= 31
  ) {
    let to = skipOrdinal(context, at + 1);
    const year = yearAt(context, to);
    if (year !== null) {
      const date = { year: year.year, month: month.month, day: Number(digits) };
      if (isRealDate(date)) return { to: year.to, edtf: edtfOf(date), rule: 'month-day-year' };
    }
    if (to === at + 1 && tokens.lower[to] === ',') to = at + 1;
    return { to, edtf: nearestYear(reference, month.month, Number(digits)), rule: 'month-day' };
  }
  // "September-2020-23"
  if (/^\d{4}$/.test(digits) && isJoint(tokens, at + 1) && /^\d{1,2}$/.test(tokens.lower[at + 2] ?? '')) {
    const date = { year: Number(digits), month: month.month, day: Number(tokens.lower[at + 2]) };
    if (isRealDate(date)) return { to: at + 3, edtf: edtfOf(date), rule: 'month-year-day' };
  }
  const year = yearAt(context, at) ?? yearAt(context, month.to);
  if (year !== null) return { to: year.to, edtf: edtfOf({ year: year.year, month: month.month }), rule: 'month-year' };
  const ordinal = words.isMonthFirst ? spelledDay(context, at) : null;
  if (ordinal !== null) {
    const spelledYear = yearAt(context, ordinal.to);
    if (spelledYear !== null)
      return {
        to: spelledYear.to,
        edtf: edtfOf({ year: spelledYear.year, month: month.month, day: ordinal.day }),
        rule: 'month-day-year',
      };
    return { to: ordinal.to, edtf: nearestYear(reference, month.month, ordinal.day), rule: 'month-day' };
  }
  // "Agustus lalu", "last May" are read elsewhere; a month alone is the nearest one up to publication.
  const after = words.shiftAfter.get(tokens.lower[month.to] ?? '');
  if (words.ambiguous.has(tokens.lower[from] ?? '') && !isMonthContext(context, from)) return null;
  const to = after === undefined ? month.to : month.to + 1;
  if (reference === null) return { to, edtf: null, rule: 'month' };
  const isNext = after === 'next' || (after === undefined && isMonthAhead(context, from, month.month, reference));
  return { to, edtf: nearMonth(reference, month.month, isNext), rule: 'month' };
}

/** "will move in December": the month to come, where it is not the one that is. */
function isMonthAhead({ tokens, words }: DateContext, from: number, month: number, reference: number): boolean {
  return dateOfDay(reference).month !== month && isAhead(tokens, from, words);
}

function isMonthContext({ tokens, words }: DateContext, from: number): boolean {
  return (
    words.of.has(tokens.lower[from - 1] ?? '') ||
    words.yearBefore.has(tokens.lower[from - 1] ?? '') ||
    words.shiftBefore.has(tokens.lower[from - 1] ?? '')
  );
}
