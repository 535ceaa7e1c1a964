import type { Article } from '../../article';
import type { TokenRange } from '../../token-range';
import { beforeAnonymity } from './anonymity';
import type { Draft, VerbGroup } from './english-draft';
import { nounPhraseBefore } from './english-noun-phrases';
import { ENGLISH_VERBS, PAST, PRESENT } from './english-verbs';
import { AUXILIARIES } from './english-words';

/** The subject of a finite verb: the noun phrase before it, past "who asked not to be named", or that of the clause that "and" joins. */
export function finiteSubject(
  article: Article,
  group: VerbGroup,
  clauseStart: number,
  earlier: readonly Draft[],
): TokenRange | null {
  const { lower } = article.tokens;
  const before = lower[group.from - 1] ?? '';
  if (before === 'and' || before === 'but' || before === 'then' || before === 'or')
    return earlier.at(-1)?.subject ?? clauseSubject(article, clauseStart, group.from - 1);
  return beforeAnonymity(article, group, clauseStart) ?? nounPhraseBefore(article, group.from, clauseStart);
}

/** ", adding that": the subject of the clause before. */
export function participleSubject(
  article: Article,
  group: VerbGroup,
  clauseStart: number,
  earlier: readonly Draft[],
): TokenRange | null {
  const before = article.tokens.lower[group.from - 1] ?? '';
  if (![',', 'by', 'while', 'and', 'before', 'after', 'without', 'in', '—', '–'].includes(before)) return null;
  const last = earlier.at(-1);
  if (last?.subject != null) return last.subject;
  return clauseSubject(article, clauseStart, group.from - 1);
}

/** The first noun phrase of a clause that a finite verb follows. */
function clauseSubject(article: Article, clauseStart: number, end: number): TokenRange | null {
  const { tokens, quotationOf } = article;
  for (let token = clauseStart + 1; token < end; token++) {
    if (quotationOf[token] !== 0) continue;
    const word = tokens.lower[token] ?? '';
    const verb = ENGLISH_VERBS.get(word);
    const isFinite =
      AUXILIARIES.has(word) ||
      (verb !== undefined && (verb.forms & (PAST | PRESENT)) !== 0 && tokens.capital[token] !== 1);
    if (!isFinite) continue;
    const subject = nounPhraseBefore(article, token, clauseStart);
    if (subject !== null) return subject;
  }
  return null;
}
