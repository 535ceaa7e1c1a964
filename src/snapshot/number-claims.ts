import { markOf } from '../core/claims/mark';
import type { Mark } from '../core/geo/map-features';
import type { Claim } from '../core/model/claim';
import { groupOf, type CaseIndex, type SpeakerGroup } from '../core/query/case-index';

/** A claim with the number that it has on this page: by its mark on the map, and at its note. */
export interface NumberedClaim {
  readonly number: number;
  readonly claim: Claim;
  readonly mark: Mark;
  readonly isOnMap: boolean;
  /** Letter of the speaker's group, in the order of the case's groups; empty for no group. */
  readonly letter: string;
}

/** Those on the map first, each part in the order of the view. */
export function numberClaims(
  claims: readonly Claim[],
  onMap: ReadonlySet<string>,
  index: CaseIndex,
): ReadonlyMap<string, NumberedClaim> {
  const ordered = [...claims.filter(({ id }) => onMap.has(id)), ...claims.filter(({ id }) => !onMap.has(id))];
  return new Map(
    ordered.map((claim, at) => [
      claim.id,
      {
        number: at + 1,
        claim,
        mark: markOf(index, claim),
        isOnMap: onMap.has(claim.id),
        letter: groupLetter(index, groupOf(index, claim)),
      },
    ]),
  );
}

/** A to H, by the order in which the case lists its groups. */
export function groupLetter({ case: { file } }: CaseIndex, group: SpeakerGroup | null): string {
  const at = group === null ? -1 : file.speakerGroups.findIndex(({ id }) => id === group.id);
  return at === -1 ? '' : String.fromCharCode(65 + at);
}
