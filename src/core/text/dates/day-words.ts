import { WORD } from '../units/tokens';
import type { DateAt, DateContext } from './date-context';
import { dateOfDay, edtfOf } from './day-numbers';

/** "yesterday", "besok", "позавчора", "the day before yesterday". */
export function readDayWord({ tokens, words, reference }: DateContext, from: number): DateAt | null {
  const word = tokens.lower[from] ?? '';
  if (!words.dayStarts.has(word)) return null;
  for (const { words: phrase, offset } of words.days) {
    if (!phrase.every((part, index) => tokens.lower[from + index] === part)) continue;
    // "the day" is one only at the end of its clause.
    if (
      phrase.length > 1 &&
      words.the.has(phrase[0] ?? '') &&
      phrase.length < 4 &&
      tokens.kinds[from + phrase.length] === WORD
    )
      continue;
    if (phrase.length === 1 && from > 0 && words.shiftBefore.has(tokens.lower[from - 1] ?? '')) continue;
    return {
      to: from + phrase.length,
      edtf: reference === null ? null : edtfOf(dateOfDay(reference + offset)),
      rule: 'day-word',
    };
  }
  return null;
}
