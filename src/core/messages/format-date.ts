import { edtfSpan } from '../model/edtf';

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
    return dayFormat(language, style).formatRange(new Date(from), new Date(to));
  if (DAY.test(edtf)) return dayFormat(language, style).format(new Date(edtf));
  if (MONTH.test(edtf)) return monthFormat(language, style).format(new Date(`${edtf}-01`));
  if (YEAR.test(edtf)) return edtf;
  const { min, max } = edtfSpan(edtf);
  if (min !== null && max !== null) return dayFormat(language, style).formatRange(new Date(min), new Date(max));
  if (min !== null) return `${dayFormat(language, style).format(new Date(min))} –`;
  if (max !== null) return `– ${dayFormat(language, style).format(new Date(max))}`;
  return edtf;
}

/** A day, given by any of its milliseconds (UTC), in the reader's language. */
export function formatDay(milliseconds: number, language: string, style: DateStyle = 'short'): string {
  return dayFormat(language, style).format(new Date(milliseconds));
}

/** One formatter per language and style: making one costs more than using it a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(language: string, style: DateStyle): Intl.DateTimeFormat {
  return keptFormat(language, { day: 'numeric', month: style, year: 'numeric' });
}

function monthFormat(language: string, style: DateStyle): Intl.DateTimeFormat {
  return keptFormat(language, { month: style, year: 'numeric' });
}

function keptFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // English dates in the order of the press that Dateline serves: day, month, year.
  const locale = language === 'en' ? 'en-GB' : language;
  const key = JSON.stringify([locale, options]);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}
