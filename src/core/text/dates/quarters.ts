import type { DateLexicon } from './date-lexicon';
import { dateOfDay, dayNumber } from './day-numbers';

/** The first and last month of a quarter as an EDTF interval: the third of 2024 is "2024-07/2024-09". */
export function quarterOf(year: number, quarter: number): string {
  const two = (month: number): string => String(month).padStart(2, '0');
  return `${year}-${two(quarter * 3 - 2)}/${year}-${two(quarter * 3)}`;
}

/** A quarter without a year: the last one that has begun by publication. */
export function lastQuarter(reference: number, quarter: number): string {
  const { year } = dateOfDay(reference);
  return quarterOf(dayNumber(year, quarter * 3 - 2, 1) <= reference ? year : year - 1, quarter);
}

/** "third quarter", "the 3rd quarter", "kuartal III", "III кварталі", "Q3": which, and the token after it. */
export function quarterAt(
  lower: readonly string[],
  from: number,
  { quarters, ordinalSuffix }: DateLexicon,
): { readonly quarter: number; readonly to: number } | null {
  const word = lower[from] ?? '';
  if (word === quarters.short && /^[1-4]$/.test(lower[from + 1] ?? ''))
    return { quarter: Number(lower[from + 1]), to: from + 2 };
  if (quarters.nouns.has(word)) {
    const quarter = quarters.isNounFirst ? numberOf(lower[from + 1] ?? '', quarters) : undefined;
    return quarter === undefined ? null : { quarter, to: from + 2 };
  }
  const quarter = quarters.isNounFirst ? undefined : numberOf(word, quarters);
  if (quarter === undefined) return null;
  let noun = from + 1;
  while (ordinalSuffix.has(lower[noun] ?? '') || lower[noun] === '-') noun += 1;
  return quarters.nouns.has(lower[noun] ?? '') ? { quarter, to: noun + 1 } : null;
}

function numberOf(word: string, { numbers }: DateLexicon['quarters']): number | undefined {
  return /^[1-4]$/.test(word) ? Number(word) : numbers.get(word);
}
