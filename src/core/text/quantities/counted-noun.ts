import { PUNCTUATION, WORD, type Tokens } from '../units/tokens';
import type { NumberLexicon } from './number-lexicon';

/** How many words may stand before the noun: "450 call-centre staff", "two new mobile laboratories". */
const REACH = 4;

/**
 * The noun that a number counts, from the word after it: "1,200 ferry workers" counts workers, "37 подобных случаев" cases. A measure
 * keeps the word that makes it another one: "square kilometres". The first word where no noun is told by its ending.
 */
export function countedNoun(
  { lower, kinds, capital, starts, ends }: Tokens,
  at: number,
  lexicon: NumberLexicon,
): string {
  const { counted, notUnits, words } = lexicon;
  const first = lower[at] ?? '';
  const isSmallWord = (token: number): boolean =>
    kinds[token] === WORD &&
    capital[token] !== 1 &&
    !notUnits.has(lower[token] ?? '') &&
    !words.has(lower[token] ?? '');
  if (counted.prefixes.has(first)) return isSmallWord(at + 1) ? `${first} ${lower[at + 1] ?? ''}` : first;
  if (counted.adjectiveEndings.length > 0) {
    let noun = at;
    while (counted.adjectiveEndings.some((ending) => (lower[noun] ?? '').endsWith(ending)) && isSmallWord(noun + 1))
      noun += 1;
    return lower[noun] ?? first;
  }
  if (counted.pluralEnding === '' || isPlural(first, counted)) return first;
  for (let token = at + 1; token < at + REACH; token++) {
    const isHyphen = kinds[token] === PUNCTUATION && lower[token] === '-' && starts[token] === ends[token - 1];
    if (isHyphen) continue;
    if (!isSmallWord(token)) break;
    if (isPlural(lower[token] ?? '', counted)) return lower[token] ?? first;
  }
  return first;
}

function isPlural(word: string, { pluralEnding, plurals }: NumberLexicon['counted']): boolean {
  return plurals.has(word) || (word.endsWith(pluralEnding) && !word.endsWith('ss') && !word.endsWith('us'));
}
