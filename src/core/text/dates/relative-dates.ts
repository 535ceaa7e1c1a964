import { readNumber } from '../quantities/number-words';
import type { DateAt, DateContext } from './date-context';
import type { DateUnit } from './date-lexicon';
import { addMonths, dateOfDay, dayNumber, dayOfEdtf, edtfOf } from './day-numbers';
import { readHolidayIn } from './holidays';
import { readSimple } from './simple-dates';
import { lastWeekday, monday } from './weeks';

/** "three weeks ago", "in 2 days", "5 months after Christmas". */
export function readAgo(context: DateContext, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const isIn = words.inPrefix.has(tokens.lower[from] ?? '');
  let at = isIn ? from + 1 : from;
  const amounts: { value: number; unit: DateUnit }[] = [];
  let weekday: number | undefined;
  const leading = words.weekdays.get(tokens.lower[at] ?? '');
  if (leading !== undefined && !isIn) {
    // "Monday two weeks from now", "Thursday, two year from now"
    let next = at + 1;
    if (tokens.lower[next] === ',') next += 1;
    if (amountAt(context, next) === null) return null;
    weekday = leading;
    at = next;
  }
  for (let amount = amountAt(context, at); amount !== null; amount = amountAt(context, at)) {
    if (amount.weekday !== undefined) {
      const back = words.ago.find((phrase) => phrase.every((part, index) => tokens.lower[amount.to + index] === part));
      if (back === undefined || reference === null) return null;
      return {
        to: amount.to + back.length,
        edtf: edtfOf(dateOfDay(lastWeekday(reference, amount.weekday, false) - 7 * (amount.value - 1))),
        rule: 'weekdays-back',
      };
    }
    amounts.push({ value: amount.value, unit: amount.unit });
    at = amount.to;
  }
  if (amounts.length === 0) return null;
  const phraseAt = (phrases: readonly (readonly string[])[]): number =>
    phrases.find((phrase) => phrase.every((part, index) => tokens.lower[at + index] === part))?.length ?? 0;
  const ago = phraseAt(words.ago);
  const later = phraseAt(words.later);
  const link = tokens.lower[at] ?? '';
  const hasAnchor = words.from.has(link) || words.before.has(link);
  const anchor = hasAnchor && later === 0 ? readSimpleAnchor(context, at + 1) : null;
  let sign = 0;
  let base = reference;
  let to = at;
  if (ago > 0) {
    sign = -1;
    to = at + ago;
  } else if (anchor !== null) {
    sign = words.before.has(link) ? -1 : 1;
    base = anchor.day;
    to = anchor.to;
  } else if (later > 0) {
    sign = 1;
    to = at + later;
  } else if (isIn) sign = 1;
  else return null;
  if (base === null) return { to, edtf: null, rule: 'relative' };
  let day = base;
  let precise = true;
  for (const { value, unit } of amounts) {
    if (!Number.isInteger(value)) precise = false;
    day = shiftDay(day, Math.round(value) * sign, unit);
  }
  // "two months from today on Tuesday", "in 3 days on Friday"
  const on = tokens.lower[to] === 'on' ? words.weekdays.get(tokens.lower[to + 1] ?? '') : undefined;
  if (on !== undefined) {
    weekday = on;
    to += 2;
  }
  if (weekday !== undefined) {
    const sameWeek = monday(day) + weekday - 1;
    day =
      amounts.some(({ unit }) => unit === 'week') && on === undefined
        ? sameWeek
        : day - sameWeek > 3
          ? sameWeek + 7
          : sameWeek;
    return { to, edtf: edtfOf(dateOfDay(day)), rule: 'relative-weekday' };
  }
  const smallest = amounts.at(-1)?.unit;
  if (smallest === 'year' && ago > 0 && amounts.length === 1) {
    const { year, month } = dateOfDay(day);
    return { to, edtf: words.isMonthFirst ? String(year) : edtfOf({ year, month }), rule: 'relative' };
  }
  return { to, edtf: precise ? edtfOf(dateOfDay(day)) : null, rule: 'relative' };
}

function shiftDay(day: number, by: number, unit: DateUnit): number {
  if (unit === 'day') return day + by;
  if (unit === 'week') return day + by * 7;
  const { year, month, day: dayOfMonth } = addMonths(dateOfDay(day), unit === 'month' ? by : by * 12);
  return dayNumber(year, month ?? 1, dayOfMonth ?? 1);
}

/** "three weeks", "1 тиждень", "a month", "неделю", "2 thursdays". */
function amountAt(
  { tokens, words, numbers }: DateContext,
  from: number,
): { value: number; unit: DateUnit; weekday?: number; to: number } | null {
  let at = from;
  let value = 1;
  const number = readNumber(tokens, at, numbers);
  if (number !== null && !number.isFraction) {
    if (number.value < 0 || number.value > 1000) return null;
    value = number.value;
    at = number.to;
  } else if (numbers.words.get(tokens.lower[at] ?? '')?.kind === 'article') at += 1;
  else if (!words.units.has(tokens.lower[at] ?? '') || words.isMonthFirst) return null;
  const word = tokens.lower[at] ?? '';
  const unit = words.units.get(word);
  if (unit !== undefined) return { value, unit, to: at + 1 };
  const weekday = number !== null && word.endsWith('s') ? words.weekdays.get(word.slice(0, -1)) : undefined;
  return weekday === undefined ? null : { value, unit: 'week', weekday, to: at + 1 };
}

/** What "3 weeks after" counts from: a day, an Easter, a weekday (the next one) or a year's first day. */
function readSimpleAnchor(context: DateContext, from: number): { day: number; to: number } | null {
  const { tokens, words, reference } = context;
  const weekday = words.weekdays.get(tokens.lower[from] ?? '');
  if (weekday !== undefined && reference !== null)
    return {
      day: lastWeekday(reference, weekday, true) + (lastWeekday(reference, weekday, true) < monday(reference) ? 7 : 0),
      to: from + 1,
    };
  const date = readSimple(context, from);
  if (date?.edtf == null) return null;
  const year = /^\d{4}$/.exec(date.edtf);
  if (year !== null) return { day: dayNumber(Number(date.edtf), 1, 1), to: date.to };
  // A month and day without a year: "2 weeks from January 15" looks ahead.
  let day = dayOfEdtf(date.edtf);
  if (day === null) return null;
  if (
    reference !== null &&
    (date.rule === 'month-day' || date.rule === 'day-month') &&
    day < reference &&
    words.from.has(tokens.lower[from - 1] ?? '')
  )
    day = shiftDay(day, 1, 'year');
  if (
    reference !== null &&
    date.rule === 'holiday' &&
    words.from.has(tokens.lower[from - 1] ?? '') &&
    day < reference
  ) {
    const next = readHolidayIn(context, from, dateOfDay(reference).year + 1);
    if (next !== null) day = next;
  }
  return { day, to: date.to };
}
