import type { Article } from '../../article';
import type { Span } from '../../reading';
import type { TokenSpan } from './english-noun-phrases';
import type { VerbEntry } from './english-verbs';

/** A verb with its auxiliaries and adverbs, tokens, `to` exclusive. */
export interface VerbGroup extends TokenSpan {
  readonly head: number;
  readonly verb: VerbEntry;
  readonly isGerund: boolean;
}

/** A cue with who and what, before the end of its complement is known. */
export interface Draft {
  readonly group: TokenSpan;
  readonly cue: TokenSpan;
  readonly subject: TokenSpan | null;
  readonly parts: TokenSpan[];
  readonly rule: string;
}

/** The characters of a range of tokens; ends at 0 where it is empty. */
export function spanOf({ tokens }: Article, { from, to }: TokenSpan): Span {
  return { start: tokens.starts[from] ?? 0, end: to > from ? (tokens.ends[to - 1] ?? 0) : 0 };
}
