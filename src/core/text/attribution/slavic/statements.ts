import { tokenAt, type Article, type Attribution } from '../../article';
import type { Span } from '../../reading';
import { beforeFullStop, spanOf } from '../../token-range';
import { attributionOf } from '../attribution-of';
import { DASHES } from './slavic-words';

/** A stretch without its full stop. */
export function wordsOf(article: Article, from: number, to: number): Span | null {
  const end = beforeFullStop(article, to);
  return end > from ? spanOf(article, from, end) : null;
}

/** An attribution whose statement is a clause, without its full stop; `null` for a single word. */
export function statement(
  article: Article,
  from: number,
  to: number,
  { cue, speaker, rule }: { readonly cue: Span; readonly speaker: Span | null; readonly rule: string },
): Attribution | null {
  const end = beforeFullStop(article, to);
  return end - from < 2 ? null : attributionOf([spanOf(article, from, end)], cue, speaker, rule);
}

/** A quotation alone where it fills the clause. */
export function quotedOr(article: Article, from: number, to: number): Span {
  const { tokens, quotations, quotationOf } = article;
  const quotation = quotations[(quotationOf[to - 1] ?? 0) - 1];
  if (quotation !== undefined && tokenAt(tokens, quotation.start) <= from)
    return { start: quotation.start, end: quotation.end };
  return spanOf(article, from, to);
}

/** "…, — сказав X, — …" goes on after the second dash. */
export function goesOn(article: Article, from: number, to: number): Span | null {
  const { tokens } = article;
  for (let at = from; at < Math.min(to, from + 10); at++) {
    if (DASHES.has(tokens.lower[at] ?? '') && (tokens.starts[at] ?? 0) > (tokens.ends[at - 1] ?? 0)) {
      const end = beforeFullStop(article, to);
      return end - at > 2 ? spanOf(article, at + 1, end) : null;
    }
  }
  return null;
}

/** The statement on both sides of an inserted "за словами X". */
export function around(article: Article, from: number, cue: number, after: number, to: number): Span[] {
  const { tokens } = article;
  const parts: Span[] = [];
  let end = cue;
  while (end > from && tokens.lower[end - 1] === ',') end -= 1;
  if (end > from) parts.push(spanOf(article, from, end));
  let at = after;
  while (at < to && tokens.lower[at] !== ',' && at < after + 8) at += 1;
  if (tokens.lower[at] === ',') at += 1;
  const last = beforeFullStop(article, to);
  if (last - at >= 2) parts.push(spanOf(article, at, last));
  return parts;
}
