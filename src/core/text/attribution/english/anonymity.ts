import type { Article } from '../../article';
import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';
import type { TokenRange } from '../../token-range';
import { LINE_BREAK, WORD } from '../../units/tokens';
import type { VerbGroup } from './english-draft';
import { nounPhraseBefore } from './english-noun-phrases';

const ANONYMITY_VERBS = wordSet(en.anonymity.verbs);

const ANONYMITY_WORDS = wordSet(en.anonymity.words);

/** "asked not to be named", "declined to give her name", "requested anonymity": about the source, nothing that was claimed. */
export function asksForAnonymity({ tokens }: Article, group: VerbGroup): boolean {
  if (!ANONYMITY_VERBS.has(group.verb.lemma)) return false;
  for (let at = group.to; at < group.to + 7; at++) {
    const word = tokens.lower[at] ?? '';
    if (ANONYMITY_WORDS.has(word)) return true;
    if (tokens.kinds[at] !== WORD || word === 'that' || word === 'said') return false;
  }
  return false;
}

/** The noun before ", who asked not to be named": a relative clause that only says why the source has no name. */
export function beforeAnonymity(article: Article, group: VerbGroup, clauseStart: number): TokenRange | null {
  const { tokens, quotationOf } = article;
  const { lower } = tokens;
  let hasReason = false;
  for (let at = group.from - 1; at > clauseStart && group.from - at < 18; at--) {
    if (quotationOf[at] !== 0 || tokens.kinds[at] === LINE_BREAK) return null;
    const word = lower[at] ?? '';
    if (ANONYMITY_WORDS.has(word)) hasReason = true;
    const isStart = word === 'who' || (word === 'speaking' && hasReason);
    if (!isStart) continue;
    if (!hasReason) return null;
    const head = nounPhraseBefore(article, lower[at - 1] === ',' ? at - 1 : at, clauseStart);
    return head === null ? null : head;
  }
  return null;
}
