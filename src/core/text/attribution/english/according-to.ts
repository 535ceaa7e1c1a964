import type { Article } from '../../article';
import type { Sentence } from '../../units/sentences';
import { trimmedEnd } from './clause-ends';
import type { Draft } from './english-draft';
import { nounPhraseFrom } from './english-noun-phrases';

/** "According to X, …", "…, according to X". */
export function readAccording(article: Article, sentence: Sentence, token: number, clauseStart: number): Draft | null {
  const { tokens } = article;
  const subject = nounPhraseFrom(article, token + 2, sentence.to, false);
  if (subject === null) return null;
  const cue = { from: token, to: token + 2 };
  let from = subject.to;
  if (token <= clauseStart + 1) {
    while (from < sentence.to && tokens.lower[from] !== ',') from += 1;
    const fallback = from >= sentence.to ? subject.to : from + 1;
    return {
      group: cue,
      cue,
      subject,
      parts: [{ from: fallback, to: trimmedEnd(article, sentence.to) }],
      rule: 'according-to',
    };
  }
  let end = token;
  while (end > clauseStart && tokens.lower[end - 1] === ',') end -= 1;
  return { group: cue, cue, subject, parts: [{ from: clauseStart, to: end }], rule: 'according-to' };
}
