import { createIdGiver } from '../formats/import/make-id';
import type { Claim } from '../model/claim';
import { textDigest } from '../text/digest';
import type { Span, SuggestedClaim } from '../text/reading';
import type { Suggestion } from './suggestion';

interface Reviewed {
  /** Claims of the source that were made already: what they stand on is suggested no more. */
  readonly claims: readonly Claim[];
  readonly before: readonly Suggestion[];
}

/** What a reading found, as suggestions: what was dismissed before stays dismissed, what is a claim already is left out. */
export function openSuggestions(
  found: readonly SuggestedClaim[],
  { claims, before }: Reviewed,
  origin = 'rules',
): Suggestion[] {
  const dismissed = new Set(before.filter(({ state }) => state === 'dismissed').map((each) => keyOf(each.found)));
  const give = createIdGiver([]);
  const anchors = claims.flatMap(({ evidence }) => evidence);
  return found
    .filter(({ statement }) => !anchors.some(({ start, end }) => isWithin({ start, end }, statement)))
    .map((each) => ({
      id: give(`s-${textDigest(keyOf(each)).slice(0, 8)}`),
      state: dismissed.has(keyOf(each)) ? 'dismissed' : 'open',
      origin,
      found: each,
    }));
}

/** The same words by the same speaker are the same suggestion, wherever they stand. */
function keyOf({ statement, speaker }: SuggestedClaim): string {
  return `${speaker?.name ?? ''}\n${statement.text}`;
}

function isWithin(anchor: { start: number | undefined; end: number | undefined }, { start, end }: Span): boolean {
  return anchor.start !== undefined && anchor.end !== undefined && anchor.start >= start && anchor.end <= end;
}
