import { tokenAt, type Article } from '../../article';
import type { TokenRange } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { trimmedEnd } from './clause-ends';

/** Past "in an interview with X on Friday" to the next comma or end. */
export function endOfAside({ tokens, quotationOf }: Article, from: number, to: number): number {
  let at = from;
  while (at < to && tokens.lower[at] !== ',' && tokens.lower[at] !== ':' && quotationOf[at] === 0) at += 1;
  return at;
}

/** What stands before a cue that comes last, and what goes on after it. */
export function beforeAndAfter(
  article: Article,
  sentence: Sentence,
  clauseStart: number,
  cueFrom: number,
  cueTo: number,
): TokenRange[] {
  const { tokens, quotationOf, quotations } = article;
  const parts: TokenRange[] = [];
  let end = cueFrom;
  while (end > clauseStart && tokens.lower[end - 1] === ',') end -= 1;
  const quotation = quotations[(quotationOf[end - 1] ?? 0) - 1];
  if (end > clauseStart) {
    const from =
      quotation === undefined
        ? clauseStart
        : startOfQuoted(article, clauseStart, end, tokenAt(tokens, quotation.start));
    parts.push({ from, to: end });
  }
  const rest = endOfAside(article, cueTo, sentence.to);
  const opens = rest < sentence.to && quotationOf[rest] !== 0;
  const next = quotations[(quotationOf[rest] ?? 0) - 1];
  if (opens && next !== undefined) parts.push({ from: rest, to: tokenAt(tokens, next.end) });
  else if (tokens.lower[rest] === ',' && rest + 1 < sentence.to && sentence.to - rest > 4) {
    const after = rest + 1;
    if (quotationOf[after] !== 0) parts.push({ from: after, to: trimmedEnd(article, sentence.to) });
    else if (quotation === undefined && !isParticiple(tokens.lower[after] ?? ''))
      parts.push({ from: after, to: trimmedEnd(article, sentence.to) });
  }
  return parts;
}

/** A quotation that begins in mid-sentence is part of its sentence; one that begins it stands alone. */
function startOfQuoted({ tokens }: Article, clauseStart: number, end: number, quoteStart: number): number {
  void tokens;
  return quoteStart >= clauseStart && quoteStart < end ? clauseStart : quoteStart;
}

const isParticiple = (word: string): boolean =>
  word.endsWith('ing') || word === 'who' || word === 'which' || word === 'but' || word === 'a' || word === 'an';
