import { tokenAt, type Article } from '../../article';
import type { Span } from '../../reading';
import { spanOf } from '../../token-range';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD } from '../../units/tokens';
import { nameInMarks } from './names-in-marks';
import { INSIDE, MAX_NAME_TOKENS, PLURAL } from './slavic-words';

/** Endings of adjectives in the genitive: "таможенного", "енергетичних". */
const GENITIVE = /(?:ого|ої|ой|их|ых|ей)$/u;

const ADVERBIALS = new Set(['у', 'в', 'во', 'на', 'під', 'после', 'після']);

const MAX_ADVERBIAL = 9;

/** "розповів | у суботу | керівник", "визнав | у коментарі «Хвилі» | директор": past when and where, to the office. */
function pastAdverbial(article: Article, from: number, end: number): number {
  const { tokens, lexicon, quotationOf } = article;
  if (!ADVERBIALS.has(tokens.lower[from] ?? '')) return from;
  let weekday = from;
  for (let at = from + 1; at < Math.min(end, from + MAX_ADVERBIAL); at++) {
    const word = tokens.lower[at] ?? '';
    const named = quotationOf[at] === 0 ? null : nameInMarks(article, at);
    if (named !== null) {
      at = named.to - 1;
      continue;
    }
    if (tokens.kinds[at] === PUNCTUATION || tokens.kinds[at] === LINE_BREAK || quotationOf[at] !== 0) break;
    if (lexicon.roles.has(word)) return at;
    if (lexicon.weekdays.has(word)) weekday = at + 1;
  }
  return weekday;
}

/** "повідомив Укрінформу речник", "сообщил ТАСС представитель": past the agency, where a person follows it. */
function pastListener({ tokens, lexicon, text }: Article, from: number, end: number): number {
  const word = tokens.lower[from] ?? '';
  const start = tokens.starts[from] ?? 0;
  const name = [word, word.slice(0, -1), word.slice(0, -2)]
    .flatMap((stem) => lexicon.agencies.get(stem) ?? [])
    .find((candidate) => text.startsWith(candidate, start));
  if (name === undefined) return from;
  let next = tokenAt(tokens, start + name.length);
  while (next < end && (tokens.starts[next] ?? 0) < start + name.length) next += 1;
  if (next === from) next += 1;
  return next < end && tokens.kinds[next] === WORD && !lexicon.stops.has(tokens.lower[next] ?? '') ? next : from;
}

/** The noun phrase after a verb or "за словами": lower-case titles, then capitals, up to a mark, a preposition or a date. */
export function nameFrom(article: Article, first: number, end: number): Span | null {
  const { tokens, lexicon, quotationOf } = article;
  // "сообщили | в понедельник | в управлении МЧС": the day comes first.
  const isDay = INSIDE.has(tokens.lower[first] ?? '') && lexicon.weekdays.has(tokens.lower[first + 1] ?? '');
  const body = isDay ? first + 2 : first;
  const isInside = PLURAL.test(tokens.lower[first - 1] ?? '') && INSIDE.has(tokens.lower[body] ?? '');
  const from = isInside ? body + 1 : pastAdverbial(article, pastListener(article, first, end), end);
  if (!isInside && lexicon.pronouns.has(tokens.lower[from] ?? '')) return spanOf(article, from, from + 1);
  let to = from;
  let hasCapital = isInside;
  while (to < end && to - from < MAX_NAME_TOKENS) {
    const word = tokens.lower[to] ?? '';
    const kind = tokens.kinds[to];
    const named = quotationOf[to] === 0 ? null : nameInMarks(article, to);
    if (named !== null) {
      to = named.to;
      hasCapital = true;
      continue;
    }
    if (quotationOf[to] !== 0) break;
    if (kind === LINE_BREAK || kind === NUMBER) break;
    if (kind === PUNCTUATION) {
      const isInitial = word === '.' && (tokens.lower[to - 1] ?? '').length <= 2 && tokens.capital[to + 1] === 1;
      if (word !== '-' && word !== '’' && word !== "'" && !isInitial) break;
    } else if (
      lexicon.weekdays.has(word) ||
      (to > from &&
        lexicon.stops.has(word) &&
        tokens.capital[to] !== 1 &&
        (hasCapital || word.length < 4 || word === 'який' || word === 'который'))
    )
      break;
    else if (tokens.capital[to] === 1) hasCapital = true;
    else if (
      hasCapital &&
      !isInside &&
      !lexicon.roles.has(word) &&
      tokens.capital[to + 1] !== 1 &&
      !isOfBody(article, from, to)
    )
      break;
    to += 1;
  }
  while (to > from && tokens.kinds[to - 1] === PUNCTUATION && quotationOf[to - 1] === 0) to -= 1;
  if (
    to === from ||
    (!hasCapital && !lexicon.roles.has(tokens.lower[from] ?? '') && !lexicon.pronouns.has(tokens.lower[from] ?? ''))
  )
    return null;
  return spanOf(article, from, to);
}

/** "пресс-служба Приволжского | таможенного управления", "аналітик Центру | енергетичних досліджень", "Повітряних | сил": what an adjective of the body's name leads to. */
function isOfBody({ tokens, lexicon }: Article, from: number, at: number): boolean {
  if (lexicon.organisations.has(tokens.lower[at] ?? '') && GENITIVE.test(tokens.lower[at - 1] ?? '')) return true;
  let isTitled = false;
  for (let token = from; token < at && !isTitled; token++)
    isTitled = lexicon.roles.has(tokens.lower[token] ?? '') || lexicon.organisations.has(tokens.lower[token] ?? '');
  if (!isTitled) return false;
  const isLed = tokens.kinds[at - 1] === WORD && GENITIVE.test(tokens.lower[at - 1] ?? '');
  return isLed || (GENITIVE.test(tokens.lower[at] ?? '') && tokens.kinds[at + 1] === WORD);
}

/** "По данным штаба,": a source in small letters, up to the comma. */
export function sourceFrom(article: Article, from: number, end: number): Span | null {
  const { tokens, quotationOf } = article;
  let to = from;
  while (to < end && to - from < 7 && tokens.kinds[to] === WORD && quotationOf[to] === 0) to += 1;
  return to > from && (tokens.lower[to] === ',' || tokens.lower[to] === '.') ? spanOf(article, from, to) : null;
}
