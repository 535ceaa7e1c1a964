import type { DateAt, DateContext } from './date-context';
import { monthAt, yearAt } from './date-parts';
import { addMonths, dateOfDay, dayNumber, daysInMonth, edtfOf, weekdayOf } from './day-numbers';
import { moves } from './moves';
import { lastWeekday } from './weeks';

/** "third tuesday of september 2014", "the first Monday of the month", "останній неділю в березні 2014". */
export function readOrdinalWeekday(context: DateContext, from: number): DateAt | null {
  const { tokens, words } = context;
  let at = from;
  if (words.the.has(tokens.lower[at] ?? '')) at += 1;
  const ordinal = words.ordinals.get(tokens.lower[at] ?? '');
  if (ordinal === undefined) return null;
  const word = tokens.lower[at + 1] ?? '';
  const weekday = words.weekdays.get(word);
  if (weekday !== undefined) return readNthOfMonth(context, at + 1, weekday, ordinal);
  return ordinal === -1 && words.units.get(word) === 'day' ? readLastDay(context, at + 2) : null;
}

/** "the second Friday of March": the nth such weekday, the last for -1. */
export function readNthOfMonth(
  context: DateContext,
  weekdayAt: number,
  weekday: number,
  ordinal: number,
): DateAt | null {
  const month = readMonthReference(context, weekdayAt + 1);
  if (month === null) return null;
  const last = daysInMonth(month.year, month.month);
  const firstDay = dayNumber(month.year, month.month, 1);
  const first = firstDay + ((weekday - weekdayOf(firstDay) + 7) % 7);
  const day = ordinal === -1 ? lastWeekday(firstDay + last - 1, weekday, true) : first + (ordinal - 1) * 7;
  return { to: month.to, edtf: edtfOf(dateOfDay(day)), rule: 'ordinal-weekday' };
}

/** "the last day of May". */
export function readLastDay(context: DateContext, from: number): DateAt | null {
  const month = readMonthReference(context, from);
  if (month === null) return null;
  return {
    to: month.to,
    edtf: edtfOf({ year: month.year, month: month.month, day: daysInMonth(month.year, month.month) }),
    rule: 'last-day',
  };
}

/** "of october 2014", "in this month", "of the month", "of last month". */
function readMonthReference(context: DateContext, from: number): { year: number; month: number; to: number } | null {
  const { tokens, words, reference } = context;
  let at = from;
  if (!words.of.has(tokens.lower[at] ?? '')) return null;
  at += 1;
  const month = monthAt(context, at, true);
  if (month !== null) {
    const year = yearAt(context, month.to);
    if (year !== null) return { year: year.year, month: month.month, to: year.to };
    if (reference === null) return null;
    return { year: dateOfDay(reference).year, month: month.month, to: month.to };
  }
  if (reference === null) return null;
  let by = 0;
  if (words.the.has(tokens.lower[at] ?? '')) at += 1;
  const shift = words.shiftBefore.get(tokens.lower[at] ?? '');
  if (shift !== undefined) {
    by = moves(shift);
    at += 1;
  }
  if (words.units.get(tokens.lower[at] ?? '') !== 'month') return null;
  const { year, month: index } = addMonths({ ...dateOfDay(reference), day: 1 }, by);
  return index === undefined ? null : { year, month: index, to: at + 1 };
}
