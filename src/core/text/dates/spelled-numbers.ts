import { readNumber } from '../quantities/number-words';
import type { DateContext } from './date-context';

/** "nineteen ninety six", "two thousand and fifteen", "nineteen hundred ninety three". */
export function spelledYear({ tokens, numbers }: DateContext, from: number): { year: number; to: number } | null {
  const first = numbers.words.get(tokens.lower[from] ?? '');
  if (first?.kind !== 'value') return null;
  const number = readNumber(tokens, from, numbers);
  if (number === null) return null;
  if (number.value >= 1500 && number.value < 2200 && Number.isInteger(number.value))
    return { year: number.value, to: number.to };
  if ((number.value === 19 || number.value === 20 || number.value === 18) && number.to === from + 1) {
    const rest = readNumber(tokens, number.to, numbers);
    if (rest !== null && rest.value >= 10 && rest.value < 100)
      return { year: number.value * 100 + rest.value, to: rest.to };
  }
  return null;
}

/** "first", "thirty first", "twenty five" as a day of the month. */
export function spelledDay({ tokens, numbers, words }: DateContext, from: number): { day: number; to: number } | null {
  let at = from;
  if (words.the.has(tokens.lower[at] ?? '')) at += 1;
  const first = numbers.words.get(tokens.lower[at] ?? '');
  const dayWord = words.dayOrdinals.get(tokens.lower[at] ?? '');
  if (dayWord !== undefined) return { day: dayWord, to: at + 1 };
  if (first?.kind === 'ordinal' && first.value <= 31) return { day: first.value, to: at + 1 };
  if (first?.kind === 'value' && first.value >= 1 && first.value <= 31) {
    const next = numbers.words.get(tokens.lower[at + 1] ?? '');
    const nextDay = words.dayOrdinals.get(tokens.lower[at + 1] ?? '');
    if (first.value >= 20 && nextDay !== undefined && nextDay < 10) return { day: first.value + nextDay, to: at + 2 };
    if (
      first.value >= 20 &&
      first.value % 10 === 0 &&
      (next?.kind === 'ordinal' || next?.kind === 'value') &&
      next.value < 10 &&
      next.value > 0
    )
      return { day: first.value + next.value, to: at + 2 };
    return { day: first.value, to: at + 1 };
  }
  return null;
}
