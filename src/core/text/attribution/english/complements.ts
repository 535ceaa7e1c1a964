import { tokenAt, type Article } from '../../article';
import type { TokenRange } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { LINE_BREAK, PUNCTUATION, WORD } from '../../units/tokens';
import { clauseEnd, relativeEnd, trimmedEnd } from './clause-ends';
import type { Draft, VerbGroup } from './english-draft';
import { nounPhraseFrom } from './english-noun-phrases';
import { ENGLISH_VERBS, PAST } from './english-verbs';
import { AUXILIARIES, DETERMINERS, PARTICLES, WEEKDAYS } from './english-words';

const MAX_LISTENER = 8;

/** What follows the cue: past particle, listener, time and "that", to the end of the clause. */
export function complement(article: Article, sentence: Sentence, group: VerbGroup, subject: TokenRange): Draft | null {
  const { tokens, quotationOf, quotations } = article;
  const { lower } = tokens;
  let at = group.to;
  let cueTo = group.to;
  if (
    at < sentence.to &&
    PARTICLES.has(lower[at] ?? '') &&
    quotationOf[at] === 0 &&
    lower[at] !== 'that' &&
    group.verb.lemma !== 'say' &&
    group.verb.lemma !== 'tell'
  ) {
    cueTo = at + 1;
    at += 1;
  }
  // "asked for the loan of …": what follows a particle does not listen.
  if (group.verb.takesListener && cueTo === group.to) at = afterListener(article, at, sentence.to);
  while (at < sentence.to && WEEKDAYS.has(lower[at] ?? '') && quotationOf[at] === 0) at += 1;
  const that = findThat(article, at, sentence.to);
  if (that !== -1 && that !== at) at = that;
  else if (that === -1) at = afterTime(article, at, sentence.to);
  while (at < sentence.to && (lower[at] === ',' || lower[at] === 'that' || lower[at] === ':') && quotationOf[at] === 0)
    at += 1;
  // "Caddell continued:" and the quotation in the next paragraph.
  if (at >= sentence.to) {
    const next = tokenAfterBreak(article, sentence.to);
    const quotation = quotations[(quotationOf[next] ?? 0) - 1];
    if (lower[sentence.to - 1] !== ':' || quotation === undefined) return null;
    return {
      group,
      cue: { from: group.from, to: cueTo },
      subject,
      parts: [{ from: next, to: tokenAt(tokens, quotation.end) }],
      rule: 'name-said-colon',
    };
  }
  let end = relativeEnd(article, subject, clauseEnd(article, at, sentence.to));
  const quotation = quotations[(quotationOf[at] ?? 0) - 1];
  if (quotation !== undefined && quotation.start === tokens.starts[at])
    end = Math.max(end, Math.min(tokenAt(tokens, quotation.end), end + 400));
  if (end <= at) return null;
  if (group.verb.strength === 1 && lower[at - 1] !== 'that' && quotation === undefined && end - at < 2) return null;
  return {
    group,
    cue: { from: group.from, to: cueTo },
    subject,
    parts: [{ from: at, to: trimmedEnd(article, end) }],
    rule: group.isGerund ? 'saying-that' : 'name-said-that',
  };
}

function tokenAfterBreak({ tokens }: Article, from: number): number {
  let at = from;
  while (at < tokens.count && tokens.kinds[at] === LINE_BREAK) at += 1;
  return at;
}

function afterListener(article: Article, from: number, end: number): number {
  const listener = nounPhraseFrom(article, from, Math.min(end, from + MAX_LISTENER));
  if (listener === null) return from;
  // "told AFP the operator had …": a name, then the clause without "that".
  if (article.tokens.capital[from] === 1 && !DETERMINERS.has(article.tokens.lower[from] ?? ''))
    for (let at = from + 1; at < listener.to; at++)
      if (
        DETERMINERS.has(article.tokens.lower[at] ?? '') &&
        article.tokens.capital[at] !== 1 &&
        article.tokens.kinds[at - 1] === WORD &&
        article.tokens.capital[at - 1] === 1
      )
        return at;
  return listener.to;
}

/** "that" within a few words, before any comma: "said in a statement on Monday that". */
function findThat({ tokens, quotationOf }: Article, from: number, end: number): number {
  for (let at = from; at < Math.min(end, from + 12); at++) {
    if (quotationOf[at] !== 0 || tokens.kinds[at] === PUNCTUATION) return -1;
    if (tokens.lower[at] === 'that') return at;
    if (
      at > from &&
      (AUXILIARIES.has(tokens.lower[at] ?? '') || (ENGLISH_VERBS.get(tokens.lower[at] ?? '')?.forms ?? 0) & PAST)
    )
      return -1;
  }
  return -1;
}

/** "in a statement," before the words themselves. */
function afterTime({ tokens, quotationOf }: Article, from: number, end: number): number {
  // "said on Tuesday it would", "said late on Monday the road".
  const day = ['early', 'late'].includes(tokens.lower[from] ?? '') ? from + 1 : from;
  const weekday = tokens.lower[day] === 'on' ? day + 1 : day;
  if (
    WEEKDAYS.has(tokens.lower[weekday] ?? '') &&
    weekday + 1 < end &&
    tokens.kinds[weekday + 1] === WORD &&
    ![
      'in',
      'at',
      'to',
      'night',
      'morning',
      'evening',
      'afternoon',
      'after',
      'during',
      'when',
      'as',
      'and',
      'for',
      'with',
      'from',
    ].includes(tokens.lower[weekday + 1] ?? '')
  )
    return weekday + 1;
  if (!['in', 'on', 'at', 'during', 'of'].includes(tokens.lower[from] ?? '')) return from;
  for (let at = from; at < Math.min(end, from + 12); at++) {
    if (quotationOf[at] !== 0) return at;
    if (tokens.lower[at] === ',' || tokens.lower[at] === ':') return at + 1;
  }
  return from;
}
