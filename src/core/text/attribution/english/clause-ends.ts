import type { Article } from '../../article';
import type { TokenRange } from '../../token-range';
import { PUNCTUATION } from '../../units/tokens';
import { BASE, ENGLISH_VERBS, GERUND, PAST, PRESENT } from './english-verbs';
import { AUXILIARIES } from './english-words';

const OBJECT_ENDS = new Set([
  'which',
  'who',
  'even',
  'despite',
  'after',
  'before',
  'when',
  'where',
  'while',
  'as',
  'with',
  'on',
  'in',
  'at',
  'though',
  'although',
  'but',
  'because',
  'following',
  'according',
  'a',
  'an',
]);

const CLAUSE_BREAKS = new Set(['though', 'although', 'but', 'while', 'whereas', 'and']);

/** The end of a stretch without its full stop. */
export function trimmedEnd({ tokens }: Article, to: number): number {
  return tokens.kinds[to - 1] === PUNCTUATION && /[.!?]/.test(tokens.lower[to - 1] ?? '') ? to - 1 : to;
}

/** The end of the complement: the sentence's, a semicolon, or a comma with a new clause that has its own cue. */
export function clauseEnd({ tokens, quotationOf }: Article, from: number, to: number): number {
  const { lower } = tokens;
  let isClause = lower[from - 1] === 'that' || lower[from] === 'that' || quotationOf[from] !== 0;
  for (let at = from; at < to; at++) {
    if (quotationOf[at] !== 0) continue;
    const word = lower[at] ?? '';
    if (word === ';') return at;
    if (AUXILIARIES.has(word) || word === 'to' || ((ENGLISH_VERBS.get(word)?.forms ?? 0) & (PAST | PRESENT)) !== 0)
      isClause = true;
    if (word === ',' && at > from + 1) {
      const next = lower[at + 1] ?? '';
      if (next === 'according') return at;
      // A bare object ends before what is said of it: "the reality of climate change, which makes him …".
      if (!isClause && (OBJECT_ENDS.has(next) || next.endsWith('ing'))) return at;
      const verb = ENGLISH_VERBS.get(next);
      if (verb !== undefined && verb.strength === 2 && (verb.forms & GERUND) !== 0) return at;
      if (CLAUSE_BREAKS.has(next) && hasCueSoon(tokens.lower, at + 2, Math.min(to, at + 8))) return at;
    }
    if (word === 'and' && at > from + 1) {
      const verb = ENGLISH_VERBS.get(lower[at + 1] ?? '');
      if (
        verb !== undefined &&
        verb.strength === 2 &&
        (verb.forms & (PAST | PRESENT)) !== 0 &&
        (verb.forms & BASE) === 0
      )
        return lower[at - 1] === ',' ? at - 1 : at;
    }
  }
  return to;
}

/** "The port authority, | which had put its losses at two million, | welcomed …": a clause between two commas ends at the second. */
export function relativeEnd({ tokens, quotationOf }: Article, subject: TokenRange, end: number): number {
  const { lower } = tokens;
  if ((lower[subject.from] !== 'which' && lower[subject.from] !== 'who') || lower[subject.from - 1] !== ',') return end;
  for (let at = subject.to; at < end; at++) if (lower[at] === ',' && quotationOf[at] === 0) return at;
  return end;
}

function hasCueSoon(lower: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const verb = ENGLISH_VERBS.get(lower[at] ?? '');
    if (verb !== undefined && verb.strength === 2 && (verb.forms & (PAST | PRESENT)) !== 0) return true;
  }
  return false;
}
