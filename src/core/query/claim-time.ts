import type { Claim } from '../model/claim';
import { edtfSpan, type TimeSpan } from '../model/edtf';
import type { CaseIndex } from './case-index';
import type { Clock } from './query';

export const DAY_MS = 86_400_000;

/** The claim's EDTF date on a clock; `null` when it has none. */
export function dateOf(index: CaseIndex, claim: Claim, clock: Clock): string | null {
  switch (clock) {
    case 'event':
      return claim.event;
    case 'said':
      return claim.said;
    case 'published':
      return index.sources.get(claim.source)?.published ?? null;
  }
}

/** The claim's span on a clock in milliseconds UTC; `null` when it has no date there or one open at both ends. */
export function spanOf(index: CaseIndex, claim: Claim, clock: Clock): TimeSpan | null {
  const date = dateOf(index, claim, clock);
  if (date === null) return null;
  const span = edtfSpan(date);
  return span.min === null && span.max === null ? null : span;
}
