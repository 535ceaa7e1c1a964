import { tokenAt, type Article } from './article';
import { wordSet } from './lexicon';
import en from './lexicon/en.json';
import type { Span, SpeakerKind } from './reading';
import { PUNCTUATION, WORD } from './tokens';

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
const LINKS = new Set(['of', 'for', 'at', 'from', 'with', 'in']);
const PLACE_LINKS = new Set(['in', 'from', 'near', 'at']);
const NAME_LINKS = new Set(['of', 'the', 'and', 'for', 'de', 'van', 'von', 'al', 'bin', 'la']);

/**
 * Takes "Tom Reyes, the chief engineer", "NATO Secretary General Mark Rutte", "a spokeswoman for the union" apart into name, role and
 * organisation. A phrase without a capital is an unnamed source where it names an office, else it is left as it stands.
 */
export function describeEnglishSpeaker(article: Article, span: Span): DescribedSpeaker {
  const { tokens, lexicon } = article;
  const from = tokenAt(tokens, span.start);
  const to = Math.max(from + 1, tokenAt(tokens, span.end));
  let comma = from;
  while (comma < to && tokens.lower[comma] !== ',' && tokens.lower[comma] !== '(') comma += 1;
  const title = titleIn(article, from, comma);
  const apposition = comma < to ? titleIn(article, comma + 1, to) : null;
  // The name: the last run of capitals of the head, after any word that is an office or an institution.
  let nameFrom = comma;
  while (nameFrom > from && isNamePart(article, nameFrom - 1)) nameFrom -= 1;
  while (nameFrom < comma && tokens.kinds[nameFrom] === PUNCTUATION) nameFrom += 1;
  // "Hospital officials in Cajamarca": where they are, not who.
  const isWhere = nameFrom > from + 1 && PLACE_LINKS.has(tokens.lower[nameFrom - 1] ?? '') && title?.role == null;
  const isNamed = nameFrom < comma && tokens.capital[nameFrom] === 1 && !isWhere;
  if (isNamed) {
    const name = { start: tokens.starts[nameFrom] ?? span.start, end: tokens.ends[comma - 1] ?? span.end };
    const isBareInstitution =
      nameFrom > from && DETERMINERS.has(tokens.lower[nameFrom - 1] ?? '') && title?.role == null;
    const isInstitution =
      title?.role == null && apposition?.role == null && (isBareInstitution || isAcronym(article, nameFrom, comma));
    return {
      name: isInstitution ? { start: span.start, end: name.end } : name,
      kind: isInstitution ? 'organisation' : 'person',
      role: apposition?.role ?? title?.role ?? null,
      organisation: apposition?.organisation ?? title?.organisation ?? null,
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
    !DETERMINERS.has(tokens.lower[start - 1] ?? '')
  )
    start -= 1;
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
