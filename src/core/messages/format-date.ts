import { edtfSpan } from '../model/edtf';
import { dateWords, type RangeEnd } from './date-words';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
const YEAR = /^\d{4}$/;

export type DateStyle = 'short' | 'long';

/**
 * An EDTF date in the reader's language, no more exact than it is: "28 Oct 2024", "29–30 Oct 2024", "Oct 2024".
 * What has no plain form (`2024-10-2X`, an open interval) is shown by its ends. Throws `RangeError` when it is not EDTF.
 */
export function formatEdtf(edtf: string, language: string, style: DateStyle = 'short'): string {
  const [from, to] = edtf.split('/');
  if (from !== undefined && to !== undefined && DAY.test(from) && DAY.test(to))
    return formatRange(Date.parse(from), Date.parse(to), language, style);
  if (DAY.test(edtf)) return formatDay(Date.parse(edtf), language, style);
  if (MONTH.test(edtf)) return formatMonth(Date.parse(`${edtf}-01`), language, style);
  if (YEAR.test(edtf)) return edtf;
  const { min, max } = edtfSpan(edtf);
  if (min !== null && max !== null) return formatRange(min, max, language, style);
  if (min !== null) return `${formatDay(min, language, style)} –`;
  if (max !== null) return `– ${formatDay(max, language, style)}`;
  return edtf;
}

/** A day, given by any of its milliseconds (UTC), in the reader's language. */
export function formatDay(milliseconds: number, language: string, style: DateStyle = 'short'): string {
  const { day, month, year } = partsOf(milliseconds, dateWords(language)[style]);
  return dateWords(language).day(day, month, year);
}

function formatMonth(milliseconds: number, language: string, style: DateStyle): string {
  const words = dateWords(language);
  const names = style === 'long' ? (words.longAlone ?? words.long) : words.short;
  const { month, year } = partsOf(milliseconds, names);
  return words.month(month, year);
}

function formatRange(first: number, last: number, language: string, style: DateStyle): string {
  const words = dateWords(language);
  const [from, to] = [partsOf(first, words[style]), partsOf(last, words[style])];
  if (from.month !== to.month || from.year !== to.year) return words.range(from, to);
  return from.day === to.day ? formatDay(first, language, style) : words.days(from.day, to.day, to.month, to.year);
}

/** Throws `RangeError` when it is no time. */
function partsOf(milliseconds: number, names: readonly string[]): RangeEnd {
  const date = new Date(milliseconds);
  const month = names[date.getUTCMonth()];
  if (month === undefined) throw new RangeError(`Expected milliseconds since 1970, got ${milliseconds}.`);
  return { day: date.getUTCDate(), month, year: String(date.getUTCFullYear()) };
}
