import type { Lexicon } from './lexicon/lexicon';
import type { Span } from './reading';
import type { Quotation } from './units/quotations';
import type { Sentence } from './units/sentences';
import { WORD, type Tokens } from './units/tokens';

/** A text made ready for the rules: tokens, sentences, quotations, and which tokens stand in what was set aside. */
export interface Article {
  readonly text: string;
  readonly tokens: Tokens;
  readonly lexicon: Lexicon;
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  /** Per token: the index of its quotation plus one, 0 outside. */
  readonly quotationOf: Int32Array;
  /** Words that the text writes in lower case somewhere: at the start of a sentence they are no name. */
  readonly smallWords: ReadonlySet<string>;
}

/** Who said what by which words, as one rule found it; spans only. */
export interface Attribution {
  /** Parts of the statement in text order. */
  readonly parts: readonly Span[];
  readonly cue: Span | null;
  readonly speaker: Span | null;
  /** The sentence names nobody ("katanya"): the speaker is who spoke last. */
  readonly isImplied: boolean;
  /** Of whom the sentences before tell, latest first, where the sentence names nobody or has a pronoun: who may be meant. */
  readonly topics?: readonly Span[];
  /** A dash opens the words, as quotation marks would. */
  readonly isDialogue?: boolean;
  readonly rule: string;
}

/** Marks the tokens of each quotation. */
export function quotationIndex(tokens: Tokens, quotations: readonly Quotation[]): Int32Array {
  const index = new Int32Array(tokens.count + 1);
  let next = 0;
  for (let token = 0; token < tokens.count; token++) {
    const start = tokens.starts[token] ?? 0;
    while (next < quotations.length && (quotations[next]?.end ?? 0) <= start) next += 1;
    const quotation = quotations[next];
    if (quotation !== undefined && start >= quotation.start) index[token] = next + 1;
  }
  return index;
}

/** Gathers the words that stand in lower case. */
export function smallWordsOf({ count, kinds, capital, lower }: Tokens): ReadonlySet<string> {
  const words = new Set<string>();
  for (let token = 0; token < count; token++)
    if (kinds[token] === WORD && capital[token] !== 1) words.add(lower[token] ?? '');
  return words;
}

/** The first token that begins at or after an offset. */
export function tokenAt({ starts, count }: Tokens, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sentence in which an offset stands; the last one before it where it stands between two. */
export function sentenceAt(article: Article, offset: number): Sentence | null {
  return article.sentences[sentenceIndexAt(article, offset)] ?? null;
}

/** The index of the last sentence that begins at or before an offset, -1 where none does. */
export function sentenceIndexAt({ sentences }: Article, offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Quotations that share a character with a stretch of the text. They are in order and do not overlap each other. */
export function quotationsIn({ quotations }: Article, { start, end }: Span): readonly Quotation[] {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < quotations.length && (quotations[to]?.start ?? 0) < end) to += 1;
  return quotations.slice(low, to);
}
