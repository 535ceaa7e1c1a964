import type { Article } from '../../article';
import id from '../../lexicon/id.json';
import { wordSet } from '../../lexicon/lexicon';
import type { Span } from '../../reading';
import { spanOf } from '../../token-range';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD } from '../../units/tokens';

const TITLE_PREPOSITIONS = wordSet(id.subjects.titlePrepositions);

/** Bodies to which a holder of an office belongs; not "di Kantor …", "di Rumah Sakit …", where something was said. */
const INSTITUTION_PARTS = wordSet(id.subjects.institutions);

/** Small words inside an office: "juru bicara", "kuasa hukum", "jaksa penuntut umum". */
const TITLE_WORDS = wordSet(id.subjects.titleWords);

const NAME_LINKS = wordSet(id.speakers.nameLinks);

const MAX_NAME_TOKENS = 32;

const MAX_TITLE_COMMAS = 4;

/**
 * The name after a cue: a pronoun, or words up to a comma, a preposition, a date or the end. A title's brackets, numbers and commas
 * belong to it as long as a capital follows: "Kepala Badan … Daerah (BPBD) DKI Jakarta Isnawa Adji".
 */
export function nameFrom(article: Article, from: number): Span | null {
  const { tokens, lexicon } = article;
  if (from >= tokens.count) return null;
  const first = tokens.lower[from] ?? '';
  if (lexicon.pronouns.has(first)) return spanOf(article, from, from + 1);
  const hasTitle = lexicon.roles.has(first);
  let to = from;
  let commas = 0;
  while (to < tokens.count && to - from < MAX_NAME_TOKENS) {
    const word = tokens.lower[to] ?? '';
    if (tokens.kinds[to] === LINE_BREAK) break;
    if (tokens.kinds[to] === PUNCTUATION) {
      if (word === '(' && hasTitle) {
        const close = closingBracket(article, to);
        if (close === -1 || tokens.kinds[close - 1] === NUMBER) break;
        to = close + 1;
        continue;
      }
      if (word === ',' && hasTitle && commas < MAX_TITLE_COMMAS && startsName(article, to + 1)) {
        commas += 1;
        to += 1;
        continue;
      }
      if (word === '/' || word === '-' || word === '&' || word === "'" || word === '’') {
        to += 1;
        continue;
      }
      const isInitial =
        word === '.' &&
        (isInsideWord(article, to) ||
          lexicon.abbreviations.has(tokens.lower[to - 1] ?? '') ||
          (tokens.lower[to - 1] ?? '').length === 1);
      if (!isInitial || (tokens.capital[to + 1] !== 1 && !isInsideWord(article, to))) break;
      to += 1;
      continue;
    }
    if (tokens.kinds[to] === NUMBER) {
      if (!hasTitle) break;
      to += 1;
      continue;
    }
    if (hasTitle && leadsToInstitution(article, to)) {
      to += 2;
      continue;
    }
    // Capitalised, "Dalam" and "Lalu" are part of "Menteri Dalam Negeri" and "Satuan Lalu Lintas".
    if (tokens.capital[to] === 1 ? lexicon.weekdays.has(word) : lexicon.stops.has(word)) break;
    // A lower-case word inside is a title's "dan"; one at the end begins something else.
    if (tokens.capital[to] !== 1 && !isLowerInName(article, to, from) && !isInsideWord(article, to - 1)) break;
    to += 1;
  }
  while (to > from && tokens.capital[to - 1] !== 1) to -= 1;
  if (to === from) return null;
  return spanOf(article, from, to);
}

/** The bracket that closes a near one; -1 where none does. */
export function closingBracket({ tokens }: Article, from: number): number {
  for (let token = from + 1; token < tokens.count && token < from + 8; token++)
    if (tokens.lower[token] === ')') return token;
  return -1;
}

/** The stop in "Contoh.co", with nothing between it and what follows. */
function isInsideWord({ tokens }: Article, at: number): boolean {
  return (
    tokens.lower[at] === '.' &&
    tokens.kinds[at + 1] === WORD &&
    tokens.ends[at] === tokens.starts[at + 1] &&
    tokens.capital[at + 1] !== 1 &&
    tokens.ends[at - 1] === tokens.starts[at]
  );
}

/** "Kepala Bidang Logistik | di Badan …", "Ketua Komisi II DPR | dari Fraksi …": the title goes on in its institution. */
function leadsToInstitution({ tokens, lexicon }: Article, at: number): boolean {
  const next = tokens.lower[at + 1] ?? '';
  return (
    tokens.capital[at] !== 1 &&
    TITLE_PREPOSITIONS.has(tokens.lower[at] ?? '') &&
    tokens.capital[at + 1] === 1 &&
    INSTITUTION_PARTS.has(next) &&
    lexicon.organisations.has(next)
  );
}

/** After a title's comma: a capital, with "dan" before it or not. */
function startsName({ tokens, lexicon }: Article, at: number): boolean {
  const from = tokens.lower[at] === 'dan' ? at + 1 : at;
  const word = tokens.lower[from] ?? '';
  return tokens.capital[from] === 1 && !lexicon.stops.has(word);
}

/** A lower-case word that a capitalised one follows: "Menteri Koordinator Bidang Kemaritiman dan Investasi", "juru bicara Pentagon". */
function isLowerInName({ tokens, lexicon }: Article, at: number, from: number): boolean {
  const word = tokens.lower[at] ?? '';
  if (NAME_LINKS.has(word)) return tokens.capital[at + 1] === 1;
  return at - from < 4 && (lexicon.roles.has(word) || lexicon.organisations.has(word) || TITLE_WORDS.has(word));
}
