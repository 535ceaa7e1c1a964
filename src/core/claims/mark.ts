import type { Mark } from '../geo/map-features';
import type { Claim } from '../model/claim';
import { groupOf, type CaseIndex } from '../query/case-index';

/** How a claim is drawn wherever it is drawn: colour says who speaks, form says how sure they were. */
export function markOf(index: CaseIndex, claim: Claim): Mark {
  return { claim: claim.id, slot: groupOf(index, claim)?.slot ?? null, modality: claim.modality };
}
