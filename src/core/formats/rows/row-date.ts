import { edtfSpan, type TimeSpan } from '../../model/edtf';
import '../../model/edtf-grammar';
import type { RowDraft } from '../../table/row-draft';
import { DAY_MINUTES } from '../../table/table';
import { csvText } from './csv-reader';

/** Later ones do not fit the minutes of a draft as they are. */
const LATEST_YEAR = 6000;
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

  /**
   * The same from bytes, into a draft's clock, and without making anything where the form is `YYYY-MM-DD` with or without `hh:mm` and `Z`.
   * Whether it is a date, or nothing at all.
   */
  readBytes(bytes: Uint8Array, start: number, end: number, draft: RowDraft, clock: number): boolean {
    if (start === end) return true;
    const length = end - start;
    if (
      length >= 10 &&
      bytes[start + 4] === DASH &&
      bytes[start + 7] === DASH &&
      number(bytes, start, 4) <= LATEST_YEAR
    ) {
      const day = dayOf(number(bytes, start, 4), number(bytes, start + 5, 2), number(bytes, start + 8, 2));
      if (length === 10 && !Number.isNaN(day)) {
        draft.from[clock] = day * DAY_MINUTES;
        draft.to[clock] = (day + 1) * DAY_MINUTES - 1;
        return true;
      }
      const isPlain = bytes[end - 1] === 90 || !hasZone(bytes, start + 11, end);
      if (length >= 16 && bytes[start + 13] === COLON && !Number.isNaN(day) && isPlain) {
        const [hour, minute] = [number(bytes, start + 11, 2), number(bytes, start + 14, 2)];
        if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
          draft.from[clock] = draft.to[clock] = day * DAY_MINUTES + hour * 60 + minute;
          return true;
        }
      }
    }
    const span = this.read(csvText(bytes, start, end));
    if (span === undefined) return false;
    draft.setSpanAt(clock, span);
    return true;
  }
}

function spanOf(text: string): TimeSpan | undefined {
  // Seconds or milliseconds since 1970, by their size.
  if (/^-?\d{9,13}$/.test(text)) {
    const moment = Number(text) * (text.length <= 10 ? 1000 : 1);
    return { min: moment, max: moment };
  }
  if (/^\d{4}-\d{2}-\d{2}[T ]\d/.test(text)) {
    // `Date.parse` takes 30 February for 1 March.
    if (Number.isNaN(dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))))
      return undefined;
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
/** Of a year without a leap day, the days before each month. */
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** Days from the first of year 0 of the Gregorian calendar to 1970. */
const TO_1970 = 719_528;

/** Days since 1970; NaN when the calendar has no such day. */
function dayOf(year: number, month: number, day: number): number {
  const most = MONTH_DAYS[month - 1];
  const before = DAYS_BEFORE[month - 1];
  if (year < 100 || most === undefined || before === undefined || day < 1 || day > most) return NaN;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2 && day === 29 && !isLeap) return NaN;
  const past = year - 1;
  // Year 0 is a leap year.
  const leapDays = 1 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return year * 365 + leapDays + before + (isLeap && month > 2 ? 1 : 0) + day - 1 - TO_1970;
}

function hasZone(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 43 || byte === DASH) return true;
  }
  return false;
}
