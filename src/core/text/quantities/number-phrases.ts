import type { Tokens } from '../units/tokens';
import type { NumberLexicon, Phrase, PhraseKind } from './number-lexicon';

interface PhraseAt {
  readonly kind: PhraseKind;
  readonly from: number;
  readonly to: number;
}

/** "more than", "about" right before a token. */
export function phraseBefore(tokens: Tokens, to: number, lexicon: NumberLexicon): PhraseAt | null {
  const phrase = match(tokens, lexicon.before.get(tokens.lower[to - 1] ?? ''), (words) => to - words.length);
  return phrase;
}

/** "or more" from a token on. */
export function phraseAfter(tokens: Tokens, from: number, lexicon: NumberLexicon): PhraseAt | null {
  return match(tokens, lexicon.after.get(tokens.lower[from] ?? ''), () => from);
}

/** The first of the phrases whose words stand there. */
export function match(
  tokens: Tokens,
  phrases: readonly Phrase[] | undefined,
  start: (words: readonly string[]) => number,
): PhraseAt | null {
  for (const { words, kind } of phrases ?? []) {
    const from = start(words);
    if (from >= 0 && words.every((word, offset) => tokens.lower[from + offset] === word))
      return { kind, from, to: from + words.length };
  }
  return null;
}
