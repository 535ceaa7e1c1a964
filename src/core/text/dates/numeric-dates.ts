import { isRealDate, type PartialDate } from './day-numbers';

export interface NumericDate {
  readonly end: number;
  readonly date: PartialDate;
  readonly hasYear: boolean;
}

const ISO = /(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const ISO_MONTH = /(\d{4})-(\d{1,2})(?![\d-])/y;
const THREE = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/y;
const MONTH_YEAR = /(\d{1,2})-(\d{4})(?![\d-])/y;
const COMPACT = /(19|20)(\d{2})(\d{2})(\d{2})(?!\d)/y;
const DAY_MONTH = /(\d{1,2})\/(\d{1,2})(?![\d/])/y;

/**
 * A date in digits that begins at an offset: "2024-10-29", "29/10/2024", "31.10.74", "20161016", "12-2015". Which of two small numbers
 * is the month is the language's habit, unless one is above twelve. "4/2" alone is one only in brackets.
 */
export function readNumericDate(text: string, start: number, isMonthFirst: boolean): NumericDate | null {
  const iso = at(ISO, text, start);
  if (iso !== null) {
    const [, year, , month, day] = iso.map(Number);
    const date = { year: year ?? 0, month, day };
    if (isRealDate(date)) return { end: start + iso[0].length, date, hasYear: true };
  }
  const three = at(THREE, text, start);
  if (three !== null) {
    const first = Number(three[1]);
    const second = Number(three[3]);
    const year = fullYear(three[4] ?? '');
    // "31.10.1974" has the day first everywhere.
    const monthFirst = isMonthFirst && three[2] !== '.';
    const date = order(first, second, year, monthFirst);
    if (date !== null) return { end: start + three[0].length, date, hasYear: true };
    const reversed = order(Number(three[4]), second, fullYear(three[1] ?? ''), false);
    if (reversed !== null && Number(three[1]) > 31)
      return { end: start + three[0].length, date: reversed, hasYear: true };
  }
  const isoMonth = at(ISO_MONTH, text, start);
  if (isoMonth !== null) {
    const date = { year: Number(isoMonth[1]), month: Number(isoMonth[2]) };
    if (isRealDate(date) && date.year > 1800) return { end: start + isoMonth[0].length, date, hasYear: true };
  }
  const monthYear = at(MONTH_YEAR, text, start);
  if (monthYear !== null) {
    const date = { year: Number(monthYear[2]), month: Number(monthYear[1]) };
    if (isRealDate(date) && date.year > 1800 && date.year < 2200)
      return { end: start + monthYear[0].length, date, hasYear: true };
  }
  const compact = at(COMPACT, text, start);
  if (compact !== null && !/\d/.test(text.charAt(start - 1))) {
    const date = {
      year: Number(`${compact[1] ?? ''}${compact[2] ?? ''}`),
      month: Number(compact[3]),
      day: Number(compact[4]),
    };
    if (isRealDate(date)) return { end: start + compact[0].length, date, hasYear: true };
  }
  return null;
}

/** "(7/9)" after a weekday: day and month without a year. */
export function readDayMonth(
  text: string,
  start: number,
  isMonthFirst: boolean,
): { end: number; month: number; day: number } | null {
  const match = at(DAY_MONTH, text, start);
  if (match === null) return null;
  const date = order(Number(match[1]), Number(match[2]), 2024, isMonthFirst);
  return date?.month === undefined || date.day === undefined
    ? null
    : { end: start + match[0].length, month: date.month, day: date.day };
}

function order(first: number, second: number, year: number, isMonthFirst: boolean): PartialDate | null {
  const usual = isMonthFirst ? { year, month: first, day: second } : { year, month: second, day: first };
  if (isRealDate(usual)) return usual;
  const other = { year, month: usual.day, day: usual.month };
  return isRealDate(other) ? other : null;
}

/** "74" is 1974, "24" is 2024. */
export function fullYear(digits: string): number {
  const value = Number(digits);
  return digits.length === 4 ? value : value >= 50 ? 1900 + value : 2000 + value;
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
