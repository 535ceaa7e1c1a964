import type { DateAt, DateContext } from './date-context';
import { yearAt } from './date-parts';
import { dateOfDay, dayNumber, easterOf, edtfOf } from './day-numbers';
import { moves } from './moves';

/** "Christmas", "last Easter", "Thanksgiving 2015". */
export function readHoliday(context: DateContext, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  let at = from;
  const shift = words.shiftBefore.get(tokens.lower[at] ?? '');
  if (shift !== undefined) at += 1;
  const holiday = words.holidays.find(({ words: phrase }) =>
    phrase.every((part, index) => tokens.lower[at + index] === part),
  );
  if (holiday === undefined) return null;
  let to = at + holiday.words.length;
  const on = (year: number): number => {
    const date =
      holiday.on === 'easter'
        ? easterOf(year)
        : { year, month: Number(holiday.on.slice(0, 2)), day: Number(holiday.on.slice(3)) };
    return dayNumber(date.year, date.month ?? 1, date.day ?? 1);
  };
  const year = yearAt(context, to);
  if (year !== null) return { to: year.to, edtf: edtfOf(dateOfDay(on(year.year))), rule: 'holiday' };
  if (reference === null) return { to, edtf: null, rule: 'holiday' };
  const current = dateOfDay(reference).year;
  // "of this year"
  if (
    words.of.has(tokens.lower[to] ?? '') &&
    words.shiftBefore.has(tokens.lower[to + 1] ?? '') &&
    words.units.get(tokens.lower[to + 2] ?? '') === 'year'
  ) {
    const moved = moves(words.shiftBefore.get(tokens.lower[to + 1] ?? ''));
    to += 3;
    return { to, edtf: edtfOf(dateOfDay(on(current + moved))), rule: 'holiday' };
  }
  if (shift === undefined) return { to, edtf: edtfOf(dateOfDay(on(current))), rule: 'holiday' };
  const years = [current - 1, current, current + 1].map(on);
  const isPast = shift === 'last' || shift === 'past' || shift === 'before-last';
  const day = isPast
    ? years.findLast((candidate) => candidate < reference)
    : years.find((candidate) => candidate > reference);
  return day === undefined ? null : { to, edtf: edtfOf(dateOfDay(day)), rule: 'holiday' };
}

/** The day number of a holiday that is named, in a given year. */
export function readHolidayIn({ tokens, words }: DateContext, from: number, year: number): number | null {
  const holiday = words.holidays.find(({ words: phrase }) =>
    phrase.every((part, index) => tokens.lower[from + index] === part),
  );
  if (holiday === undefined) return null;
  const date =
    holiday.on === 'easter'
      ? easterOf(year)
      : { year, month: Number(holiday.on.slice(0, 2)), day: Number(holiday.on.slice(3)) };
  return dayNumber(date.year, date.month ?? 1, date.day ?? 1);
}
