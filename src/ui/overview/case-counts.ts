import type { CaseIndex } from '../../core/query/case-index';

/** How much a case holds. Speakers are those who speak in a claim: people and the organisations that speak as such. */
export interface CaseCounts {
  readonly claims: number;
  readonly sources: number;
  readonly languages: number;
  readonly speakers: number;
  readonly occasions: number;
}

export function caseCounts({ case: { claims, sources, occasions } }: CaseIndex): CaseCounts {
  const speakers = claims.flatMap(({ speaker, organisation }) => speaker ?? organisation ?? []);
  return {
    claims: claims.length,
    sources: sources.length,
    languages: new Set(sources.map(({ language }) => language)).size,
    speakers: new Set(speakers).size,
    occasions: occasions.length,
  };
}
