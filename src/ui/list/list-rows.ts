import type { Claim } from '../../core/model/claim';

export interface ClaimGroup {
  readonly id: string;
  readonly label: string;
  readonly claims: readonly Claim[];
}

/** A line of the list: a group's heading, or a claim in it. A claim that stands in several groups has a row in each. */
export type ListRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: ClaimGroup }
  | {
      readonly kind: 'claim';
      readonly key: string;
      readonly group: ClaimGroup;
      readonly claim: Claim;
      /** From 1, among the claims of the list. */
      readonly position: number;
    };

export function listRows(groups: readonly ClaimGroup[]): ListRow[] {
  const rows: ListRow[] = [];
  let position = 0;
  for (const group of groups) {
    rows.push({ kind: 'group', key: `group/${group.id}`, group });
    for (const claim of group.claims)
      rows.push({ kind: 'claim', key: `${group.id}/${claim.id}`, group, claim, position: ++position });
  }
  return rows;
}

/** Where a key leads from a row: the index of a claim's row, or `null` when it leads nowhere. Headings are passed over. */
export function rowAfterKey(
  rows: readonly ListRow[],
  from: number | null,
  key: string,
  pageSize: number,
): number | null {
  const claims = rows.flatMap(({ kind }, index) => (kind === 'claim' ? [index] : []));
  const last = claims.length - 1;
  if (last < 0) return null;
  const at = from === null ? -1 : claims.indexOf(from);
  const isNowhere = at === -1;
  switch (key) {
    case 'ArrowDown':
      return claims[Math.min(at + 1, last)] ?? null;
    case 'ArrowUp':
      return claims[isNowhere ? last : Math.max(at - 1, 0)] ?? null;
    case 'PageDown':
      return claims[Math.min(Math.max(at, 0) + pageSize, last)] ?? null;
    case 'PageUp':
      return claims[Math.max(at - pageSize, 0)] ?? null;
    case 'Home':
      return claims[0] ?? null;
    case 'End':
      return claims[last] ?? null;
    default:
      return null;
  }
}
