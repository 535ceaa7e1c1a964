import { tokenAt, type Article } from '../article';
import en from '../lexicon/en.json';
import { wordSet } from '../lexicon/lexicon';
import { DIRECTIONS, FIRST_NAMES } from '../places/place-lexicon';
import type { Span, SpeakerKind } from '../reading';
import { spanOf } from '../token-range';
import { PUNCTUATION, WORD } from '../units/tokens';

/** What an English noun phrase says of the speaker. */
export interface DescribedSpeaker {
  readonly name: Span;
  readonly kind: SpeakerKind;
  readonly role: string | null;
  readonly organisation: string | null;
}

const DETERMINERS = wordSet(en.determiners);
/** Endings of words for people who do something: "engineer", "organiser", "assistant". */
const ROLE_TAIL = /(?:er|or|ist|ant|man|woman)$/;
/** "Rail operator Northline": a small word after which a name is a company's. */
const COMPANY_NOUNS = wordSet(en.speakers.companyNouns);
const KINDS_OF_OFFICE = wordSet(en.speakers.kindsOfOffice);
const POSTNOMINALS = new Set(['MP', 'MEP', 'MSP', 'KC', 'QC', 'OBE', 'MBE', 'CBE']);
const MAX_SEEN = 8;
const LONGEST_WORD = 24;
const WORD_BEFORE = /([a-z-]+)\s$/;
const LINKS = new Set(['of', 'for', 'at', 'from', 'with', 'in']);
const PLACE_LINKS = new Set(['in', 'from', 'near', 'at']);
const NAME_LINKS = new Set(['of', 'the', 'and', 'for', 'de', 'van', 'von', 'al', 'bin', 'la']);

/**
 * Takes "Tom Reyes, the chief engineer", "NATO Secretary General Mark Rutte", "a spokeswoman for the union" apart into name, role and
 * organisation. A phrase without a capital is an unnamed source where it names an office, else it is left as it stands.
 */
export function describeEnglishSpeaker(article: Article, span: Span): DescribedSpeaker {
  const { tokens, lexicon, text } = article;
  const from = tokenAt(tokens, span.start);
  let to = Math.max(from + 1, tokenAt(tokens, span.end));
  // "Rosa Whitfield MP"
  if (to - from > 2 && POSTNOMINALS.has(text.slice(tokens.starts[to - 1], tokens.ends[to - 1]))) to -= 1;
  let comma = from;
  while (comma < to && tokens.lower[comma] !== ',' && tokens.lower[comma] !== '(') comma += 1;
  const linked = linkAfterName(article, from, comma);
  if (linked !== -1) {
    const title = titleIn(article, from, linked);
    let nameFrom = linked;
    while (nameFrom > from && isNamePart(article, nameFrom - 1)) nameFrom -= 1;
    return {
      name: spanOf(article, nameFrom, linked),
      kind: 'person',
      role: title?.role ?? null,
      organisation: title?.organisation ?? text.slice(tokens.starts[linked + 1], tokens.ends[comma - 1]),
    };
  }
  const title = titleIn(article, from, comma);
  const apposition = comma < to ? titleIn(article, comma + 1, to) : null;
  // The name: the last run of capitals of the head, after any word that is an office or an institution.
  let nameFrom = comma;
  while (nameFrom > from && isNamePart(article, nameFrom - 1)) nameFrom -= 1;
  while (nameFrom < comma && tokens.kinds[nameFrom] === PUNCTUATION) nameFrom += 1;
  const named = namedAfter(article, { from, to: comma }, to, title);
  if (named !== null) return named;
  // "Hospital officials in Cajamarca": where they are, not who.
  const isWhere = nameFrom > from + 1 && PLACE_LINKS.has(tokens.lower[nameFrom - 1] ?? '') && title?.role == null;
  const isNamed =
    nameFrom < comma && tokens.capital[nameFrom] === 1 && !isWhere && !isPluralOpening(article, nameFrom, comma);
  if (isNamed) {
    const name = { start: tokens.starts[nameFrom] ?? span.start, end: tokens.ends[comma - 1] ?? span.end };
    const isBareInstitution =
      nameFrom > from && DETERMINERS.has(tokens.lower[nameFrom - 1] ?? '') && title?.role == null;
    const isInstitution =
      title?.role == null &&
      apposition?.role == null &&
      (isBareInstitution ||
        isAcronym(article, nameFrom, comma) ||
        COMPANY_NOUNS.has(tokens.lower[nameFrom - 1] ?? '') ||
        isBody(article, nameFrom, comma));
    return {
      name: isInstitution ? { start: span.start, end: name.end } : name,
      kind: isInstitution ? 'organisation' : 'person',
      role: apposition?.role ?? title?.role ?? null,
      organisation: apposition?.organisation ?? title?.organisation ?? ofWhom(article, comma, to),
    };
  }
  // "Two people familiar with …": the capital of a sentence's first word is no name's.
  const isOpening = from === 0 || tokens.kinds[from - 1] !== WORD;
  const hasCapital = hasAny(tokens.capital, isOpening ? from + 1 : from, comma);
  const kind: SpeakerKind =
    title?.role != null
      ? 'unnamed'
      : hasCapital || lexicon.organisations.has(tokens.lower[comma - 1] ?? '')
        ? 'organisation'
        : 'unnamed';
  return { name: span, kind, role: title?.role ?? null, organisation: title?.organisation ?? null };
}

/** "researcher Oleh Marchenko | of the University of Glasgow": the link after an office and a name of two words or more; -1 where none is. */
function linkAfterName({ tokens, lexicon }: Article, from: number, to: number): number {
  let names = 0;
  let hasOffice = false;
  for (let at = from; at < to; at++) {
    const word = tokens.lower[at] ?? '';
    const isName = tokens.capital[at] === 1 && !lexicon.roles.has(word) && !lexicon.organisations.has(word);
    if (isName && hasOffice) names += 1;
    else if (hasOffice && names > 1 && LINKS.has(word)) return at + 1 < to ? at : -1;
    else {
      hasOffice = tokens.capital[at] !== 1 && lexicon.roles.has(word);
      names = 0;
    }
  }
  return -1;
}

/** "the supplier Grid North", "a group calling itself Pale Heron": what the text calls a body at any place, or a name that ends in a direction. */
function isBody({ tokens, text }: Article, from: number, to: number): boolean {
  if (FIRST_NAMES.has(tokens.lower[from] ?? '')) return false;
  if (to - from > 1 && DIRECTIONS.has(tokens.lower[to - 1] ?? '')) return true;
  const name = text.slice(tokens.starts[from], tokens.ends[to - 1]);
  let at = text.indexOf(name);
  for (let seen = 0; at !== -1 && seen < MAX_SEEN; seen++) {
    const word = WORD_BEFORE.exec(text.slice(Math.max(0, at - LONGEST_WORD), at))?.[1] ?? '';
    if (COMPANY_NOUNS.has(word) || word === 'itself') return true;
    at = text.indexOf(name, at + name.length);
  }
  return false;
}

/** "Hackers": a plural that only opens a sentence, and is nowhere a name. */
function isPluralOpening({ tokens, text }: Article, from: number, to: number): boolean {
  const word = tokens.lower[from] ?? '';
  if (to - from !== 1 || !/[^s]s$/.test(word) || FIRST_NAMES.has(word) || tokens.kinds[from - 1] === WORD) return false;
  const surface = text.slice(tokens.starts[from], tokens.ends[from]);
  return text.indexOf(surface) === text.lastIndexOf(surface);
}

/** "The mayor of Hull, | Sandra Pike", "the ministry's spokeswoman, | Iryna Bondar": an office, and the name after its comma. */
function namedAfter(
  { tokens, text, lexicon }: Article,
  head: { readonly from: number; readonly to: number },
  to: number,
  title: { role: string | null; organisation: string | null } | null,
): DescribedSpeaker | null {
  const { lower, capital, starts, ends } = tokens;
  let from = head.to + 1;
  while (from < to && (lexicon.honorifics.has(lower[from] ?? '') || lower[from] === '.')) from += 1;
  if (lower[head.to] !== ',' || to - from < 2) return null;
  for (let at = from; at < to; at++) if (capital[at] !== 1 && lower[at] !== '.' && lower[at] !== '-') return null;
  const isOffice = capital[head.to - 1] !== 1 || (title?.role != null && title.organisation !== null);
  if (!isOffice) return null;
  let roleFrom = head.to;
  while (roleFrom > head.from && lower[roleFrom - 1] !== "'s" && !DETERMINERS.has(lower[roleFrom - 1] ?? ''))
    roleFrom -= 1;
  const owner = lower[roleFrom - 1] === "'s" && DETERMINERS.has(lower[head.from] ?? '') ? head.from + 1 : head.from;
  const body =
    lower[roleFrom - 1] === "'s" && owner < roleFrom - 1 ? text.slice(starts[owner], ends[roleFrom - 2]) : null;
  return {
    name: { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 },
    kind: 'person',
    role: title?.role ?? (roleFrom < head.to ? text.slice(starts[roleFrom], ends[head.to - 1]) : null),
    organisation: title?.organisation ?? body,
  };
}

/** "Rob Lyle, of Sussex Police". */
function ofWhom({ tokens, text }: Article, comma: number, to: number): string | null {
  if (tokens.lower[comma] !== ',' || tokens.lower[comma + 1] !== 'of' || tokens.capital[comma + 2] !== 1) return null;
  let end = comma + 2;
  while (end < to && tokens.capital[end] === 1) end += 1;
  return text.slice(tokens.starts[comma + 2], tokens.ends[end - 1]);
}

/** Role and institution in a stretch: "Pentagon press secretary", "a spokesman for the union", "the Republican governor of Ohio". */
function titleIn(
  article: Article,
  from: number,
  to: number,
): { role: string | null; organisation: string | null } | null {
  const { tokens, lexicon, text } = article;
  let first = -1;
  let last = -1;
  for (let token = from; token < to; token++) {
    const word = tokens.lower[token] ?? '';
    if (!lexicon.roles.has(word)) continue;
    if (last !== -1 && token - last > 2) break;
    if (first === -1) first = token;
    last = token;
  }
  if (first === -1) return null;
  // "chief engineer", "press officer": small words that go on with the office.
  while (
    last + 1 < to &&
    tokens.kinds[last + 1] === WORD &&
    tokens.capital[last + 1] !== 1 &&
    !LINKS.has(tokens.lower[last + 1] ?? '') &&
    ROLE_TAIL.test(tokens.lower[last + 1] ?? '')
  )
    last += 1;
  // What stands before an office is its institution or its kind: capitals are the former.
  let start = first;
  while (
    start > from &&
    tokens.kinds[start - 1] === WORD &&
    tokens.capital[start - 1] !== 1 &&
    tokens.lower[start - 1] !== "'s" &&
    !DETERMINERS.has(tokens.lower[start - 1] ?? '')
  )
    start -= 1;
  // "Regional commissioner", "Former minister": the capital is the sentence's.
  if (start - 1 === from && KINDS_OF_OFFICE.has(tokens.lower[from] ?? '')) start = from;
  if (tokens.lower[start - 1] === "'s" && start - 1 > from) {
    let owner = start - 1;
    while (owner > from && !DETERMINERS.has(tokens.lower[owner - 1] ?? '')) owner -= 1;
    return {
      role: text.slice(tokens.starts[start], tokens.ends[last]),
      organisation: text.slice(tokens.starts[owner], tokens.ends[start - 2]),
    };
  }
  let institutionFrom = start;
  while (
    institutionFrom > from &&
    tokens.capital[institutionFrom - 1] === 1 &&
    !DETERMINERS.has(tokens.lower[institutionFrom - 1] ?? '')
  )
    institutionFrom -= 1;
  const role = text.slice(tokens.starts[start], tokens.ends[last]);
  if (LINKS.has(tokens.lower[last + 1] ?? '') && last + 2 < to) {
    let end = last + 2;
    while (end < to && tokens.kinds[end] !== PUNCTUATION && tokens.lower[end] !== 'who') end += 1;
    return { role, organisation: text.slice(tokens.starts[last + 2], tokens.ends[end - 1]) };
  }
  return {
    role,
    organisation: institutionFrom < start ? text.slice(tokens.starts[institutionFrom], tokens.ends[start - 1]) : null,
  };
}

function isNamePart({ tokens, lexicon }: Article, token: number): boolean {
  const word = tokens.lower[token] ?? '';
  if (tokens.kinds[token] === PUNCTUATION) return word === '.' || word === '-' || word === "'" || word === '’';
  if (NAME_LINKS.has(word) && tokens.capital[token] !== 1)
    return tokens.capital[token + 1] === 1 && tokens.capital[token - 1] === 1;
  return (
    tokens.capital[token] === 1 &&
    !DETERMINERS.has(word) &&
    !lexicon.roles.has(word) &&
    !lexicon.ranks.has(word) &&
    !lexicon.honorifics.has(word) &&
    word !== "'s"
  );
}

function isAcronym({ tokens, lexicon, text }: Article, from: number, to: number): boolean {
  for (let token = from; token < to; token++) {
    const surface = text.slice(tokens.starts[token], tokens.ends[token]);
    if (
      lexicon.organisations.has(tokens.lower[token] ?? '') ||
      (surface.length > 2 && surface === surface.toUpperCase() && /\p{Lu}{2}/u.test(surface))
    )
      return true;
  }
  return false;
}

function hasAny(flags: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (flags[at] === 1) return true;
  return false;
}
