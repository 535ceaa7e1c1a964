import type { Claim } from '../model/claim';
import type { CaseIndex } from '../query/case-index';

/** How many separate occasions stand behind a claim, and in how many reports. */
export interface Independence {
  readonly occasions: number;
  readonly reports: number;
}

/**
 * Follows `repeats` and `supports` in both directions and counts origins: five outlets that relay one press conference are five
 * reports of one occasion. Without a known occasion, the same speaker on the same day is one origin.
 */
export function independenceOf(index: CaseIndex, claim: Claim): Independence {
  const found = new Map<string, Claim>([[claim.id, claim]]);
  for (const { id } of found.values()) {
    // A Map is walked in order of insertion, so what is added here is visited too.
    for (const other of linked(index, id)) found.set(other.id, other);
  }
  const claims = [...found.values()];
  return {
    occasions: new Set(claims.map(originOf)).size,
    reports: new Set(claims.map(({ source }) => source)).size,
  };
}

function linked(index: CaseIndex, id: string): Claim[] {
  const isLink = (type: string): boolean => type === 'repeats' || type === 'supports';
  const outgoing = (index.claims.get(id)?.relations ?? []).filter(({ type }) => isLink(type));
  const incoming = (index.claimsAbout.get(id) ?? []).filter((other) =>
    other.relations.some(({ type, claim }) => claim === id && isLink(type)),
  );
  return [...outgoing.flatMap(({ claim }) => index.claims.get(claim) ?? []), ...incoming];
}

function originOf({ id, occasion, speaker, organisation, said }: Claim): string {
  if (occasion !== null) return `occasion ${occasion}`;
  const who = speaker ?? organisation;
  return who !== null && said !== null ? `speaker ${who} ${said}` : `claim ${id}`;
}
