import type { Article } from './article';
import type { Span } from './reading';

/** A range of tokens, `to` exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The characters of tokens, `to` exclusive. */
export function spanOf({ tokens }: Article, from: number, to: number): Span {
  return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 };
}

/** Where a range ends without its full stop. */
export function beforeFullStop({ tokens }: Article, to: number): number {
  return tokens.lower[to - 1] === '.' ? to - 1 : to;
}
