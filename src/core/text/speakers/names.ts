import type { Article, Attribution } from '../article';
import type { Lexicon } from '../lexicon/lexicon';
import type { TokenRange } from '../token-range';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD } from '../units/tokens';

/** What the whole text tells of its capitalised words. */
export interface NameEvidence {
  /** Words that stand for a speaker alone: "kata Roland", "Roland menuturkan". */
  readonly shortNames: ReadonlySet<string>;
  /** First words of speakers' names of two or three words without a title: "Sri" of "Sri Mulyani". */
  readonly nameStarts: ReadonlySet<string>;
  /** Capitalised words after "di", "Kota", "Provinsi" …: places, not people. */
  readonly placeWords: ReadonlySet<string>;
  /** Tokens outside quotations where a capitalised word stands, by the word. */
  readonly occurrences: ReadonlyMap<string, readonly number[]>;
}

/** Gathers the evidence in one pass. */
export function gatherNameEvidence(article: Article, attributions: readonly Attribution[]): NameEvidence {
  const { tokens, lexicon, text, quotationOf } = article;
  const shortNames = new Set<string>();
  for (const { speaker } of attributions) {
    if (speaker === null || speaker.end - speaker.start > 40) continue;
    const words = text
      .slice(speaker.start, speaker.end)
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => !lexicon.honorifics.has(word));
    const [first = '', second] = words;
    if (
      second === undefined &&
      !lexicon.pronouns.has(first) &&
      !lexicon.roles.has(first) &&
      !lexicon.organisations.has(first)
    )
      shortNames.add(first);
  }
  const nameStarts = new Set<string>();
  for (const { speaker } of attributions) {
    if (speaker === null || speaker.end - speaker.start > 40) continue;
    const words = text.slice(speaker.start, speaker.end).split(/\s+/);
    const isName = words.length > 1 && words.length < 4 && words.every((word) => /^\p{Lu}/u.test(word));
    if (isName && words.every((word) => !isTitleWord(lexicon, word.toLowerCase())))
      nameStarts.add((words[0] ?? '').toLowerCase());
  }
  const placeWords = new Set<string>(lexicon.placeWords);
  const occurrences = new Map<string, number[]>();
  for (let token = 0; token < tokens.count; token++) {
    if (tokens.kinds[token] !== WORD) continue;
    const word = tokens.lower[token] ?? '';
    if (tokens.capital[token] !== 1) continue;
    if (token > 0 && lexicon.placeMarkers.has(tokens.lower[token - 1] ?? '')) placeWords.add(word);
    if (quotationOf[token] !== 0) continue;
    const places = occurrences.get(word);
    if (places === undefined) occurrences.set(word, [token]);
    else places.push(token);
  }
  return { shortNames, nameStarts, placeWords, occurrences };
}

function isTitleWord({ roles, organisations, ranks, honorifics, stops }: Lexicon, word: string): boolean {
  return roles.has(word) || organisations.has(word) || ranks.has(word) || honorifics.has(word) || stops.has(word);
}

/** Whether a token can be part of a person's name. */
export function isNameToken({ tokens, lexicon }: Article, token: number, { placeWords }: NameEvidence): boolean {
  const word = tokens.lower[token] ?? '';
  if (tokens.kinds[token] === PUNCTUATION) {
    if (word !== '.' && word !== "'" && word !== '’') return false;
    const before = tokens.lower[token - 1] ?? '';
    return (
      tokens.capital[token + 1] === 1 &&
      tokens.ends[token - 1] === tokens.starts[token] &&
      (before.length === 1 || lexicon.abbreviations.has(before))
    );
  }
  if (tokens.kinds[token] !== WORD) return false;
  if (word === 'bin' || word === 'binti' || word === 'al' || word === 'de' || word === 'van' || word === 'von')
    return tokens.capital[token + 1] === 1;
  if (
    tokens.capital[token] !== 1 ||
    (lexicon.stops.has(word) && !lexicon.givenNames.has(word)) ||
    lexicon.organisations.has(word) ||
    lexicon.roles.has(word)
  )
    return false;
  return !placeWords.has(word) && !isAcronym(tokens.text.slice(tokens.starts[token], tokens.ends[token]));
}

/** "KPU", "BMKG": three or more capitals. */
function isAcronym(word: string): boolean {
  return word.length > 2 && word === word.toUpperCase();
}

/** The whole name around one of its words: ranks and initials to the left, name words to the right; one more to the left when it is the last. */
export function nameAround(article: Article, token: number, evidence: NameEvidence): TokenRange {
  const { tokens, lexicon } = article;
  let to = token + 1;
  while (to < tokens.count && to - token < 8 && isNameToken(article, to, evidence)) to += 1;
  while (to > token + 1 && tokens.kinds[to - 1] === PUNCTUATION) to -= 1;
  let from = token;
  const isLast = to === token + 1;
  let taken = 0;
  while (from > 0 && tokens.kinds[from - 1] !== LINE_BREAK && tokens.kinds[from - 1] !== NUMBER) {
    const word = tokens.lower[from - 1] ?? '';
    if (lexicon.ranks.has(word) && tokens.capital[from - 1] === 1 && !isTitleJenderal(article, from - 1)) {
      from -= 1;
      continue;
    }
    if (lexicon.honorifics.has(word) && !lexicon.stops.has(word) && taken === 0 && from === token) {
      from -= 1;
      break;
    }
    const isName =
      isNameToken(article, from - 1, evidence) &&
      !(isSentenceStart(article, from - 1) && (article.smallWords.has(word) || lexicon.openers.has(word)));
    const isInitial = isName && word.length === 1;
    if (
      !isName ||
      !(
        isInitial ||
        (lexicon.givenNames.has(word) && taken < 2) ||
        tokens.kinds[from - 1] === PUNCTUATION ||
        (isLast && taken < 2)
      )
    )
      break;
    taken += 1;
    from -= 1;
  }
  while (from < token && tokens.kinds[from] === PUNCTUATION) from += 1;
  return { from, to };
}

/** "Direktur Jenderal" and "Sekretaris Jenderal" are offices, not ranks. */
export function isTitleJenderal({ tokens, lexicon }: Article, token: number): boolean {
  return (
    lexicon.roles.has(tokens.lower[token - 1] ?? '') &&
    (tokens.lower[token] === 'jenderal' ||
      tokens.lower[token] === 'utama' ||
      tokens.lower[token] === 'muda' ||
      tokens.lower[token] === 'besar')
  );
}

function isSentenceStart({ tokens }: Article, token: number): boolean {
  return token === 0 || tokens.kinds[token - 1] !== WORD;
}
