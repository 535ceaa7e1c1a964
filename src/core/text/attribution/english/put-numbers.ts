import type { Article } from '../../article';
import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';
import type { Sentence } from '../../units/sentences';
import { clauseEnd, relativeEnd, trimmedEnd } from './clause-ends';
import type { Draft, VerbGroup } from './english-draft';
import { nounPhraseBefore } from './english-noun-phrases';
import { ENGLISH_VERBS } from './english-verbs';
import { ADVERBS, AUXILIARIES, DETERMINERS } from './english-words';

/** "put", "puts". */
export const PUT_VERBS = wordSet(en.counting.verbs);

const COUNT_NOUNS = wordSet(en.counting.nouns);

/** "Hospital officials put the number at 27": a count that is somebody's. */
export function readPutAt(article: Article, sentence: Sentence, token: number, clauseStart: number): Draft | null {
  const { tokens } = article;
  const { lower } = tokens;
  if (!DETERMINERS.has(lower[token + 1] ?? '')) return null;
  let at = token + 2;
  while (at < sentence.to && at < token + 8 && lower[at] !== 'at') at += 1;
  if (lower[at] !== 'at' || (!COUNT_NOUNS.has(lower[token + 2] ?? '') && !COUNT_NOUNS.has(lower[at - 1] ?? '')))
    return null;
  const group: VerbGroup | null = verbStart(article, token, clauseStart);
  const subject = group === null ? null : nounPhraseBefore(article, group.from, clauseStart);
  if (group === null || subject === null) return null;
  const end = relativeEnd(article, subject, clauseEnd(article, token + 1, sentence.to));
  if (end <= at + 1) return null;
  return {
    group,
    cue: { from: group.from, to: token + 1 },
    subject,
    parts: [{ from: token + 1, to: trimmedEnd(article, end) }],
    rule: 'put-number-at',
  };
}

function verbStart({ tokens }: Article, head: number, clauseStart: number): VerbGroup | null {
  const verb = ENGLISH_VERBS.get('said');
  if (verb === undefined) return null;
  let from = head;
  while (
    from > clauseStart &&
    (AUXILIARIES.has(tokens.lower[from - 1] ?? '') || ADVERBS.has(tokens.lower[from - 1] ?? ''))
  )
    from -= 1;
  return { from, to: head + 1, head, verb, isGerund: false };
}
