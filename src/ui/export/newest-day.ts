import type { Case } from '../../core/model/case';
import { edtfSpan } from '../../core/model/edtf';

/** The day of the case's newest source, `YYYY-MM-DD`: what a page speaks for when nobody says. */
export function newestDay({ sources }: Case): string {
  const ends = sources.map(({ published }) => edtfSpan(published)).map(({ min, max }) => max ?? min ?? 0);
  return new Date(Math.max(0, ...ends)).toISOString().slice(0, 10);
}
