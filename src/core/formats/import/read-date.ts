import { edtfSpan } from '../../model/edtf';
import '../../model/edtf-grammar';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as tables write it, as EDTF, and no more exact than it is: EDTF itself, ISO 8601 with a time (the day is kept), `20241028`, `28 October 2024`,
 * `28.10.2024`, `10/28/2024`. `null` when it is no date, or could be two ("03/04/2024") and the order is not known.
 */
export function readDate(text: string, order: 'unknown' | 'month-first' = 'unknown'): string | null {
  const trimmed = text.trim();
  const [, compactYear, compactMonth, compactDay] = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed) ?? [];
  if (compactYear !== undefined) return day(compactYear, compactMonth, compactDay);
  const [, isoDay] = /^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}/.exec(trimmed) ?? [];
  if (isoDay !== undefined) return valid(isoDay);
  const [, wordDay, wordMonth, wordYear] = /^(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})\b/.exec(trimmed) ?? [];
  if (wordDay !== undefined) return day(wordYear, monthOf(wordMonth), wordDay);
  const [, usMonth, usDay, usYear] = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})\b/.exec(trimmed) ?? [];
  if (usMonth !== undefined) return day(usYear, monthOf(usMonth), usDay);
  const [, dottedDay, dottedMonth, dottedYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(trimmed) ?? [];
  if (dottedDay !== undefined) return day(dottedYear, dottedMonth, dottedDay);
  const [, first, second, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(trimmed) ?? [];
  if (first !== undefined && second !== undefined) {
    if (order === 'month-first' || (Number(second) > 12 && Number(first) <= 12)) return day(year, first, second);
    return Number(first) > 12 || first === second ? day(year, second, first) : null;
  }
  return valid(trimmed);
}

/** Seconds since 1970 as a day. */
export function dayOfSeconds(text: string): string | null {
  return /^\d{9,10}$/.test(text) ? new Date(Number(text) * 1000).toISOString().slice(0, 10) : null;
}

function monthOf(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function day(year = '', month = '', dayOfMonth = ''): string | null {
  return valid(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
}

function valid(edtf: string): string | null {
  try {
    const { min, max } = edtfSpan(edtf);
    return min !== null && max !== null && min > max ? null : edtf;
  } catch {
    return null;
  }
}
