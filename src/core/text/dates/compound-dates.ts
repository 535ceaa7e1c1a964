import { NUMBER } from '../units/tokens';
import type { DateAt, DateContext } from './date-context';
import { dateOfDay, edtfOf } from './day-numbers';
import { moves } from './moves';
import { readOrdinalWeekday } from './ordinal-dates';
import { readAgo } from './relative-dates';

/** "3 weeks ago", "in two years", "two days from today", "3 weeks after Christmas", "first Monday of October 2014", "2 thursdays back". */
export function readCompound(context: DateContext, from: number): DateAt | null {
  return readAgo(context, from) ?? readOrdinalWeekday(context, from) ?? readMonthOfYear(context, from);
}

/** "The 9th month of next year". */
function readMonthOfYear({ tokens, words, reference }: DateContext, from: number): DateAt | null {
  let at = from;
  if (words.the.has(tokens.lower[at] ?? '')) at += 1;
  const month = Number(tokens.lower[at]);
  if (tokens.kinds[at] !== NUMBER || !(month >= 1 && month <= 12)) return null;
  at += 1;
  if (words.ordinalSuffix.has(tokens.lower[at] ?? '')) at += 1;
  if (words.units.get(tokens.lower[at] ?? '') !== 'month' || !words.of.has(tokens.lower[at + 1] ?? '')) return null;
  const shift = words.shiftBefore.get(tokens.lower[at + 2] ?? '');
  if (shift === undefined || words.units.get(tokens.lower[at + 3] ?? '') !== 'year' || reference === null) return null;
  return { to: at + 4, edtf: edtfOf({ year: dateOfDay(reference).year + moves(shift), month }), rule: 'month-of-year' };
}
