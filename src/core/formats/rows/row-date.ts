import { edtfSpan, type TimeSpan } from '../../model/edtf';
import '../../model/edtf-grammar';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const [ZERO, NINE, DASH, COLON] = [48, 57, 45, 58];

/** Reads dates as tables write them. Remembers what it has read: a table repeats its dates. */
export class DateReader {
  readonly #known = new Map<string, TimeSpan | null>();

  /** `undefined` when it is no date. */
  read(text: string): TimeSpan | null | undefined {
    const trimmed = text.trim();
    if (trimmed === '') return null;
    const known = this.#known.get(trimmed);
    if (known !== undefined) return known;
    const span = spanOf(trimmed);
    if (span !== undefined && this.#known.size < 100_000) this.#known.set(trimmed, span);
    return span;
  }

  /** The same from bytes, and without making a string where the form is `YYYY-MM-DD` with or without `hh:mm` and `Z`. */
  readBytes(bytes: Uint8Array, start: number, end: number, decode: () => string): TimeSpan | null | undefined {
    if (start === end) return null;
    const length = end - start;
    if (length >= 10 && bytes[start + 4] === DASH && bytes[start + 7] === DASH) {
      const day = dayOf(number(bytes, start, 4), number(bytes, start + 5, 2), number(bytes, start + 8, 2));
      if (length === 10 && day !== null) return { min: day, max: day + DAY_MS - 1 };
      const isPlain = bytes[end - 1] === 90 || !hasZone(bytes, start + 11, end);
      if (length >= 16 && bytes[start + 13] === COLON && day !== null && isPlain) {
        const [hour, minute] = [number(bytes, start + 11, 2), number(bytes, start + 14, 2)];
        if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
          const moment = day + (hour * 60 + minute) * MINUTE_MS;
          return { min: moment, max: moment };
        }
      }
    }
    return this.read(decode());
  }
}

function spanOf(text: string): TimeSpan | undefined {
  // Seconds or milliseconds since 1970, by their size.
  if (/^-?\d{9,13}$/.test(text)) {
    const moment = Number(text) * (text.length <= 10 ? 1000 : 1);
    return { min: moment, max: moment };
  }
  if (/^\d{4}-\d{2}-\d{2}[T ]\d/.test(text)) {
    // PostgreSQL writes a zone of whole hours without minutes: `2024-08-06 10:30:00+03`.
    const plain = text
      .replace(' ', 'T')
      .replace(/([+-]\d{2})(\d{2})?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
    const hasOwnZone = /(Z|[+-]\d{2}:\d{2})$/.test(plain);
    const moment = Date.parse(hasOwnZone ? plain : `${plain}Z`);
    return Number.isNaN(moment) ? undefined : { min: moment, max: moment };
  }
  try {
    return edtfSpan(text);
  } catch {
    return undefined;
  }
}

function number(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) return -1;
    value = value * 10 + byte - ZERO;
  }
  return value;
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The first millisecond of a day; `null` when the calendar has no such day. */
function dayOf(year: number, month: number, day: number): number | null {
  const most = MONTH_DAYS[month - 1];
  if (year < 100 || most === undefined || day < 1 || day > most) return null;
  if (month === 2 && day === 29 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return null;
  return Date.UTC(year, month - 1, day);
}

function hasZone(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 43 || byte === DASH) return true;
  }
  return false;
}
