import type { Article } from '../../article';

/** The last comma of an opening adverbial that a capital or a pronoun follows. */
export function adverbialEnd({ tokens, lexicon }: Article, from: number, cue: number): number {
  for (let token = from; token < cue; token++)
    if (
      tokens.lower[token] === ',' &&
      (tokens.capital[token + 1] === 1 ||
        lexicon.pronouns.has(tokens.lower[token + 1] ?? '') ||
        lexicon.roles.has(tokens.lower[token + 1] ?? ''))
    )
      return token;
  return -1;
}
