import type { Article, Attribution } from '../../article';
import { spanOf } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { nameFrom } from './names-after';
import { nameBefore } from './names-before';
import { isAgency, referredTo } from './references';
import { CUES } from './slavic-words';
import { wordsOf } from './statements';

/** "Про це повідомляє X", "Об этом сообщили в X": of the sentence before. */
const ABOUT = new Set(['про', 'об', 'о']);

const THIS = new Set(['це', 'цьому', 'этом', 'это']);

/** "Про це повідомляє Укрінформ", "Об этом рассказала X": who said the sentence before; an agency passed it on, nobody said it. */
export function readAboutThis(
  article: Article,
  language: 'uk' | 'ru',
  sentence: Sentence,
  previous: Sentence,
  attributions: readonly Attribution[],
): Attribution | null {
  const { tokens } = article;
  const { from, to } = sentence;
  if (!ABOUT.has(tokens.lower[from] ?? '') || !THIS.has(tokens.lower[from + 1] ?? '')) return null;
  let verb = from + 2;
  while (verb < to && verb < from + 6 && !CUES[language].verbs.has(tokens.lower[verb] ?? '')) verb += 1;
  if (!CUES[language].verbs.has(tokens.lower[verb] ?? '')) return null;
  const isTaken = attributions.some(({ parts }) =>
    parts.some((part) => part.start < previous.end && part.end > previous.start),
  );
  const part = isTaken ? null : wordsOf(article, previous.from, previous.to);
  if (part === null) return null;
  const named = nameFrom(article, verb + 1, to) ?? nameBefore(article, from + 2, verb);
  const speaker = referredTo(article, verb, to) ?? (named !== null && isAgency(article, named) ? null : named);
  return { parts: [part], cue: spanOf(article, verb, verb + 1), speaker, isImplied: false, rule: 'pro-tse' };
}
