import type { GazetteerEntry } from '../gazetteer/gazetteer';
import type { PlaceRole } from '../model/claim';
import type { Article } from './article';
import { choosePlaces, type Mention, type RankedPlace } from './choose-places';
import { ENGLISH_VERBS } from './english-verbs';
import {
  COUNTRY_POINTS,
  DEMONYMS,
  DIRECTIONS,
  FACILITIES,
  FACILITY_HEADS,
  FIRST_NAMES,
  NOT_PLACES,
  PERSON_TITLES,
  TITLES,
} from './place-lexicon';
import { nominatives } from './place-names';
import type { PlaceSource } from './place-source';
import type { FoundPlace, PlaceCandidate, ReadingLanguage } from './reading';
import { LINE_BREAK, PUNCTUATION, WORD, type Tokens } from './tokens';

const MAX_NAME_TOKENS = 5;
/** The fewest letters of a name's last word that is written small: "Сумська область". */
const MIN_LAST_WORD = 4;
const MAX_CANDIDATES = 24;
const SHOWN_CANDIDATES = 5;
const UNLIKELY_POPULATION = 15_000;
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

/** Looked-up names of a gazetteer, over all texts: most names of a batch come again. */
const lookups = new WeakMap<PlaceSource, Map<string, readonly GazetteerEntry[]>>();
const MAX_LOOKUPS = 50_000;

/**
 * Places of a text, each with its candidates and why the first was taken. A name that is part of a person's, a newspaper's or a
 * school's is left alone; which of several places of one name is meant is decided over the whole text (`choose-places.ts`).
 */
export function findPlaces(
  article: Article,
  source: PlaceSource,
  dateline: { readonly start: number; readonly end: number } | null,
): readonly FoundPlace[] {
  const mentions = findMentions(article, source);
  const chosen = choosePlaces(article.text, mentions, source);
  const found: FoundPlace[] = [];
  mentions.forEach((mention, at) => {
    const candidates = chosen[at] ?? [];
    const [best] = candidates;
    if (best === undefined || isUnlikely(article, mention, best)) return;
    found.push({
      start: mention.start,
      end: mention.end,
      text: article.text.slice(mention.start, mention.end),
      name: best.entry.name,
      ...pointOf(best.entry),
      role:
        dateline !== null && mention.start >= dateline.start && mention.end <= dateline.end
          ? 'spoken-at'
          : roleOf(article, mention),
      candidates: candidates.slice(0, SHOWN_CANDIDATES).map(({ entry, score, why }): PlaceCandidate => ({
        id: entry.id,
        name: entry.name,
        ...pointOf(entry),
        kind: entry.kind,
        country: entry.country ?? '',
        region: entry.region,
        score: Math.round(score * 100) / 100,
        why,
      })),
      rule: mention.rule,
    });
  });
  return found;
}

const KOREAN_COUNTRIES = new Set(['KR', 'KP']);
const KNOWN_ABROAD = 500_000;

/** A hamlet that nothing in the text speaks for, and that no preposition places. */
function isUnlikely({ tokens, lexicon }: Article, mention: Mention, { entry, why }: RankedPlace): boolean {
  // "조리" is cooking, and Żory too: a short Korean word is no distant town that nothing else speaks for.
  if (lexicon.language === 'ko' && mention.end - mention.start <= 2 && why.length <= 1)
    return (
      entry.kind === 'settlement' &&
      !KOREAN_COUNTRIES.has(entry.country ?? '') &&
      (entry.population ?? 0) < KNOWN_ABROAD
    );
  if (entry.kind !== 'settlement' || mention.to - mention.from > 2 || why.length > 1) return false;
  return (entry.population ?? 0) < UNLIKELY_POPULATION && !PLACE_BEFORE.has(tokens.lower[mention.from - 1] ?? '');
}

/** A country named as a whole gets the customary point of gazetteers, not the one where its label fits. */
function pointOf({ kind, country, lng, lat }: GazetteerEntry): { readonly lng: number; readonly lat: number } {
  const point = kind === 'country' ? COUNTRY_POINTS.get(country ?? '') : undefined;
  return point ?? { lng, lat };
}

function lookup(source: PlaceSource, name: string): readonly GazetteerEntry[] {
  let known = lookups.get(source);
  if (known === undefined || known.size > MAX_LOOKUPS) {
    known = new Map();
    lookups.set(source, known);
  }
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const entries = source.find(name).slice(0, MAX_CANDIDATES);
  known.set(name, entries);
  return entries;
}

function findMentions(article: Article, source: PlaceSource): Mention[] {
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

/** How much greater an inflected form's place must be to be taken before one that has the very name: "Курском" is Курск, not Курское. */
const GREATER = 10;
const GREAT_PLACE = 50_000;

/** The form of a name, itself or without its case ending, whose place is known by far the best. */
function greatestForm(
  source: PlaceSource,
  name: string,
  language: ReadingLanguage,
): { readonly form: string; readonly entries: readonly GazetteerEntry[] } | null {
  let best: { form: string; entries: readonly GazetteerEntry[] } | null = null;
  for (const form of nominatives(name, language)) {
    const entries = lookup(source, form);
    if (entries.length === 0) continue;
    if (best === null) best = { form, entries };
    else if (greatness(entries) > Math.max(GREAT_PLACE, GREATER * greatness(best.entries))) best = { form, entries };
    // "в Самару": Samar of the Philippines by its very name, or Самара; which is meant the text decides.
    else if (best.form === name && greatness(entries) > GREAT_PLACE)
      best = { form: best.form, entries: [...best.entries, ...entries] };
    if (language === 'en' || language === 'id') break;
  }
  return best;
}

function greatness(entries: readonly GazetteerEntry[]): number {
  return Math.max(
    ...entries.map(({ kind, population }) => (kind === 'country' ? 1e12 : kind === 'region' ? 1e9 : (population ?? 0))),
  );
}

/** "Turkish", "North Korean", "U.S.". */
function demonymOrAbbreviation(
  tokens: Tokens,
  source: PlaceSource,
  from: number,
): { entry: GazetteerEntry; to: number; rule: string } | null {
  const word = tokens.lower[from] ?? '';
  const pair = DEMONYMS.get(`${word}-${tokens.lower[from + 1] ?? ''}`);
  const pairEntry = pair === undefined ? null : source.get(pair);
  if (pairEntry !== null) return { entry: pairEntry, to: from + 2, rule: 'place-demonym' };
  const code = DEMONYMS.get(word);
  const entry = code === undefined ? null : source.get(code);
  if (entry !== null) return { entry, to: from + 1, rule: 'place-demonym' };
  const short = abbreviationAt(tokens, source, from);
  return short === null ? null : { ...short, rule: 'place-abbreviation' };
}

/** "U.S.", "Tex.", "D.C.", "UK"; a state's two letters only after a comma. */
function abbreviationAt(
  tokens: Tokens,
  source: PlaceSource,
  from: number,
): { entry: GazetteerEntry; to: number } | null {
  const { text } = tokens;
  const start = tokens.starts[from] ?? 0;
  const end = tokens.ends[from] ?? 0;
  if (end - start > 6) return null;
  const dotted = tokens.lower[from + 1] === '.' && tokens.starts[from + 1] === end ? text.slice(start, end + 1) : null;
  const dottedEntry = dotted === null ? null : source.abbreviated(dotted);
  const isAfterComma = tokens.lower[from - 1] === ',';
  if (dottedEntry !== null && (isAfterComma || dottedEntry.kind === 'country'))
    return { entry: dottedEntry, to: from + 2 };
  const surface = text.slice(start, end);
  if (surface !== surface.toUpperCase() && !isAfterComma) return null;
  const entry = source.abbreviated(surface);
  if (entry === null) return null;
  if (entry.kind !== 'country' && surface.length <= 2 && !isAfterComma) return null;
  return { entry, to: from + 1 };
}

/** Words that the text writes small: at the start of a sentence they are no name. */
function smallWords(tokens: Tokens, hasCapitals: boolean): ReadonlySet<string> {
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
function findSurnames(article: Article, small: ReadonlySet<string>): ReadonlySet<string> {
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

function isAccepted(
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
const PLACE_BEFORE = new Set([
  'in',
  'at',
  'from',
  'to',
  'near',
  'of',
  'outside',
  'around',
  'through',
  'into',
  'toward',
  'towards',
  'across',
  'di',
  'ke',
  'dari',
  'kota',
  'kabupaten',
]);

/** The next capital begins another mention: "Krasnodar, Russia". */
function isSeparate({ tokens }: Article, to: number): boolean {
  return tokens.kinds[to] !== WORD;
}

const ROLES: ReadonlyMap<string, PlaceRole> = new Map([
  ...['in', 'at', 'on', 'inside', 'di', 'pada', 'dalam', 'у', 'в', 'во', 'на'].map((word) => [word, 'at'] as const),
  ...['from', 'dari', 'з', 'із', 'зі', 'с', 'из', 'від', 'от'].map((word) => [word, 'from'] as const),
  ...['to', 'into', 'ke', 'до'].map((word) => [word, 'to'] as const),
  ...['toward', 'towards', 'menuju'].map((word) => [word, 'towards'] as const),
  ...['near', 'outside', 'around', 'dekat', 'біля', 'поблизу', 'возле', 'под', 'під', 'около'].map(
    (word) => [word, 'near'] as const,
  ),
]);
const KOREAN_ROLES: readonly (readonly [string, PlaceRole])[] = [
  ['에서', 'at'],
  ['으로', 'to'],
  ['로', 'to'],
  ['에', 'at'],
  ['부터', 'from'],
  ['까지', 'to'],
];

/** The role that the preposition before, or the particle after, gives a place. */
function roleOf(article: Article, mention: Mention): PlaceRole {
  const { tokens, text, lexicon } = article;
  if (lexicon.language === 'ko')
    return KOREAN_ROLES.find(([particle]) => text.startsWith(particle, mention.end))?.[1] ?? 'about';
  for (let token = mention.from - 1; token >= Math.max(0, mention.from - 4); token--) {
    if (tokens.kinds[token] === LINE_BREAK) break;
    const role = ROLES.get(tokens.lower[token] ?? '');
    if (role !== undefined) return role;
    const word = tokens.lower[token] ?? '';
    // "in the city of X", "di wilayah Kursk", "в Курской области", "in Kursk, Russia".
    const mayStandBetween =
      tokens.kinds[token] === WORD
        ? !lexicon.cueWords.has(word) && (tokens.capital[token] === 1 || word.length > 2 || word === 'of')
        : word === ',';
    if (!mayStandBetween) break;
  }
  return 'about';
}
