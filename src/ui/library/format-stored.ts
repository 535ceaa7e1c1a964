/** When something was stored, by the reader's clock: "5 Nov 2024, 14:03". Empty where it is not known. */
export function formatWhen(iso: string, language: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return '';
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}

/** Bytes as kB, MB or GB of a thousand each, with two figures. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
  let [value, at] = [bytes / 1000, 0];
  while (value >= 1000 && at < units.length - 1) [value, at] = [value / 1000, at + 1];
  const unit = units[at] ?? 'kilobyte';
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumSignificantDigits: value < 10 ? 2 : 3 }).format(
    Math.max(value, 0.1),
  );
}
