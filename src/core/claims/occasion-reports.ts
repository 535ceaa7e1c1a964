import type { Claim } from '../model/claim';
import type { Source } from '../model/source';
import type { CaseIndex } from '../query/case-index';

/** One report of an occasion: a source, what it has from there, and through whom. */
export interface OccasionReport {
  readonly source: Source;
  readonly claims: readonly Claim[];
  /** Ids of the agencies that passed it on, each once. */
  readonly agencies: readonly string[];
}

/** Who relayed an occasion. However many they are, what was said there has one origin. */
export function occasionReports(index: CaseIndex, occasion: string): OccasionReport[] {
  const bySource = new Map<string, Claim[]>();
  for (const claim of index.case.claims)
    if (claim.occasion === occasion) bySource.set(claim.source, [...(bySource.get(claim.source) ?? []), claim]);
  return [...bySource].flatMap(([id, claims]) => {
    const source = index.sources.get(id);
    const agencies = [...new Set(claims.flatMap(({ via }) => via.map(({ actor }) => actor)))];
    return source === undefined ? [] : [{ source, claims, agencies }];
  });
}
