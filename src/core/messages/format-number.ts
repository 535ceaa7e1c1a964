/** A number in the reader's language: 10,000 or 10.000 or 10 000. */
export function formatNumber(value: number, language: string): string {
  let format = formats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    formats.set(language, format);
  }
  return format.format(value);
}

/** One formatter per language: making one costs more than using it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>();
