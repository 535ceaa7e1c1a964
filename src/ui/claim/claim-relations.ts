import type { Claim, Relation, RelationType } from '../../core/model/claim';
import type { CaseIndex } from '../../core/query/case-index';

/** A relation as it reads from one claim's side. */
export interface ReadRelation {
  readonly type: RelationType;
  /** `incoming`: the other claim says it of this one, so its inverse is to be read. */
  readonly direction: 'outgoing' | 'incoming';
  readonly other: Claim;
  readonly reason: Relation['reason'];
}

/** What a claim says of others, then what others say of it. */
export function claimRelations(index: CaseIndex, claim: Claim): ReadRelation[] {
  const outgoing = claim.relations.flatMap(({ type, claim: id, reason }): ReadRelation[] => {
    const other = index.claims.get(id);
    return other === undefined ? [] : [{ type, direction: 'outgoing', other, reason }];
  });
  const incoming = (index.claimsAbout.get(claim.id) ?? []).flatMap((other) =>
    other.relations
      .filter(({ claim: id }) => id === claim.id)
      .map(({ type, reason }): ReadRelation => ({ type, direction: 'incoming', other, reason })),
  );
  return [...outgoing, ...incoming];
}
