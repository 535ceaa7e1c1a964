import type { Article } from '../../article';
import id from '../../lexicon/id.json';
import { wordSet } from '../../lexicon/lexicon';
import type { Span } from '../../reading';
import { beforeFullStop, spanOf } from '../../token-range';
import type { Sentence } from '../../units/sentences';

const MAX_LISTENER = 14;

const LISTENER_LINKS = wordSet(id.subjects.listenerLinks);

/** From after the cue, its comma and "bahwa", to the sentence's end. */
export function statementAfter(article: Article, from: number, sentenceEnd: number): Span | null {
  const { tokens } = article;
  const to = passedOnAt(article, from, sentenceEnd);
  let at = afterListener(article, from, to);
  while (at < to && (tokens.lower[at] === ',' || tokens.lower[at] === 'bahwa' || tokens.lower[at] === ':')) at += 1;
  const end = beforeFullStop(article, to);
  return end - at < 2 ? null : spanOf(article, at, end);
}

/** "mengatakan kepada Reuters bahwa", "mengatakan kepada wartawan di X, Rabu, bahwa": past the listener, where a comma or "bahwa" ends it. */
function afterListener({ tokens, quotationOf }: Article, from: number, to: number): number {
  if (!LISTENER_LINKS.has(tokens.lower[from] ?? '')) return from;
  let comma = -1;
  for (let at = from + 1; at < Math.min(to, from + MAX_LISTENER); at++) {
    if (quotationOf[at] !== 0) break;
    if (tokens.lower[at] === 'bahwa') return at;
    if (tokens.lower[at] === ',' && comma === -1) comma = at;
  }
  return comma === -1 ? from : comma;
}

/** Where ", seperti dikutip dari Antara" begins, which is no part of what was said. */
function passedOnAt({ tokens, lexicon, quotationOf }: Article, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    if (tokens.lower[at] !== ',' || quotationOf[at] !== 0) continue;
    const next = tokens.lower[at + 1] ?? '';
    if (lexicon.agencyVerbs.has(next) && (next !== 'seperti' || lexicon.agencyVerbs.has(tokens.lower[at + 2] ?? '')))
      return at;
  }
  return to;
}

/** The statement on both sides of an inserted "kata X": what stands before the cue, and after the speaker's comma. */
export function around(article: Article, sentence: Sentence, cue: number, after: number): Span[] {
  const { tokens } = article;
  const parts: Span[] = [];
  let before = cue;
  while (before > sentence.from && tokens.lower[before - 1] === ',') before -= 1;
  if (before - sentence.from > 0) parts.push(spanOf(article, sentence.from, before));
  let from = after;
  // "kata X kepada wartawan, Senin (3/3/2022)." is not the statement: it goes on only right after a comma.
  if (tokens.lower[from] === ',') {
    from += 1;
    const end = beforeFullStop(article, sentence.to);
    if (end - from >= 3) parts.push(spanOf(article, from, end));
  }
  return parts;
}
