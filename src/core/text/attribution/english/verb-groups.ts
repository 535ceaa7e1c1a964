import type { Article } from '../../article';
import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';
import { NUMBER, WORD } from '../../units/tokens';
import type { VerbGroup } from './english-draft';
import { BASE, ENGLISH_VERBS, GERUND, PARTICIPLE, PAST, PRESENT, type VerbEntry } from './english-verbs';
import { ADVERBS, AUXILIARIES, PARTICLES } from './english-words';

const HAVE = new Set(['has', 'have', 'had', "'s", "'ve", "'d", "hasn't", "haven't", "hadn't"]);

const BE = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  "'s",
  "'re",
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  "'m",
  'am',
]);

const MODALS = new Set([
  'will',
  'would',
  'can',
  'could',
  'may',
  'might',
  'must',
  'shall',
  'should',
  "'ll",
  "'d",
  "won't",
  "wouldn't",
  "can't",
  'cannot',
  "couldn't",
  'does',
  'do',
  'did',
  "didn't",
  "doesn't",
  "don't",
  'to',
]);

/** The verb group whose main verb is `head`; `null` where the word is no finite verb or participle of speech. */
export function verbGroup(article: Article, head: number, verb: VerbEntry, clauseStart: number): VerbGroup | null {
  const { tokens } = article;
  if (isNoun(article, head, clauseStart) || isCounted(article, head)) return null;
  let from = head;
  let auxiliary = '';
  while (from > clauseStart && tokens.kinds[from - 1] === WORD) {
    const before = tokens.lower[from - 1] ?? '';
    if (AUXILIARIES.has(before)) {
      if (auxiliary === '') auxiliary = before;
      from -= 1;
    } else if (ADVERBS.has(before) || (before.endsWith('ly') && before.length > 4 && tokens.capital[from - 1] !== 1))
      from -= 1;
    else break;
  }
  const { forms } = verb;
  const before = tokens.lower[from - 1] ?? '';
  if (auxiliary === '') {
    if (before === 'to') {
      const chained = chainedStart(tokens.lower, from - 1, clauseStart);
      return chained === -1 ? null : { from: chained, to: head + 1, head, verb, isGerund: false };
    }
    if ((forms & GERUND) !== 0) return { from, to: head + 1, head, verb, isGerund: true };
    if ((forms & (PAST | PRESENT)) !== 0) return { from, to: head + 1, head, verb, isGerund: false };
    return (forms & BASE) !== 0 && isPluralSubject(tokens.lower, from - 1) && from > clauseStart
      ? { from, to: head + 1, head, verb, isGerund: false }
      : null;
  }
  const isOpen =
    (HAVE.has(auxiliary) && (forms & (PARTICIPLE | PAST)) !== 0) ||
    (BE.has(auxiliary) && (forms & GERUND) !== 0) ||
    (MODALS.has(auxiliary) && (forms & BASE) !== 0) ||
    (auxiliary === 'did' && (forms & BASE) !== 0);
  return isOpen ? { from, to: head + 1, head, verb, isGerund: false } : null;
}

/** "the United States", "swing states": a capital inside a sentence, or a plural noun where no name or pronoun stands before it. */
function isNoun({ tokens, quotationOf }: Article, head: number, clauseStart: number): boolean {
  const word = tokens.lower[head] ?? '';
  const isTitleLine = tokens.capital[head - 1] === 1 && tokens.capital[head + 1] === 1;
  if (tokens.capital[head] === 1 && head > clauseStart && !isTitleLine) return true;
  if (tokens.capital[head] === 1 && tokens.lower[head - 1] === 'united') return true;
  if (!NOUN_LIKE.has(word)) return false;
  const before = tokens.lower[head - 1] ?? '';
  const next = tokens.lower[head + 1] ?? '';
  if (next === 'that' || quotationOf[head + 1] !== 0) return false;
  const isName =
    tokens.capital[head - 1] === 1 || SINGULAR.has(before) || AUXILIARIES.has(before) || ADVERBS.has(before);
  return !isName || next === 'of' || next === 'and' || next === 'are' || next === 'were';
}

/** "1,870 suspected cases", "three reported deaths": a participle between a number and what it counts; not "in 2012 announced". */
function isCounted({ tokens }: Article, head: number): boolean {
  const { lower, kinds, capital } = tokens;
  if (kinds[head - 1] !== NUMBER || /^\d{4}$/.test(lower[head - 1] ?? '') || TIME_BEFORE.has(lower[head - 2] ?? ''))
    return false;
  return kinds[head + 1] === WORD && capital[head + 1] !== 1 && /[^s]s$/.test(lower[head + 1] ?? '');
}

const TIME_BEFORE = new Set(['in', 'on', 'at', 'since', 'by', 'of']);

const SINGULAR = new Set(['he', 'she', 'it', 'who', 'which', ')', ',']);

/** "declined to comment", "went on to discuss": the start of the finite verb before "to". */
function chainedStart(lower: readonly string[], to: number, clauseStart: number): number {
  let at = to - 1;
  if (at < clauseStart) return -1;
  if (PARTICLES.has(lower[at] ?? '')) at -= 1;
  const verb = ENGLISH_VERBS.get(lower[at] ?? '');
  if (verb === undefined || (verb.forms & (PAST | PRESENT)) === 0) return -1;
  while (at > clauseStart && (AUXILIARIES.has(lower[at - 1] ?? '') || ADVERBS.has(lower[at - 1] ?? ''))) at -= 1;
  return at;
}

function isPluralSubject(lower: readonly string[], at: number): boolean {
  const word = lower[at] ?? '';
  return (
    /[^su]s$/.test(word) ||
    [
      'they',
      'we',
      'i',
      'you',
      'who',
      'people',
      'many',
      'some',
      'others',
      'police',
      'women',
      'men',
      'most',
      'both',
      'voters',
      ')',
    ].includes(word)
  );
}

const NOUN_LIKE = wordSet(en.nounLike);
