import type { Reading, SuggestedClaim } from './reading';

/** What a reading suggests to a desk: what others said and what the outlet tells in its own voice, in the order of the text. */
export function allClaims({ claims, outletClaims }: Reading): readonly SuggestedClaim[] {
  if (outletClaims.length === 0) return claims;
  return [...claims, ...outletClaims].sort((a, b) => a.statement.start - b.statement.start);
}
