import { WORD } from '../units/tokens';
import type { DateAt, DateContext } from './date-context';
import type { DateUnit } from './date-lexicon';
import { yearAt } from './date-parts';
import { addMonths, dateOfDay, edtfOf } from './day-numbers';
import { moves } from './moves';
import { nearMonth } from './nearest-dates';
import { readLastDay, readNthOfMonth } from './ordinal-dates';
import { lastWeekday, monday, nextWeekday } from './weeks';

/** "last Tuesday", "this upcoming Friday", "next week", "this year", "last month", "the month", "minggu lalu". */
export function readShifted(context: DateContext, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  let at = from;
  const hasThe = words.the.has(tokens.lower[at] ?? '');
  if (hasThe) at += 1;
  let shift = words.shiftBefore.get(tokens.lower[at] ?? '');
  if (shift !== undefined) {
    at += 1;
    const second = words.shiftBefore.get(tokens.lower[at] ?? '');
    if (second !== undefined && shift === 'this') {
      shift = second;
      at += 1;
    }
    if (tokens.lower[at] === 'calendar') at += 1;
  }
  const word = tokens.lower[at] ?? '';
  const weekday = words.weekdays.get(word);
  if (weekday !== undefined && shift !== undefined) {
    if (reference === null) return { to: at + 1, edtf: null, rule: 'shifted-weekday' };
    const start = monday(reference);
    const day =
      shift === 'past'
        ? lastWeekday(reference, weekday, false)
        : shift === 'upcoming'
          ? nextWeekday(reference, weekday)
          : shift === 'this'
            ? start + weekday - 1
            : start + moves(shift) * 7 + weekday - 1;
    const ordinalMonth = shift === 'last' ? readNthOfMonth(context, at, weekday, -1) : null;
    return ordinalMonth ?? { to: at + 1, edtf: edtfOf(dateOfDay(day)), rule: 'shifted-weekday' };
  }
  if (shift === 'last' && words.units.get(word) === 'day') return readLastDay(context, at + 1);
  const monthName = words.months.get(word);
  if (
    monthName !== undefined &&
    shift !== undefined &&
    reference !== null &&
    (tokens.capital[at] === 1 || !words.ambiguous.has(word))
  )
    return {
      to: at + 1,
      edtf: nearMonth(reference, monthName, shift === 'next' || shift === 'upcoming'),
      rule: 'shifted-month',
    };
  const unit = words.units.get(word);
  if (unit === undefined || unit === 'day') return null;
  const after = words.shiftAfter.get(tokens.lower[at + 1] ?? '');
  if (shift === undefined && after === undefined) {
    // "year 2008"; "the month", "the year" at the end of a clause.
    const year = unit === 'year' ? yearAt(context, at + 1) : null;
    if (year !== null) return { to: year.to, edtf: String(year.year), rule: 'year' };
    const isToDate = tokens.lower[at + 1] === 'to' && tokens.lower[at + 2] === 'date';
    if (isToDate) return { to: at + 3, edtf: reference === null ? null : periodOf(reference, unit, 0), rule: 'period' };
    if (!hasThe || tokens.kinds[at + 1] === WORD || unit === 'week') return null;
    return { to: at + 1, edtf: reference === null ? null : periodOf(reference, unit, 0), rule: 'period' };
  }
  // "last week's sunday", "last year's Christmas"
  const possessive = tokens.lower[at + 1] === "'s" ? at + 2 : at + 1;
  const sunday = words.weekdays.get(tokens.lower[possessive] ?? '');
  if (unit === 'week' && sunday !== undefined && shift !== undefined && reference !== null)
    return {
      to: possessive + 1,
      edtf: edtfOf(dateOfDay(monday(reference) + moves(shift) * 7 + sunday - 1)),
      rule: 'weekday-of-week',
    };
  const to = shift === undefined ? at + 2 : at + 1;
  return {
    to,
    edtf: reference === null ? null : periodOf(reference, unit, shift === undefined ? moves(after) : moves(shift)),
    rule: 'period',
  };
}

function periodOf(reference: number, unit: DateUnit, by: number): string {
  const now = dateOfDay(reference);
  if (unit === 'year') return String(now.year + by);
  if (unit === 'month') {
    const { year, month } = addMonths({ ...now, day: 1 }, by);
    return edtfOf({ year, month });
  }
  const start = monday(reference) + by * 7;
  return `${edtfOf(dateOfDay(start))}/${edtfOf(dateOfDay(start + 6))}`;
}
