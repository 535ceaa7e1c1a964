import type { Claim } from '../model/claim';
import { groupOf, type CaseIndex } from './case-index';
import type { FacetId } from './query';

/** The value of a facet that nobody stands behind: no speaker, no group. */
export const NONE = 'none';

/** The values under which a claim is found in each facet. Most have one; a claim is found under every place it names and all that these lie in. */
export const FACET_VALUES: Readonly<Record<FacetId, (index: CaseIndex, claim: Claim) => readonly string[]>> = {
  group: (index, claim) => [groupOf(index, claim)?.id ?? NONE],
  speaker: (_, claim) => [claim.speaker ?? NONE],
  kind: (_, claim) => [claim.kind],
  modality: (_, claim) => [claim.modality],
  place: (index, claim) => placesOf(index, claim),
  source: (_, claim) => [claim.source],
  language: (index, claim) => [index.sources.get(claim.source)?.language ?? NONE],
  attribution: (_, claim) => [claim.attribution],
  status: (_, claim) => [claim.status],
};

function placesOf(index: CaseIndex, claim: Claim): readonly string[] {
  const ids = new Set<string>();
  const add = (id: string | undefined): void => {
    if (id === undefined || ids.has(id)) return;
    ids.add(id);
    add(index.places.get(id)?.within);
  };
  for (const { place } of claim.places) add(place);
  if (claim.movement) for (const id of [...claim.movement.from, ...claim.movement.via, ...claim.movement.to]) add(id);
  return [...ids];
}
