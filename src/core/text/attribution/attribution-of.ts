import type { Attribution } from '../article';
import type { Span } from '../reading';

/** An attribution of statements, in text order; implied where nobody is named. */
export function attributionOf(parts: readonly Span[], cue: Span, speaker: Span | null, rule: string): Attribution {
  // Of a quotation no more than where it is.
  const spans = parts.map(({ start, end }) => ({ start, end }));
  return { parts: spans, cue, speaker, isImplied: speaker === null, rule };
}
