import type { Article } from '../../article';
import type { Span } from '../../reading';
import { spanOf } from '../../token-range';
import { WORD } from '../../units/tokens';
import { nameFrom } from './indonesian-names';
import { APPOSITION_START, BEFORE, SUBJECT_ADVERBS } from './indonesian-words';

const MAX_OFFICE = 6;

/** "Juru bicara pemerintah kota | menambahkan": an office or body in small letters, right before its cue. */
export function officeBefore(article: Article, from: number, cue: number): Span | null {
  const { tokens, lexicon } = article;
  const first = tokens.lower[from] ?? '';
  if (!lexicon.roles.has(first) && !lexicon.organisations.has(first)) return null;
  let to = cue;
  while (
    to > from &&
    (SUBJECT_ADVERBS.has(tokens.lower[to - 1] ?? '') || lexicon.negation.has(tokens.lower[to - 1] ?? ''))
  )
    to -= 1;
  if (to - from < 2 || to - from > MAX_OFFICE) return null;
  for (let at = from + 1; at < to; at++) {
    const word = tokens.lower[at] ?? '';
    if (tokens.kinds[at] !== WORD || tokens.capital[at] === 1) return null;
    if (lexicon.stops.has(word) || APPOSITION_START.has(word) || BEFORE.has(word)) return null;
  }
  return spanOf(article, from, to);
}

/** "kata | juru bicara delegasi, Oksana Lysenko": an office in small letters, and the name after its comma, where there is one. */
export function officeAfter(article: Article, from: number): Span | null {
  const { tokens, lexicon } = article;
  if (!lexicon.roles.has(tokens.lower[from] ?? '')) return null;
  let to = from + 1;
  while (
    to - from < MAX_OFFICE &&
    tokens.kinds[to] === WORD &&
    tokens.capital[to] !== 1 &&
    !lexicon.stops.has(tokens.lower[to] ?? '')
  )
    to += 1;
  const isNamed = tokens.lower[to] === ',' && tokens.capital[to + 1] === 1;
  return (isNamed ? nameFrom(article, to + 1) : null) ?? spanOf(article, from, to);
}
