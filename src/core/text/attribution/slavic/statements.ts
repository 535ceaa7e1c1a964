import { tokenAt, type Article, type Attribution } from '../../article';
import type { Span } from '../../reading';
import { DASHES } from './slavic-words';

/** A stretch without its full stop. */
export function wordsOf({ tokens }: Article, from: number, to: number): Span | null {
  const end = tokens.lower[to - 1] === '.' ? to - 1 : to;
  return end > from ? { start: tokens.starts[from] ?? 0, end: tokens.ends[end - 1] ?? 0 } : null;
}

/** An attribution whose statement is a clause, without its full stop; `null` for a single word. */
export function statement(
  { tokens }: Article,
  from: number,
  to: number,
  rest: Pick<Attribution, 'cue' | 'speaker' | 'rule'>,
): Attribution | null {
  let end = to;
  if (tokens.lower[end - 1] === '.') end -= 1;
  if (end - from < 2) return null;
  return {
    ...rest,
    isImplied: rest.speaker === null,
    parts: [{ start: tokens.starts[from] ?? 0, end: tokens.ends[end - 1] ?? 0 }],
  };
}

/** A quotation alone where it fills the clause. */
export function quotedOr(article: Article, from: number, to: number): Span {
  const { tokens, quotations, quotationOf } = article;
  const quotation = quotations[(quotationOf[to - 1] ?? 0) - 1];
  if (quotation !== undefined && tokenAt(tokens, quotation.start) <= from)
    return { start: quotation.start, end: quotation.end };
  return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 };
}

/** "…, — сказав X, — …" goes on after the second dash. */
export function goesOn(article: Article, from: number, to: number): Span | null {
  const { tokens } = article;
  for (let at = from; at < Math.min(to, from + 10); at++) {
    if (DASHES.has(tokens.lower[at] ?? '') && (tokens.starts[at] ?? 0) > (tokens.ends[at - 1] ?? 0)) {
      let end = to;
      if (tokens.lower[end - 1] === '.') end -= 1;
      return end - at > 2 ? { start: tokens.starts[at + 1] ?? 0, end: tokens.ends[end - 1] ?? 0 } : null;
    }
  }
  return null;
}

/** The statement on both sides of an inserted "за словами X". */
export function around({ tokens }: Article, from: number, cue: number, after: number, to: number): Span[] {
  const parts: Span[] = [];
  let end = cue;
  while (end > from && tokens.lower[end - 1] === ',') end -= 1;
  if (end > from) parts.push({ start: tokens.starts[from] ?? 0, end: tokens.ends[end - 1] ?? 0 });
  let at = after;
  while (at < to && tokens.lower[at] !== ',' && at < after + 8) at += 1;
  if (tokens.lower[at] === ',') at += 1;
  let last = to;
  if (tokens.lower[last - 1] === '.') last -= 1;
  if (last - at >= 2) parts.push({ start: tokens.starts[at] ?? 0, end: tokens.ends[last - 1] ?? 0 });
  return parts;
}
