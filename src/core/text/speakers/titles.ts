import type { Article } from '../article';
import type { TokenRange } from '../token-range';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD } from '../units/tokens';
import { isNameToken, isTitleJenderal, type NameEvidence } from './names';

export interface Title {
  readonly role: string | null;
  readonly organisation: string | null;
}

const NONE: Title = { role: null, organisation: null };
const MAX_TITLE_TOKENS = 26;

/**
 * The title in front of a name or after it: "Kepala Satgas Humas Damai Cartenz Komisaris Besar …", "Abi Ramanan, Direktur Utama Impact
 * Vision", "… selaku Ketua …". Role and organisation are cut where a word that names an institution stands.
 */
export function titleOf(article: Article, name: TokenRange): Title {
  const before = titleBefore(article, name.from);
  return before.role === null ? titleAfter(article, name.to) : before;
}

function titleBefore(article: Article, nameFrom: number): Title {
  const { tokens, lexicon } = article;
  let end = nameFrom;
  while (end > 0 && tokens.lower[end - 1] === ',') end -= 1;
  // "Wali Kota Sukamaju | Drs. H. | Ridwan Saleh": forms of address are no part of the body.
  const isAddress = (at: number): boolean => {
    const word = tokens.lower[at] ?? '';
    return lexicon.honorifics.has(word) && !lexicon.roles.has(word);
  };
  while (end > 1 && isAddress(tokens.lower[end - 1] === '.' ? end - 2 : end - 1))
    end -= tokens.lower[end - 1] === '.' ? 2 : 1;
  let from = -1;
  let commas = nameFrom - end;
  let depth = 0;
  for (let token = end - 1; token >= 0 && end - token < MAX_TITLE_TOKENS; token--) {
    const word = tokens.lower[token] ?? '';
    const kind = tokens.kinds[token];
    if (kind === LINE_BREAK) break;
    if (kind === PUNCTUATION) {
      if (word === ')') depth += 1;
      else if (word === '(') depth -= 1;
      else if (word === ',') {
        commas += 1;
        if (commas > 2 || tokens.capital[token + 1] !== 1) break;
      } else if (word === '.' && !isAbbreviationStop(article, token)) break;
      else if (word !== '.' && word !== '-' && word !== '/' && word !== '&' && word !== "'" && word !== '’') break;
      continue;
    }
    if (depth > 0) continue;
    if (lexicon.roles.has(word)) from = token;
    else if (kind === WORD && tokens.capital[token] !== 1 && (lexicon.stops.has(word) || lexicon.cueWords.has(word)))
      break;
    else if (kind === WORD && lexicon.cueWords.has(word)) break;
  }
  if (from === -1) return NONE;
  return cut(article, from, end);
}

function titleAfter(article: Article, nameTo: number): Title {
  const { tokens, lexicon } = article;
  let token = nameTo;
  if (tokens.lower[token] === '(') {
    while (token < nameTo + 5 && tokens.lower[token] !== ')') token += 1;
    token += 1;
  }
  const mark = tokens.lower[token] ?? '';
  if (mark !== ',' && !lexicon.titleLinks.has(mark)) return NONE;
  token += 1;
  while (lexicon.titleLinks.has(tokens.lower[token] ?? '')) token += 1;
  const from = token;
  if (!lexicon.roles.has(tokens.lower[from] ?? '')) return NONE;
  let depth = 0;
  while (token < tokens.count && token - from < MAX_TITLE_TOKENS) {
    const word = tokens.lower[token] ?? '';
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    else if (tokens.kinds[token] === PUNCTUATION && word !== '-' && word !== '/') break;
    else if (tokens.kinds[token] === LINE_BREAK) break;
    else if (depth === 0 && tokens.capital[token] !== 1 && (lexicon.stops.has(word) || lexicon.cueWords.has(word)))
      break;
    token += 1;
  }
  return cut(article, from, token);
}

/** Splits a title at the institution. */
function cut({ tokens, lexicon, text }: Article, from: number, to: number): Title {
  let split = -1;
  let subunit = -1;
  let depth = 0;
  const start = tokens.lower[from] === 'wali' ? from + 2 : from + 1;
  for (let token = start; token < to; token++) {
    const word = tokens.lower[token] ?? '';
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    if (depth > 0 || tokens.kinds[token] !== WORD || tokens.capital[token] !== 1) continue;
    const surface = text.slice(tokens.starts[token], tokens.ends[token]);
    const isInstitution =
      (lexicon.organisations.has(word) && !lexicon.roles.has(word)) ||
      (surface.length > 2 && surface === surface.toUpperCase() && !/^[IVX]+$/.test(surface));
    if (!isInstitution) continue;
    if (lexicon.subunits.has(word)) {
      if (subunit === -1) subunit = token;
    } else if (split === -1) split = token;
  }
  if (split === -1) split = subunit;
  const spanText = (a: number, b: number): string =>
    text.slice(tokens.starts[a], tokens.ends[b - 1]).replace(/[\s,]+$/, '');
  if (split === -1) {
    // No word for an institution: the role is its head and what is lower-case after it, the rest names the body.
    let head = start;
    while (
      head < to &&
      (lexicon.roleTails.has(tokens.lower[head] ?? '') ||
        tokens.capital[head] !== 1 ||
        lexicon.roles.has(tokens.lower[head] ?? ''))
    )
      head += 1;
    return head < to
      ? { role: spanText(from, head), organisation: spanText(head, to) }
      : { role: spanText(from, to), organisation: null };
  }
  return { role: spanText(from, split), organisation: spanText(split, to) };
}

function isAbbreviationStop({ tokens, lexicon }: Article, token: number): boolean {
  const before = tokens.lower[token - 1] ?? '';
  return (before.length === 1 && tokens.kinds[token - 1] === WORD) || lexicon.abbreviations.has(before);
}

/** Where the person's name begins in a mention that carries its title; `from` where the mention has no title, -1 where it has no name. */
export function nameStart(article: Article, range: TokenRange, evidence: NameEvidence): number {
  const { tokens, lexicon } = article;
  const { shortNames } = evidence;
  const { from, to } = range;
  const isName = (token: number): boolean => isNameToken(article, token, evidence);
  const isNameUpTo = (token: number): boolean => {
    for (let at = token; at < to; at++) if (!isName(at)) return false;
    return true;
  };
  const isHeadlineWord = (word: string): boolean =>
    word.length > 1 && !lexicon.givenNames.has(word) && evidence.occurrences.get(word)?.length === 1;
  if (
    to - from >= 2 &&
    lexicon.shortTitles.has(tokens.lower[from] ?? '') &&
    isName(from + 1) &&
    (to - from === 2 || shortNames.has(tokens.lower[from + 1] ?? '') || to - from === 3)
  )
    return from;
  let hasTitle = false;
  let lastTitle = from - 1;
  for (let token = from; token < to; token++) {
    const word = tokens.lower[token] ?? '';
    if (tokens.capital[token] === 1 && lexicon.rankStarts.has(word) && !isTitleJenderal(article, token)) return token;
    if (token > from && tokens.capital[token] === 1 && shortNames.has(word) && isNameUpTo(token)) {
      if (lexicon.givenNames.has(tokens.lower[token - 1] ?? '') && isName(token - 1) && token - 1 > lastTitle)
        return token - 1;
      const isLast = token + 1 === to;
      if (!isLast || token - 1 <= lastTitle || !isName(token - 1)) return token;
      // "Simalakama Yose": a headline run into the sentence, which the text does not say again.
      return !hasTitle && token - 1 === from && isHeadlineWord(tokens.lower[from] ?? '') ? token : token - 1;
    }
    if (hasTitle && token > lastTitle && token + 1 < to && evidence.nameStarts.has(word) && isName(token)) return token;
    const isTitle =
      isForeignOffice(tokens.lower, token) ||
      lexicon.roles.has(word) ||
      lexicon.organisations.has(word) ||
      word === ')' ||
      tokens.kinds[token] === NUMBER;
    if (isTitle) {
      hasTitle = true;
      lastTitle = token;
    } else if (word === ',') lastTitle = token;
  }
  if (!hasTitle) return from;
  // "NATO dan AS", "Kementerian Pertahanan Korea Selatan": institutions have no person in them.
  const hasRole = range.from < to && rolesIn(article, range);
  if (!hasRole && lexicon.organisations.has(tokens.lower[from] ?? '')) return -1;
  let at = to;
  while (at > lastTitle + 1 && isName(at - 1)) at -= 1;
  const size = to - at;
  if (size === 0) return -1;
  // After "Kepala Dinas Perhubungan" the first of two capitals may still be the title's; names of two words are the rule.
  // "Institute for Security and Strategic Studies": what follows a foreign link is the institution's, but for a name at its end.
  if (lexicon.foreignLinks.has(tokens.lower[at - 1] ?? ''))
    return givenNameIn(article, at, to) ?? (size > 2 ? to - 2 : -1);
  const afterBoundary =
    tokens.lower[at - 1] === ',' ||
    tokens.lower[at - 1] === ')' ||
    tokens.kinds[at - 1] === NUMBER ||
    !isNameLike(article, at - 1);
  if (afterBoundary && at > lastTitle + 1) return at;
  if (tokens.lower[lastTitle] === ',' || tokens.lower[lastTitle] === ')') return at;
  // "PT Toyota Astra Motor | Anton Jimmi Suwandy": a given name that is known begins the name.
  const given = givenNameIn(article, at, to);
  if (given !== null) return given;
  if (size > 2 && !afterBoundary) return to - 2;
  if (size >= 3) return lexicon.organisations.has(tokens.lower[lastTitle] ?? '') || size > 3 ? to - 2 : at;
  if (size === 1 && lexicon.organisations.has(tokens.lower[lastTitle] ?? '')) return -1;
  return at;
}

/** "Menteri Luar Negeri", "Kementerian Dalam Negeri". */
function isForeignOffice(lower: readonly string[], token: number): boolean {
  const at = lower[token] === 'negeri' ? token - 1 : token;
  return (lower[at] === 'luar' || lower[at] === 'dalam') && lower[at + 1] === 'negeri';
}

function givenNameIn({ tokens, lexicon }: Article, from: number, to: number): number | null {
  for (let token = from; token < to; token++) if (lexicon.givenNames.has(tokens.lower[token] ?? '')) return token;
  return null;
}

function rolesIn({ tokens, lexicon }: Article, { from, to }: TokenRange): boolean {
  for (let token = from; token < to; token++) if (lexicon.roles.has(tokens.lower[token] ?? '')) return true;
  return false;
}

function isNameLike({ tokens }: Article, token: number): boolean {
  return tokens.capital[token] === 1;
}
