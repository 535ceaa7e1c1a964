import type { Article, Attribution } from '../../article';
import id from '../../lexicon/id.json';
import { wordSet } from '../../lexicon/lexicon';
import type { Span } from '../../reading';
import type { Sentence } from '../../units/sentences';

const MAX_LISTENER = 14;

const LISTENER_LINKS = wordSet(id.subjects.listenerLinks);

/** An attribution without a quotation; implied where nobody is named. */
export function indirect(parts: readonly Span[], cue: Span, speaker: Span | null, rule: string): Attribution {
  return { parts, cue, speaker, isImplied: speaker === null, rule };
}

/** From after the cue, its comma and "bahwa", to the sentence's end. */
export function statementAfter(article: Article, from: number, sentenceEnd: number): Span | null {
  const { tokens } = article;
  const to = passedOnAt(article, from, sentenceEnd);
  let at = afterListener(article, from, to);
  while (at < to && (tokens.lower[at] === ',' || tokens.lower[at] === 'bahwa' || tokens.lower[at] === ':')) at += 1;
  let end = to;
  if (end > at && tokens.lower[end - 1] === '.') end -= 1;
  if (end - at < 2) return null;
  return { start: tokens.starts[at] ?? 0, end: tokens.ends[end - 1] ?? 0 };
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
export function around({ tokens }: Article, sentence: Sentence, cue: number, after: number): Span[] {
  const parts: Span[] = [];
  let before = cue;
  while (before > sentence.from && tokens.lower[before - 1] === ',') before -= 1;
  if (before - sentence.from > 0)
    parts.push({ start: tokens.starts[sentence.from] ?? 0, end: tokens.ends[before - 1] ?? 0 });
  let from = after;
  // "kata X kepada wartawan, Senin (3/3/2022)." is not the statement: it goes on only right after a comma.
  if (tokens.lower[from] === ',') {
    from += 1;
    let end = sentence.to;
    if (tokens.lower[end - 1] === '.') end -= 1;
    if (end - from >= 3) parts.push({ start: tokens.starts[from] ?? 0, end: tokens.ends[end - 1] ?? 0 });
  }
  return parts;
}
