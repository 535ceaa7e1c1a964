import type { FoundQuantity, ReadingLanguage } from '../reading';
import type { Tokens } from '../units/tokens';
import { findNumbers } from './find-numbers';
import { findKoreanQuantities } from './korean-quantities';
import { mergeWith } from './merged-quantities';
import { numberLexiconOf } from './number-lexicon';
import { readRange } from './number-ranges';
import { qualify } from './qualified-numbers';
import { withVague } from './vague-numbers';

/** Quantities of a text: numerals, words, ranges, "more than", "several thousand", with the noun or unit that they count. */
export function findQuantities(tokens: Tokens, language: ReadingLanguage): readonly FoundQuantity[] {
  if (language === 'ko') return findKoreanQuantities(tokens.text);
  const lexicon = numberLexiconOf(language);
  if (lexicon === null) return [];
  const numbers = findNumbers(tokens, lexicon);
  const quantities: FoundQuantity[] = [];
  for (let at = 0; at < numbers.length; at++) {
    const first = numbers[at];
    if (first === undefined) continue;
    const range = readRange(tokens, numbers, at, lexicon);
    if (range !== null) {
      quantities.push(range);
      at += 1;
      continue;
    }
    const previousEnd = quantities.at(-1)?.end ?? 0;
    const quantity = qualify(tokens, first, lexicon, previousEnd);
    const merged = mergeWith(quantities.at(-1), quantity, tokens.text);
    if (merged !== null) quantities[quantities.length - 1] = merged;
    else quantities.push(quantity);
  }
  return withVague(tokens, lexicon, quantities);
}
