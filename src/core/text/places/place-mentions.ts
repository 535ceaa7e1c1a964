import type { GazetteerEntry } from '../../gazetteer/gazetteer';
import type { Article } from '../article';
import { LINE_BREAK, PUNCTUATION, WORD, type Tokens } from '../units/tokens';
import { isAccepted } from './accepted-places';
import type { Mention } from './choose-places';
import { demonymOrAbbreviation } from './demonyms';
import { greatestForm } from './looked-up-names';
import type { PlaceSource } from './place-source';
import { MAX_NAME_TOKENS } from './place-words';
import { findSurnames, smallWords } from './surnames';

/** The fewest letters of a name's last word that is written small: "Сумська область". */
const MIN_LAST_WORD = 4;

const LINKS = new Set([
  'of',
  'de',
  'la',
  'del',
  'and',
  'the',
  'al',
  'el',
  'sur',
  'upon',
  'di',
  'da',
  'do',
  'dos',
  'am',
  'an',
  'en',
  'le',
  'les',
  'du',
]);

/** The names of a text that the gazetteer has and that are places there, in order. */
export function findMentions(article: Article, source: PlaceSource): Mention[] {
  const { tokens, lexicon } = article;
  const { language } = lexicon;
  const isHangul = language === 'ko';
  const small = smallWords(tokens, !isHangul);
  const surnames = findSurnames(article, small);
  const mentions: Mention[] = [];
  for (let token = 0; token < tokens.count; token++) {
    if (tokens.kinds[token] !== WORD || (!isHangul && tokens.capital[token] !== 1)) continue;
    const mention = mentionAt(article, source, token);
    if (mention === null) continue;
    if (isAccepted(article, mention, surnames, small)) {
      mentions.push(mention);
      token = mention.to - 1;
    } else if (mention.to - token > 1) token = mention.to - 1;
  }
  return mentions;
}

const REGION_WORDS = new Set(
  'wilayah oblast provinsi daerah region province regency governorate prefecture krai область області областю области областью край краю крае регіон регіоні регион регионе провінція провінції провинция провинции'.split(
    ' ',
  ),
);

/** "wilayah Kursk", "Kursk Oblast", "the Kursk region", "쿠르스크주": the text says that a region is meant. */
function isRegionNamed({ lower, text, ends }: Tokens, from: number, to: number): boolean {
  if (REGION_WORDS.has(lower[from - 1] ?? '') || REGION_WORDS.has(lower[to] ?? '')) return true;
  return lower[from] !== undefined && /^주(?![가-힣]{2})/.test(text.slice(ends[to - 1] ?? 0, (ends[to - 1] ?? 0) + 3));
}

/** The longest name in the gazetteer that begins at a token. */
function mentionAt(article: Article, source: PlaceSource, from: number): Mention | null {
  const { tokens, text, lexicon } = article;
  const start = tokens.starts[from] ?? 0;
  const word = tokens.lower[from] ?? '';
  const make = (to: number, entries: readonly GazetteerEntry[], rule: string): Mention => ({
    from,
    to,
    start,
    end: tokens.ends[to - 1] ?? start,
    entries,
    rule,
    isRegionNamed: isRegionNamed(tokens, from, to),
  });
  let limit = from + 1;
  while (limit < tokens.count && limit - from < MAX_NAME_TOKENS && tokens.kinds[limit] !== LINE_BREAK) {
    const next = tokens.lower[limit] ?? '';
    const isTight = (tokens.starts[limit] ?? 0) - (tokens.ends[limit - 1] ?? 0) <= 1;
    if (!isTight) break;
    const isJoint =
      tokens.kinds[limit] === PUNCTUATION &&
      (next === '-' ||
        next === '’' ||
        next === "'" ||
        (next === '.' && (tokens.ends[limit - 1] ?? 0) - (tokens.starts[limit - 1] ?? 0) <= 3));
    if (
      tokens.kinds[limit] === WORD
        ? tokens.capital[limit] !== 1 &&
          !LINKS.has(next) &&
          lexicon.language !== 'ko' &&
          lexicon.language !== 'uk' &&
          lexicon.language !== 'ru'
        : !isJoint
    )
      break;
    if (lexicon.language === 'ko' && limit - from >= 2) break;
    limit += 1;
  }
  for (let to = limit; to > from; to--) {
    if (to === from + 1 && lexicon.language === 'en') {
      const special = demonymOrAbbreviation(tokens, source, from);
      if (special !== null) return make(special.to, [special.entry], special.rule);
    }
    if (tokens.kinds[to - 1] === PUNCTUATION) continue;
    // "до Сум і Конотопа": a small word ends no name.
    if (to - from > 1 && tokens.capital[to - 1] !== 1 && (tokens.lower[to - 1] ?? '').length < MIN_LAST_WORD) continue;
    if (
      to - from > 1 &&
      tokens.capital[to - 1] !== 1 &&
      lexicon.language !== 'uk' &&
      lexicon.language !== 'ru' &&
      lexicon.language !== 'ko'
    )
      continue;
    if (to - from === 1 && word.length < 3 && lexicon.language !== 'ko') continue;
    const name = text.slice(start, tokens.ends[to - 1]);
    if (name.length > 60) continue;
    const best = greatestForm(source, name, lexicon.language);
    if (best !== null) {
      const { form, entries } = best;
      const end =
        lexicon.language === 'ko' ? start + Math.min(form.length, name.length) : (tokens.ends[to - 1] ?? start);
      return { ...make(to, entries, form === name ? 'place-name' : 'place-inflected'), end };
    }
  }
  return null;
}
