import { tokenAt, type Article, type Attribution } from '../../article';
import type { Span } from '../../reading';
import { spanOf } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { WORD } from '../../units/tokens';
import { attributionOf } from '../attribution-of';
import { around } from './indirect-statements';
import { nameFrom } from './indonesian-names';

/** "Menurut X, …", "…, menurut X", "menurutnya". */
export function readAccording(article: Article, sentence: Sentence, token: number): Attribution | null {
  const { tokens } = article;
  const isImplied = tokens.lower[token] === 'menurutnya';
  const speaker = isImplied ? null : sourceFrom(article, token + 1);
  if (!isImplied && speaker === null) return null;
  const after = speaker === null ? token + 1 : tokenAt(tokens, speaker.end);
  const parts = around(article, sentence, token, after);
  return parts.length === 0 ? null : attributionOf(parts, spanOf(article, token, token + 1), speaker, 'menurut');
}

/** The source after "menurut": a name, a pronoun, or a bare noun up to the comma ("menurut data", "menurut mereka"). */
function sourceFrom(article: Article, from: number): Span | null {
  const name = nameFrom(article, from);
  if (name !== null) return name;
  const { tokens } = article;
  let to = from;
  while (to < tokens.count && to - from < 8 && tokens.kinds[to] === WORD) to += 1;
  if (to === from || to - from >= 8 || tokens.lower[to] !== ',') return null;
  return spanOf(article, from, to);
}
