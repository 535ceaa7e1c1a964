import type { Article } from '../article';
import { LINE_BREAK, WORD, type Tokens } from '../units/tokens';
import { DEMONYMS, DIRECTIONS, FACILITIES, FIRST_NAMES, NOT_PLACES, PERSON_TITLES, TITLES } from './place-lexicon';
import { PLACE_BEFORE } from './place-words';

/** Words that the text writes small: at the start of a sentence they are no name. */
export function smallWords(tokens: Tokens, hasCapitals: boolean): ReadonlySet<string> {
  const words = new Set<string>();
  if (!hasCapitals) return words;
  for (let token = 0; token < tokens.count; token++)
    if (tokens.kinds[token] === WORD && tokens.capital[token] !== 1) words.add(tokens.lower[token] ?? '');
  return words;
}

/**
 * Last names of people in the text, and second words of other names: "Denzel Washington" keeps "Washington said" from being a city,
 * "Real Madrid" "Madrid scored".
 */
export function findSurnames(article: Article, small: ReadonlySet<string>): ReadonlySet<string> {
  const { tokens } = article;
  const surnames = new Set<string>();
  for (let token = 1; token < tokens.count; token++) {
    if (tokens.capital[token] !== 1 || tokens.kinds[token - 1] === LINE_BREAK) continue;
    const before = tokens.lower[token - 1] ?? '';
    const isAdjacent =
      tokens.capital[token - 1] === 1 && (tokens.starts[token] ?? 0) - (tokens.ends[token - 1] ?? 0) === 1;
    const isInitialed =
      before === '.' &&
      ((tokens.lower[token - 2] ?? '').length === 1
        ? tokens.capital[token - 3] === 1
        : PERSON_TITLES.has(tokens.lower[token - 2] ?? ''));
    if (isInitialed) surnames.add(tokens.lower[token] ?? '');
    if (!isAdjacent) continue;
    const isLast = tokens.kinds[token + 1] !== WORD || tokens.capital[token + 1] !== 1;
    const isGivenName = FIRST_NAMES.has(before) || (PERSON_TITLES.has(before) && before.length <= 4);
    const isUnknown =
      before.length > 2 &&
      isLast &&
      tokens.kinds[token - 2] === WORD &&
      tokens.capital[token - 2] !== 1 &&
      !small.has(before) &&
      !isKnownBefore(before) &&
      !PLACE_BEFORE.has(tokens.lower[token - 2] ?? '');
    if (isGivenName || isUnknown) surnames.add(tokens.lower[token] ?? '');
  }
  return surnames;
}

const isKnownBefore = (word: string): boolean =>
  DIRECTIONS.has(word) || TITLES.has(word) || NOT_PLACES.has(word) || DEMONYMS.has(word) || FACILITIES.has(word);
