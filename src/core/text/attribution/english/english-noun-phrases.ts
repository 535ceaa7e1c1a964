import type { Article } from '../../article';
import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';
import type { TokenRange } from '../../token-range';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD } from '../../units/tokens';
import { ENGLISH_VERBS, PAST, PRESENT } from './english-verbs';

const BREAKERS = wordSet(en.breakers);
const PREPOSITIONS = wordSet(en.prepositions);
const DETERMINERS = wordSet(en.determiners);
const AUXILIARIES = wordSet(en.auxiliaries);
const ADVERBS = wordSet(en.adverbs);
const TIME = wordSet(en.weekdays);
const PERSONAL = ['he', 'she', 'they', 'it', 'i', 'we', 'you'];
const PRONOUNS = new Set([...PERSONAL, 'who', 'which', 'this', 'these', 'others', 'many', 'some', 'both']);
/** Each is a phrase by itself. */
const ALONE = new Set([...PERSONAL, 'him', 'her', 'them', 'us', 'me', 'reporters', 'people', 'voters']);
const MAX_PHRASE = 22;
const MAX_APPOSITION = 24;

/** The noun phrase that ends right before a token, with its prepositional phrases and apposition; `null` where none does. */
export function nounPhraseBefore(article: Article, before: number, limit: number): TokenRange | null {
  const { tokens, quotationOf } = article;
  const { lower } = tokens;
  // "Velden Aviation today announced": the day is not who.
  const to = TIME.has(lower[before - 1] ?? '') ? beforeTime(article, before, limit) : before;
  if (to <= limit) return null;
  if (lower[to - 1] === ',') {
    // "X, a spokesman for Y, said": the phrase before the first of the two commas, up to the second.
    for (let at = to - 2; at > limit && to - at < MAX_APPOSITION; at--) {
      if (quotationOf[at] !== 0) return null;
      if (lower[at] !== ',') continue;
      const head = nounPhraseBefore(article, at, limit);
      const next = lower[at + 1] ?? '';
      const isApposition =
        DETERMINERS.has(next) ||
        next === 'who' ||
        next === 'which' ||
        next === 'whose' ||
        tokens.capital[at + 1] !== 1 ||
        /[A-Z]/.test(tokens.text.charAt(tokens.starts[at + 1] ?? 0));
      if (head !== null && isApposition && (tokens.capital[head.to - 1] === 1 || isBareName(article, at + 1, to - 1)))
        return { from: head.from, to: to - 1 };
    }
    return null;
  }
  if (quotationOf[to - 1] !== 0) return null;
  const last = lower[to - 1] ?? '';
  if (last === ')') {
    let at = to - 2;
    while (at > limit && lower[at] !== '(' && to - at < 8) at -= 1;
    if (lower[at] !== '(') return null;
    const head = nounPhraseBefore(article, at, limit);
    return head === null ? null : { from: head.from, to };
  }
  if (PRONOUNS.has(last) && tokens.kinds[to - 1] === WORD) return { from: to - 1, to };
  if (tokens.kinds[to - 1] !== WORD && tokens.kinds[to - 1] !== NUMBER && last !== '.') return null;
  if (isBreak(article, to - 1) || PREPOSITIONS.has(last) || DETERMINERS.has(last) || last === 'and') return null;

  let from = to - 1;
  let and = -1;
  let lastPreposition = -1;
  let firstDeterminer = -1;
  let stop = '';
  while (from > limit && to - from < MAX_PHRASE) {
    const at = from - 1;
    const word = lower[at] ?? '';
    if (quotationOf[at] !== 0) {
      stop = 'quote';
      break;
    }
    if (tokens.kinds[at] === PUNCTUATION) {
      if (joinsName(article, at)) {
        from -= 1;
        continue;
      }
      if (word === ')') {
        let open = at - 1;
        while (open > limit && lower[open] !== '(' && at - open < 8) open -= 1;
        if (lower[open] === '(') {
          from = open;
          continue;
        }
      }
      stop = word;
      break;
    }
    if (tokens.kinds[at] === LINE_BREAK) break;
    if (isBreak(article, at)) {
      stop = 'break';
      if (isVerbal(article, at)) stop = 'verb';
      break;
    }
    if (PRONOUNS.has(word) && !DETERMINERS.has(word)) {
      stop = 'verb';
      break;
    }
    if (word === 'and') and = at;
    else if (PREPOSITIONS.has(word)) lastPreposition = at;
    else if (DETERMINERS.has(word) && firstDeterminer === -1 && lastPreposition === -1) firstDeterminer = at;
    from -= 1;
  }
  if (stop === 'verb') {
    // What stands before belongs to another clause: keep what follows "and", else the innermost phrase.
    if (and !== -1) from = and + 1;
    else if (firstDeterminer !== -1) from = firstDeterminer;
    else from = innermost(article, to, from);
  } else if (PREPOSITIONS.has(lower[from] ?? '') && to - from > 1) {
    // "In 2012 Obama said": an opening adverbial without its comma.
    from = firstDeterminer !== -1 && firstDeterminer > from ? firstDeterminer : innermost(article, to, from + 1);
  }
  while (
    from < to &&
    (lower[from] === 'and' || ADVERBS.has(lower[from] ?? '') || isOpener(lower[from] ?? '')) &&
    to - from > 1
  )
    from += 1;
  return to > from ? { from, to } : null;
}

/** "Velden Aviation | today", "the Kremlin | on Friday"; a day after a participle ("a poll released Friday") stays. */
function beforeTime({ tokens }: Article, before: number, limit: number): number {
  const to = tokens.lower[before - 2] === 'on' ? before - 2 : before - 1;
  const isName = tokens.capital[to - 1] === 1 || (to === before - 2 && !ENGLISH_VERBS.has(tokens.lower[to - 1] ?? ''));
  return to > limit && isName ? to : before;
}

/** "the ministry's spokeswoman, | Iryna Bondar, | said": nothing but capitals and the stops of initials and titles. */
function isBareName({ tokens }: Article, from: number, to: number): boolean {
  if (to - from < 2) return false;
  for (let at = from; at < to; at++)
    if (tokens.capital[at] !== 1 && tokens.lower[at] !== '.' && tokens.lower[at] !== '-') return false;
  return true;
}

const OPENERS = new Set([
  'but',
  'yet',
  'meanwhile',
  'instead',
  'indeed',
  'so',
  'now',
  'today',
  'yesterday',
  'earlier',
  'later',
  'perhaps',
  'as',
  'like',
  'unlike',
]);
const isOpener = (word: string): boolean => OPENERS.has(word);

/** Capitals, or a determiner with what follows, right before a token. */
function innermost({ tokens }: Article, to: number, limit: number): number {
  let from = to - 1;
  while (from > limit) {
    const word = tokens.lower[from - 1] ?? '';
    if (DETERMINERS.has(word)) return from - 1;
    if (PREPOSITIONS.has(word) || word === 'and') return from;
    if (
      tokens.capital[from] === 1 &&
      tokens.capital[from - 1] !== 1 &&
      tokens.kinds[from - 1] === WORD &&
      to - from > 1
    ) {
      return ENGLISH_VERBS.has(word) ? from : from - 1;
    }
    from -= 1;
  }
  return from;
}

/** Full stops of initials and abbreviations, hyphens, slashes, ampersands, apostrophes inside a name. */
function joinsName({ tokens, lexicon }: Article, at: number): boolean {
  const mark = tokens.lower[at];
  const isTight = tokens.ends[at - 1] === tokens.starts[at];
  if (mark === '.') {
    const before = tokens.lower[at - 1] ?? '';
    return isTight && (before.length === 1 || lexicon.abbreviations.has(before));
  }
  if (mark === '-' || mark === '/' || mark === '–') return isTight && tokens.ends[at] === tokens.starts[at + 1];
  return mark === '&' || mark === "'" || mark === '’' || mark === '$' || mark === '%';
}

function isBreak(article: Article, at: number): boolean {
  const { tokens } = article;
  const word = tokens.lower[at] ?? '';
  if (BREAKERS.has(word)) return true;
  return isVerbal(article, at);
}

/** A finite verb or auxiliary. A capitalised word inside a sentence is a name ("Mark", "Will"). */
function isVerbal({ tokens }: Article, at: number): boolean {
  const word = tokens.lower[at] ?? '';
  if (tokens.capital[at] === 1) return false;
  if (word === "'s" || word === 'to') return false;
  if (AUXILIARIES.has(word)) return true;
  const verb = ENGLISH_VERBS.get(word);
  if (verb === undefined) return false;
  const before = tokens.lower[at - 1] ?? '';
  if (DETERMINERS.has(before) || before === "'s" || before === 'of') return false;
  if ((verb.forms & PAST) !== 0) {
    // "people involved in", "a poll released Friday": a participle after a noun that a preposition or a day follows.
    const next = tokens.lower[at + 1] ?? '';
    return !(PREPOSITIONS.has(next) && !word.endsWith('id'));
  }
  return (verb.forms & PRESENT) !== 0 && (verb.strength === 0 || tokens.capital[at - 1] === 1);
}

const ENDS_PHRASE = new Set([
  'on',
  'in',
  'at',
  'during',
  'after',
  'before',
  'as',
  'when',
  'while',
  'who',
  'to',
  'that',
  'if',
  'because',
  'from',
  'through',
  'via',
  'by',
  'but',
  'until',
  'since',
  'whether',
  'how',
  'what',
  'why',
  'where',
  'against',
  'about',
  'into',
  'over',
  'last',
  'this',
]);

/** The noun phrase that begins at a token: pronoun, name with title and apposition, or determiner with its noun and "of"/"for". */
export function nounPhraseFrom(article: Article, from: number, end: number, hasApposition = true): TokenRange | null {
  const { tokens, quotationOf } = article;
  const { lower, kinds, capital } = tokens;
  if (from >= end || kinds[from] === PUNCTUATION || kinds[from] === LINE_BREAK || quotationOf[from] !== 0) return null;
  const first = lower[from] ?? '';
  if (
    ALONE.has(first) &&
    !(first === 'her' && capital[from + 1] !== 1 && kinds[from + 1] === WORD && !ENDS_PHRASE.has(lower[from + 1] ?? ''))
  )
    return { from, to: from + 1 };
  if (ENDS_PHRASE.has(first) && first !== 'this') return null;
  let to = from;
  let isNamed = false;
  while (to < end && to - from < MAX_PHRASE) {
    const word = lower[to] ?? '';
    if (quotationOf[to] !== 0) break;
    if (kinds[to] === PUNCTUATION) {
      if (joinsName(article, to) || (word === '.' && capital[to + 1] === 1 && lower[to - 1]?.length === 1)) {
        to += 1;
        continue;
      }
      if (word === '(' && capital[to - 1] === 1) {
        let close = to + 1;
        while (close < end && lower[close] !== ')' && close - to < 8) close += 1;
        if (lower[close] === ')') {
          to = close + 1;
          continue;
        }
      }
      // "said X, a spokesman for Y": the apposition up to its comma or the end.
      if (
        word === ',' &&
        isNamed &&
        hasApposition &&
        (DETERMINERS.has(lower[to + 1] ?? '') ||
          lower[to + 1] === 'who' ||
          article.lexicon.roles.has(lower[to + 1] ?? ''))
      ) {
        let close = to + 1;
        while (
          close < end &&
          lower[close] !== ',' &&
          lower[close] !== ';' &&
          quotationOf[close] === 0 &&
          close - to < MAX_APPOSITION
        )
          close += 1;
        if (close >= end) close = /[.!?]/.test(lower[end - 1] ?? '') ? end - 1 : end;
        return { from, to: close };
      }
      break;
    }
    if (kinds[to] === LINE_BREAK) break;
    if (to > from && (ENDS_PHRASE.has(word) || TIME.has(word) || AUXILIARIES.has(word))) {
      if (!(word === "'s" && to > from)) break;
    }
    const verb = capital[to] === 1 ? undefined : ENGLISH_VERBS.get(word);
    if (
      to > from &&
      verb !== undefined &&
      (verb.forms & (PAST | PRESENT)) !== 0 &&
      !DETERMINERS.has(lower[to - 1] ?? '')
    )
      break;
    if (BREAKERS.has(word) && word !== 'as') break;
    if (capital[to] === 1) isNamed = true;
    to += 1;
  }
  while (
    to > from &&
    (PREPOSITIONS.has(lower[to - 1] ?? '') || lower[to - 1] === 'and' || DETERMINERS.has(lower[to - 1] ?? ''))
  )
    to -= 1;
  return to > from ? { from, to } : null;
}
