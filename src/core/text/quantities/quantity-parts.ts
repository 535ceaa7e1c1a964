import type { FoundQuantity } from '../reading';
import { WORD, type Tokens } from '../units/tokens';
import { countedNoun } from './counted-noun';
import type { NumberLexicon } from './number-lexicon';
import type { SpokenNumber } from './number-words';

/** A quantity with its words. */
export function finish(tokens: Tokens, quantity: Omit<FoundQuantity, 'text'>): FoundQuantity {
  return { ...quantity, text: tokens.text.slice(quantity.start, quantity.end) };
}

/** Per cent, a currency, or the noun that is counted; with "of" and adjectives it is cut short at the first noun-like word. */
export function unitAfter(tokens: Tokens, number: SpokenNumber, lexicon: NumberLexicon): string | null {
  const at = number.to;
  const word = tokens.lower[at] ?? '';
  if (word === '%' || word === '$' || word === '€') return word;
  if (word === 'per' && tokens.lower[at + 1] === 'cent') return 'percent';
  if (tokens.kinds[at] !== WORD || tokens.capital[at] === 1) return null;
  if (lexicon.words.has(word) || lexicon.before.has(word) || lexicon.notUnits.has(word) || word.length < 2) return null;
  return countedNoun(tokens, at, lexicon);
}
