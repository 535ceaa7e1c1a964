/** A number in the reader's language: 10,000 or 10.000 or 10 000. */
export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}
