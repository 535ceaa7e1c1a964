/** A tick of the time axis short enough not to touch the next: a year, a month, or a day. UTC. */
export function formatTick(tick: Date, language: string): string {
  const isYear = tick.getUTCMonth() === 0 && tick.getUTCDate() === 1;
  const isMonth = tick.getUTCDate() === 1;
  const locale = language === 'en' ? 'en-GB' : language;
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(tick);
  if (isYear) return format({ year: 'numeric' });
  if (isMonth) return format({ month: 'short' });
  return format({ day: 'numeric', month: 'short' });
}
