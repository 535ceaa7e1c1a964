import type { Span } from '../text/reading';

/**
 * Where words stand in a text, whatever the case of their letters and the space between them; of several places the nearest to `near`. UTF-16 code units,
 * `end` exclusive; `null` when they stand nowhere.
 */
export function findWords(text: string, words: string, near: number): Span | null {
  const wanted = words
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return null;
  const pattern = new RegExp(wanted.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('\\s+'), 'giu');
  const spans = [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
  const distance = ({ start }: Span): number => Math.abs(start - near);
  return spans.reduce<Span | null>(
    (best, span) => (best === null || distance(span) < distance(best) ? span : best),
    null,
  );
}
