import type { Article } from '../../article';
import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';
import type { TokenRange } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { WORD } from '../../units/tokens';
import { clauseEnd, trimmedEnd } from './clause-ends';
import type { Draft } from './english-draft';
import { nounPhraseBefore } from './english-noun-phrases';
import { DETERMINERS } from './english-words';

/** Nouns that say that something was claimed: "claim", "allegations". */
export const NOUN_CUES = wordSet(en.nounCues);

/** "Trump's claim that …", "their allegations of …". */
export function readNoun(article: Article, sentence: Sentence, token: number): Draft | null {
  const { tokens } = article;
  const { lower } = tokens;
  const link = lower[token + 1] ?? '';
  const hasThat = link === 'that';
  if (!hasThat && link !== 'of' && link !== 'about' && link !== 'to') return null;
  let owner = token - 1;
  while (
    owner > sentence.from &&
    tokens.kinds[owner] === WORD &&
    tokens.capital[owner] !== 1 &&
    lower[owner] !== "'s" &&
    !POSSESSIVES.has(lower[owner] ?? '') &&
    token - owner < 4
  )
    owner -= 1;
  let subject: TokenRange | null = null;
  if (lower[owner] === "'s") {
    const before = nounPhraseBefore(article, owner, sentence.from);
    subject = before === null ? null : { from: before.from, to: owner + 1 };
  } else if (POSSESSIVES.has(lower[owner] ?? '')) subject = { from: owner, to: owner + 1 };
  if (subject === null && !hasThat) return null;
  if (subject === null && !DETERMINERS.has(lower[token - 1] ?? '') && token > sentence.from) return null;
  const from = token + 2;
  const end = clauseEnd(article, from, sentence.to);
  if (end - from < 2) return null;
  return {
    group: { from: token, to: token + 1 },
    cue: { from: token, to: hasThat ? token + 1 : token + 2 },
    subject,
    parts: [{ from, to: trimmedEnd(article, end) }],
    rule: 'claim-that',
  };
}

const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our']);
