import type { Article } from '../article';
import type { Span } from '../reading';

/** The characters of tokens, `to` exclusive. */
export function spanOf({ tokens }: Article, from: number, to: number): Span {
  return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 };
}
