import type { Article } from '../article';
import { ENGLISH_VERBS } from '../attribution/english/english-verbs';
import { LINE_BREAK, WORD, type Tokens } from '../units/tokens';
import type { Mention } from './choose-places';
import {
  DEMONYMS,
  DIRECTIONS,
  FACILITIES,
  FACILITY_HEADS,
  FIRST_NAMES,
  NOT_PLACES,
  PERSON_TITLES,
  TITLES,
} from './place-lexicon';
import { KNOWN_ABROAD, MAX_NAME_TOKENS, PLACE_BEFORE } from './place-words';

/** Whether a name that the gazetteer has is a place here, and no person, newspaper, school or common word. */
export function isAccepted(
  article: Article,
  mention: Mention,
  surnames: ReadonlySet<string>,
  small: ReadonlySet<string>,
): boolean {
  const { tokens, lexicon } = article;
  const { from, to, rule } = mention;
  const word = tokens.lower[from] ?? '';
  const isSingle = to === from + 1;
  const [top] = mention.entries;
  if (top === undefined) return false;
  const isGreat = top.kind === 'country' || top.kind === 'region';
  const before = from === 0 || tokens.kinds[from - 1] === LINE_BREAK ? '' : (tokens.lower[from - 1] ?? '');
  const after =
    tokens.kinds[to] === WORD && (tokens.starts[to] ?? 0) - (tokens.ends[to - 1] ?? 0) === 1
      ? (tokens.lower[to] ?? '')
      : '';
  const isCapitalAfter = after !== '' && tokens.capital[to] === 1;
  const isCapitalBefore =
    tokens.kinds[from - 1] === WORD &&
    tokens.capital[from - 1] === 1 &&
    (tokens.starts[from] ?? 0) - (tokens.ends[from - 1] ?? 0) === 1;
  if (rule === 'place-demonym' || rule === 'place-abbreviation') return true;
  // One Korean syllable is a numeral, a counter or a noun far more often than a place: "두", "주".
  if (lexicon.language === 'ko' && mention.end - mention.start < 2) return false;
  if (lexicon.language === 'id' && isSingle && isCapitalBefore && isInsideFacility(tokens, from)) return false;
  // "Kubu Raya": the second word of a name is no small place of another country.
  if (
    lexicon.language === 'id' &&
    isSingle &&
    isCapitalBefore &&
    !isGreat &&
    mention.entries.every(({ country, population }) => country !== 'ID' && (population ?? 0) < KNOWN_ABROAD)
  )
    return false;
  if (isSingle) {
    if (NOT_PLACES.has(word) || NOT_PLACES.has(article.text.slice(mention.start, mention.end).toLowerCase()))
      return false;
    if (
      lexicon.weekdays.has(word) ||
      (lexicon.language !== 'en' && (lexicon.roles.has(word) || lexicon.stops.has(word))) ||
      ((lexicon.language === 'uk' || lexicon.language === 'ru') && lexicon.organisations.has(word))
    )
      return false;
    // "Kita", "Hal", "Balai": words that begin a sentence or an institution's name.
    if (
      lexicon.language === 'id' &&
      !isGreat &&
      (lexicon.openers.has(word) ||
        lexicon.pronouns.has(word) ||
        lexicon.organisations.has(word) ||
        lexicon.placeMarkers.has(word))
    )
      return false;
    // At the start of a sentence, a word that the text also writes small.
    const isOpening = tokens.kinds[from - 1] !== WORD || from === 0;
    const isLarge = isGreat || mention.entries.some(({ population }) => (population ?? 0) > 500_000);
    if (small.has(word) && !(isOpening ? isGreat : isLarge)) return false;
    if (
      lexicon.language === 'en' &&
      !isLarge &&
      (ENGLISH_VERBS.has(word) || lexicon.roles.has(word) || lexicon.organisations.has(word))
    )
      return false;
    const isPlaced = PLACED.has(before) || tokens.lower[to] === ',';
    if (surnames.has(word) && !isGreat && !(isLarge && isPlaced)) return false;
    if (FIRST_NAMES.has(word) && !isPlaced && !isGreat) return false;
    if (from > 0 && tokens.lower[from - 1] === '.' && tokens.ends[from - 1] === mention.start) return false;
    // A given name before another capital: "Vladimir Putin".
    if (FIRST_NAMES.has(word) && isCapitalAfter && top.kind !== 'country') return false;
    // "HIV", "BAI": capitals throughout are an acronym, but for a dateline.
    const surface = article.text.slice(mention.start, mention.end);
    if (
      surface.length <= 5 &&
      surface.length > 1 &&
      surface === surface.toUpperCase() &&
      /\p{Lu}/u.test(surface) &&
      !isOpening
    )
      return false;
  }
  if (PERSON_TITLES.has(before) && isCapitalBefore && !isGreat && before !== 'mayor') return false;
  if (before === '.' && PERSON_TITLES.has(tokens.lower[from - 2] ?? '') && !isGreat) return false;
  if (isCapitalBefore && FIRST_NAMES.has(before) && !isGreat) return false;
  if (isCapitalAfter && !isSeparate(article, to)) {
    if (FACILITIES.has(after) && top.kind !== 'country') return false;
    if (!TITLES.has(after) && !isGreat && !DEMONYMS.has(after)) {
      // "Paris Hilton", "Austin Powers": what follows belongs to the name, unless a preposition says that this is a place.
      if (!PLACE_BEFORE.has(before)) return false;
    }
  }
  if (isCapitalBefore && !isGreat && isSingle && lexicon.language === 'en' && tokens.kinds[from - 2] === WORD) {
    if (
      !DIRECTIONS.has(before) &&
      !TITLES.has(before) &&
      !DEMONYMS.has(before) &&
      !small.has(before) &&
      !NOT_PLACES.has(before)
    )
      return false;
  }
  return true;
}

/** "Rai" of "Bandara Ngurah Rai": the end of what a facility, a street or a mountain is called; a name right after its word may be a place. */
function isInsideFacility({ lower, capital, kinds }: Tokens, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < MAX_NAME_TOKENS && kinds[from - 1] === WORD && capital[from - 1] === 1) {
    from -= 1;
    if (FACILITY_HEADS.has(lower[from] ?? '')) return from < at - 1;
  }
  return false;
}

const PLACED = new Set(['in', 'at', 'from', 'near', 'outside', 'di', 'ke', 'dari']);

/** The next capital begins another mention: "Krasnodar, Russia". */
function isSeparate({ tokens }: Article, to: number): boolean {
  return tokens.kinds[to] !== WORD;
}
