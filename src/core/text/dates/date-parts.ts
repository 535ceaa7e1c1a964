import { NUMBER, PUNCTUATION, type Tokens } from '../units/tokens';
import type { DateContext } from './date-context';
import { fullYear } from './numeric-dates';
import { spelledYear } from './spelled-numbers';

/** The month that a token names, and the token after its full stop. */
export function monthAt(
  { tokens, words }: DateContext,
  at: number,
  hasNumber: boolean,
): { month: number; to: number } | null {
  const word = tokens.lower[at] ?? '';
  const month = words.months.get(word);
  if (month === undefined) return null;
  if (words.ambiguous.has(word) && !hasNumber && tokens.capital[at] !== 1) return null;
  return {
    month,
    to: tokens.lower[at + 1] === '.' && word.length <= 4 && tokens.ends[at] === tokens.starts[at + 1] ? at + 2 : at + 1,
  };
}

/** "2014", ", 1994", "of 87", "nineteen eighty six", "two thousand and fifteen" after a month. */
export function yearAt(context: DateContext, from: number): { year: number; to: number } | null {
  const { tokens, words } = context;
  let at = from;
  const isComma = tokens.lower[at] === ',';
  if (isComma || isJoint(tokens, at)) at += 1;
  const hasOf = words.of.has(tokens.lower[at] ?? '');
  if (hasOf) at += 1;
  const digits = tokens.lower[at] ?? '';
  if (tokens.kinds[at] === NUMBER) {
    if (/^(?:1[0-9]|20|21)\d{2}$/.test(digits))
      return { year: Number(digits), to: words.yearAfter.has(tokens.lower[at + 1] ?? '') ? at + 2 : at + 1 };
    const isTwoDigit = /^\d{2}$/.test(digits) && (hasOf || isJoint(tokens, at - 1));
    return isTwoDigit && !isComma ? { year: fullYear(digits), to: at + 1 } : null;
  }
  return isComma ? null : spelledYear(context, at);
}

/** A dash, slash or comma that joins the parts of one date. */
export function isJoint(tokens: Tokens, at: number): boolean {
  const mark = tokens.lower[at];
  return (
    tokens.kinds[at] === PUNCTUATION &&
    (mark === '-' || mark === '/' || mark === ',') &&
    (mark !== ',' || tokens.starts[at] !== tokens.ends[at - 1] || /^\d{4}$/.test(tokens.lower[at + 1] ?? ''))
  );
}

/** Past "rd" of "3rd", "го" of "3-го". */
export function skipOrdinal({ tokens, words }: DateContext, at: number): number {
  const suffixAt = tokens.lower[at] === '-' ? at + 1 : at;
  return words.ordinalSuffix.has(tokens.lower[suffixAt] ?? '') && tokens.starts[at] === tokens.ends[at - 1]
    ? suffixAt + 1
    : at;
}
