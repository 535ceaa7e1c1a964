import { tokenAt, type Article } from '../../article';
import id from '../../lexicon/id.json';
import { wordSet } from '../../lexicon/lexicon';
import type { Span } from '../../reading';
import { spanOf } from '../../token-range';
import { NUMBER, PUNCTUATION, WORD } from '../../units/tokens';
import { adverbialEnd } from './adverbials';
import { nameFrom } from './indonesian-names';
import { APPOSITION_START, DEMONSTRATIVES, SUBJECT_ADVERBS } from './indonesian-words';
import { officeBefore } from './offices';

/** "Seorang petugas yang …": somebody without a name. */
const INDEFINITE = wordSet(id.speakers.sources);

/**
 * The subject of a cue: the noun phrase before it, without what stands between commas ("X, Sabtu (12/2/2022), mengatakan") and
 * without "juga", "pun", "pada Senin (…)".
 */
export function subjectBefore(article: Article, sentenceFrom: number, cue: number): Span | null {
  const { tokens, lexicon } = article;
  let from = sentenceFrom;
  while (from < cue && tokens.kinds[from] === WORD && lexicon.openers.has(tokens.lower[from] ?? '')) {
    // "Secara terpisah, X", "Dalam diskusi virtual, X": the subject begins after the adverbial's comma, where there is one.
    const comma = adverbialEnd(article, from, cue);
    from = comma === -1 ? from + 1 : comma + 1;
  }
  if (from >= cue) return null;
  if (INDEFINITE.has(tokens.lower[from] ?? '')) return indefiniteFrom(article, from, cue);
  const name = nameFrom(article, from);
  const cueStart = tokens.starts[cue] ?? 0;
  if (name !== null && name.end <= cueStart) {
    const end = tokenAt(tokens, name.end);
    // "Pengakuan itu …": a thing, of which something is said.
    if (end - from === 1 && DEMONSTRATIVES.has(tokens.lower[end] ?? '') && !isActor(article, from)) return null;
    if (isOpener(article, from, end, cue)) return nameUpTo(article, end, cue);
    const office = officeBefore(article, from, cue);
    if (office !== null) return office;
    return reachesCue(article, end, cue) ? name : (betweenCommas(article, from, cue) ?? nameUpTo(article, from, cue));
  }
  let to = from;
  while (to < cue && to - from < 6 && tokens.kinds[to] === WORD) {
    const word = tokens.lower[to] ?? '';
    if (lexicon.stops.has(word) || APPOSITION_START.has(word) || SUBJECT_ADVERBS.has(word)) break;
    to += 1;
  }
  return to === from || to - from >= 6 ? null : spanOf(article, from, to);
}

/** "Seorang warga | yang enggan disebut namanya": up to the relative clause, a preposition or the cue. */
function indefiniteFrom(article: Article, from: number, cue: number): Span | null {
  const { tokens, lexicon } = article;
  let to = from + 1;
  while (to < cue && to - from < 8 && tokens.kinds[to] === WORD) {
    const word = tokens.lower[to] ?? '';
    if (APPOSITION_START.has(word) || SUBJECT_ADVERBS.has(word) || (lexicon.stops.has(word) && to > from + 1)) break;
    to += 1;
  }
  return to - from < 2 ? null : spanOf(article, from, to);
}

/**
 * A single capital that begins a sentence and stands apart from the cue, and that the text also writes small ("Vaksinasi di bulan
 * puasa … mengatakan") or that is known for none: no name.
 */
function isOpener({ tokens, lexicon, smallWords }: Article, from: number, to: number, cue: number): boolean {
  const word = tokens.lower[from] ?? '';
  let gap = to;
  while (gap < cue && SUBJECT_ADVERBS.has(tokens.lower[gap] ?? '')) gap += 1;
  if (to - from !== 1 || gap === cue || tokens.lower[to] === '(') return false;
  if (lexicon.openers.has(word)) return true;
  return (
    smallWords.has(word) && !lexicon.roles.has(word) && !lexicon.organisations.has(word) && !lexicon.pronouns.has(word)
  );
}

/** "Direktur perusahaan itu, Lina Marlina, menegaskan": the name between the two commas before the cue. */
function betweenCommas(article: Article, from: number, cue: number): Span | null {
  const { lower } = article.tokens;
  if (lower[cue - 1] !== ',') return null;
  let comma = cue - 2;
  while (comma > from && cue - comma < 12 && lower[comma] !== ',') comma -= 1;
  if (lower[comma] !== ',') return null;
  const name = nameFrom(article, comma + 1);
  if (name === null) return null;
  const end = tokenAt(article.tokens, name.end);
  return end === cue - 1 || lower[end] === '(' ? name : null;
}

function isActor({ tokens, lexicon }: Article, at: number): boolean {
  const word = tokens.lower[at] ?? '';
  return (
    lexicon.roles.has(word) ||
    lexicon.organisations.has(word) ||
    lexicon.pronouns.has(word) ||
    lexicon.documents.has(word)
  );
}

/** The name that ends right before a cue or the adverbs before it, and does not stand after a preposition: "di Istana Merdeka mengatakan". */
function nameUpTo(article: Article, limit: number, cue: number): Span | null {
  const { tokens, lexicon } = article;
  let to = cue;
  while (to > limit && SUBJECT_ADVERBS.has(tokens.lower[to - 1] ?? '')) to -= 1;
  let from = to;
  while (from > limit && isNamePart(article, from - 1)) from -= 1;
  while (from < to && tokens.capital[from] !== 1 && !lexicon.roles.has(tokens.lower[from] ?? '')) from += 1;
  const before = tokens.lower[from - 1] ?? '';
  if (from === to || lexicon.stops.has(before) || lexicon.placeMarkers.has(before)) return null;
  return nameFrom(article, from);
}

function isNamePart({ tokens, lexicon }: Article, token: number): boolean {
  const word = tokens.lower[token] ?? '';
  if (tokens.kinds[token] === PUNCTUATION) return word === '(' || word === ')' || word === '-' || word === '/';
  if (tokens.kinds[token] !== WORD) return false;
  return tokens.capital[token] === 1 || lexicon.roles.has(word) || lexicon.organisations.has(word) || word === 'dan';
}

/** Between a subject and its cue: nothing, an adverb, an apposition in commas or brackets, a time or place. */
function reachesCue({ tokens, lexicon }: Article, from: number, cue: number): boolean {
  if (from >= cue) return true;
  const word = tokens.lower[from] ?? '';
  return (
    word === ',' ||
    word === '(' ||
    SUBJECT_ADVERBS.has(word) ||
    APPOSITION_START.has(word) ||
    lexicon.stops.has(word) ||
    tokens.kinds[from] === NUMBER
  );
}
