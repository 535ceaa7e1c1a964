/** A day, month or year; parts from the right may be missing. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

export function dateOfDay(day: number): Required<PartialDate> {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function isRealDate({ year, month, day }: PartialDate): boolean {
  if (year < 1000 || year > 2999) return false;
  if (month === undefined) return day === undefined;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= daysInMonth(year, month));
}

export function daysInMonth(year: number, month: number): number {
  return dateOfDay(dayNumber(year, month + 1, 1) - 1).day ?? 31;
}

/** A day so many months later; the 31st becomes the month's last day. */
export function addMonths({ year, month, day }: Required<PartialDate>, months: number): Required<PartialDate> {
  const index = year * 12 + (month ?? 1) - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return { year: toYear, month: toMonth, day: Math.min(day ?? 1, daysInMonth(toYear, toMonth)) };
}

/** Western Easter Sunday (Meeus, Jones, Butcher). */
export function easterOf(year: number): Required<PartialDate> {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return { year, month, day: ((h + l - 7 * m + 114) % 31) + 1 };
}

export function edtfOf({ year, month, day }: PartialDate): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  if (month === undefined) return String(year);
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/** "2024-10-29" or the first day of an interval; `null` where it is less than a day. */
export function dayOfEdtf(edtf: string | null | undefined): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(edtf ?? '');
  if (match === null) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDate(date) ? dayNumber(date.year, date.month, date.day) : null;
}
