import { NUMBER, WORD, type Tokens } from '../units/tokens';
import type { DateAt, DateContext } from './date-context';
import { isJoint, monthAt, skipOrdinal, yearAt } from './date-parts';
import { edtfOf, isRealDate } from './day-numbers';
import { nearestYear } from './nearest-dates';
import { readDayMonth, readNumericDate } from './numeric-dates';

/** A date that begins with digits: "29/10/2024", "(25/11)", "3 березня", "2024". */
export function readDigits(context: DateContext, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const { text } = tokens;
  const start = tokens.starts[from] ?? 0;
  const isInWord = /[\p{L}]/u.test(text.charAt(start - 1)) && text.charAt(start - 2) !== '=';
  if (isInWord) return null;
  const numeric = readNumericDate(text, start, words.isMonthFirst);
  if (numeric !== null)
    return {
      to: tokenAtOrAfter(tokens, from, numeric.end),
      end: numeric.end,
      edtf: edtfOf(numeric.date),
      rule: 'date-digits',
    };
  const bracketed = text.charAt(start - 1) === '(' ? readDayMonth(text, start, words.isMonthFirst) : null;
  if (bracketed !== null && /^[\s)]/.test(text.slice(bracketed.end, bracketed.end + 1))) {
    return {
      to: tokenAtOrAfter(tokens, from, bracketed.end),
      end: bracketed.end,
      edtf: nearestYear(reference, bracketed.month, bracketed.day),
      rule: 'date-bracket',
    };
  }
  const dayMonth = readDayFirst(context, from);
  if (dayMonth !== null) return dayMonth;
  return readYear(context, from);
}

/** "3 березня 2015", "31-Oct-74", "15 April of 87", "2017 april", "3-его марта". */
function readDayFirst(context: DateContext, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const digits = tokens.lower[from] ?? '';
  if (!/^\d{1,4}$/.test(digits)) return null;
  const value = Number(digits);
  let at = from + 1;
  at = skipOrdinal(context, at);
  while (isJoint(tokens, at) || words.of.has(tokens.lower[at] ?? '')) at += 1;
  const month = monthAt(context, at, true);
  if (month === null) {
    // "2020/23/Sep"
    if (digits.length === 4 && tokens.kinds[at] === NUMBER && isJoint(tokens, at + 1)) {
      const last = monthAt(context, at + 2, true);
      const date = { year: value, month: last?.month, day: Number(tokens.lower[at]) };
      if (last !== null && isRealDate(date)) return { to: last.to, edtf: edtfOf(date), rule: 'day-month-year' };
    }
    return null;
  }
  if (digits.length === 4) {
    // "2017 april", "2019-aug-1"
    const dayAt = isJoint(tokens, month.to) ? month.to + 1 : month.to;
    const day = Number(tokens.lower[dayAt]);
    if (
      tokens.kinds[dayAt] === NUMBER &&
      /^\d{1,2}$/.test(tokens.lower[dayAt] ?? '') &&
      isRealDate({ year: value, month: month.month, day })
    )
      return { to: dayAt + 1, edtf: edtfOf({ year: value, month: month.month, day }), rule: 'year-month-day' };
    return isRealDate({ year: value, month: month.month })
      ? { to: month.to, edtf: edtfOf({ year: value, month: month.month }), rule: 'year-month' }
      : null;
  }
  if (value < 1 || value > 31) return null;
  const year = yearAt(context, month.to);
  if (year !== null) {
    const date = { year: year.year, month: month.month, day: value };
    return isRealDate(date) ? { to: year.to, edtf: edtfOf(date), rule: 'day-month-year' } : null;
  }
  return { to: month.to, edtf: nearestYear(reference, month.month, value), rule: 'day-month' };
}

/** A year alone: four digits that nothing counts. */
function readYear(context: DateContext, from: number): DateAt | null {
  const { tokens, words } = context;
  const digits = tokens.lower[from] ?? '';
  if (!/^(?:1[5-9]|20|21)\d{2}$/.test(digits)) return null;
  const next = tokens.lower[from + 1] ?? '';
  const before = tokens.lower[from - 1] ?? '';
  const isMarked = words.yearBefore.has(before) || words.yearAfter.has(next) || before === '=' || before === '(';
  const isCounting =
    tokens.kinds[from + 1] === WORD &&
    tokens.capital[from + 1] !== 1 &&
    !FUNCTION_AFTER_YEAR.has(next) &&
    !words.yearAfter.has(next);
  if (before === '$' || before === '€' || before === '£' || next === '%' || tokens.lower[from + 1] === '°') return null;
  if (isCounting && !words.yearBefore.has(before)) return null;
  if (!isMarked && Number(digits) < 1900) return null;
  const to = words.yearAfter.has(next) ? from + 2 : from + 1;
  return { to, edtf: digits, rule: 'year' };
}

const FUNCTION_AFTER_YEAR = new Set(
  'and or to the a in on at by with when as for from of is was were will has had have that which who while but if until dan di pada yang untuk dengan ke dari oleh lalu ini saat и в на с по а но или та і у на з до від й або'.split(
    ' ',
  ),
);

function tokenAtOrAfter({ starts, count }: Tokens, from: number, end: number): number {
  let at = from;
  while (at < count && (starts[at] ?? 0) < end) at += 1;
  return at;
}
