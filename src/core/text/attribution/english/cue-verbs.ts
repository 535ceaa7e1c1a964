import type { Article } from '../../article';
import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';
import type { Sentence } from '../../units/sentences';
import { PUNCTUATION } from '../../units/tokens';
import { beforeAndAfter, endOfAside } from './around-cues';
import { finiteSubject, participleSubject } from './clause-subjects';
import { complement } from './complements';
import type { Draft, VerbGroup } from './english-draft';
import { nounPhraseBefore, nounPhraseFrom } from './english-noun-phrases';
import { ENGLISH_VERBS, PAST } from './english-verbs';
import { AUXILIARIES, WEEKDAYS } from './english-words';

/** Verbs that come before their subject after what was said: "…, said X". */
const INVERTED = wordSet(en.inverted);

/** What a cue verb attributes: before it ("…," X said), on both sides, or after it ("X said that …"). */
export function readVerb(
  article: Article,
  sentence: Sentence,
  group: VerbGroup,
  clauseStart: number,
  earlier: readonly Draft[],
): Draft | null {
  const { tokens, quotationOf } = article;
  const { lower } = tokens;
  const previous = group.from - 1;
  const isSaying = group.verb.strength === 2;

  // …," said X
  const afterQuote =
    previous >= clauseStart && (quotationOf[previous] !== 0 || (lower[previous] === ',' && previous > clauseStart));
  // "…," X, head of Y, told Reuters: what follows "told" listens.
  const listens = group.verb.takesListener && lower[previous] === ',';
  // "X, of Sussex Police, called the case …" is no inversion: after a mere comma only verbs that quote are.
  const inverts =
    quotationOf[previous] !== 0 || (INVERTED.has(group.verb.lemma) && !isSubject(article, clauseStart, group.from));
  if (afterQuote && inverts && isSaying && !listens && !group.isGerund && group.from === group.head) {
    const subject = nounPhraseFrom(article, group.to, sentence.to);
    if (subject !== null && (quotationOf[previous] !== 0 || isStop(article, subject.to, sentence.to))) {
      return {
        group,
        cue: { from: group.from, to: group.to },
        subject,
        parts: beforeAndAfter(article, sentence, clauseStart, group.from, subject.to),
        rule: 'quote-said-name',
      };
    }
  }

  const subject = group.isGerund
    ? participleSubject(article, group, clauseStart, earlier)
    : finiteSubject(article, group, clauseStart, earlier);
  if (subject === null) return null;

  // …," X said
  const beforeSubject = subject.from - 1;
  const isInFront = !group.isGerund && subject.to <= group.from && beforeSubject >= clauseStart;
  if (
    isInFront &&
    isSaying &&
    (quotationOf[beforeSubject] !== 0 || lower[beforeSubject] === ',') &&
    endsHere(article, group, sentence)
  ) {
    const parts = beforeAndAfter(
      article,
      sentence,
      clauseStart,
      subject.from,
      endOfAside(article, group.to, sentence.to),
    );
    if (parts.length > 0) return { group, cue: group, subject, parts, rule: 'quote-name-said' };
  }
  return complement(article, sentence, group, subject);
}

/** "Its spokesman, Jean Marchand, | said only …": all that stands before the verb is who says it. */
function isSubject(article: Article, from: number, to: number): boolean {
  const subject = nounPhraseBefore(article, to, from);
  return subject !== null && subject.from === from && article.tokens.lower[subject.to] === ',';
}

/** Nothing that could be said follows: the end, a comma, a time or a place. */
function endsHere(article: Article, group: VerbGroup, sentence: Sentence): boolean {
  const { lower, kinds } = article.tokens;
  let at = group.to;
  if (at >= sentence.to) return true;
  const word = lower[at] ?? '';
  if (word === 'that') return false;
  if (kinds[at] === PUNCTUATION)
    return word !== ':' && article.quotationOf[at] === 0 ? word !== '"' && word !== '“' : false;
  if (group.verb.takesListener) {
    // "Figueroa told USA Today."
    const listener = nounPhraseFrom(article, at, sentence.to);
    if (listener !== null) return isStop(article, listener.to, sentence.to);
  }
  // "…, the office said on Wednesday, its first contraction since 2021"
  if (word === 'on' && WEEKDAYS.has(lower[at + 1] ?? '') && lower[at + 2] === ',') return true;
  if (isTimeOrPlace(article, at, sentence.to)) return true;
  while (at < sentence.to && (WEEKDAYS.has(lower[at] ?? '') || lower[at] === 'last' || lower[at] === 'week')) at += 1;
  if (at >= sentence.to || kinds[at] === PUNCTUATION) return true;
  return (
    [
      'in',
      'on',
      'at',
      'during',
      'after',
      'to',
      'of',
      'as',
      'when',
      'with',
      'before',
      'while',
      'from',
      'about',
    ].includes(lower[at] ?? '') && isQuoteBefore(article, group, sentence)
  );
}

/** "on Tuesday", "in an interview last week", to the end of the sentence: nothing that could have been said. */
function isTimeOrPlace({ tokens, quotationOf }: Article, from: number, to: number): boolean {
  if (
    to - from > 9 ||
    !['on', 'in', 'at', 'during', 'after', 'last', 'this', 'earlier', 'to', 'by', 'via'].includes(
      tokens.lower[from] ?? '',
    )
  )
    return false;
  for (let at = from; at < to; at++) {
    const word = tokens.lower[at] ?? '';
    if (quotationOf[at] !== 0 || word === 'that' || word === ':' || AUXILIARIES.has(word)) return false;
    if (at > from && (word === ',' || ((ENGLISH_VERBS.get(word)?.forms ?? 0) & PAST) !== 0)) return false;
  }
  return true;
}

function isQuoteBefore(article: Article, group: VerbGroup, sentence: Sentence): boolean {
  for (let token = group.from - 1; token >= sentence.from && token > group.from - 14; token--)
    if (article.quotationOf[token] !== 0) return true;
  return false;
}

function isStop({ tokens, quotationOf }: Article, at: number, end: number): boolean {
  if (at >= end) return true;
  if (tokens.kinds[at] === PUNCTUATION) return true;
  const word = tokens.lower[at] ?? '';
  return (
    quotationOf[at] !== 0 ||
    WEEKDAYS.has(word) ||
    [
      'in',
      'on',
      'at',
      'during',
      'after',
      'as',
      'when',
      'while',
      'of',
      'to',
      'before',
      'about',
      'with',
      'last',
      'earlier',
      'who',
      'and',
      'from',
      'through',
      'via',
    ].includes(word)
  );
}
