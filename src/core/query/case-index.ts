import type { Actor } from '../model/actor';
import type { Case, CaseFile } from '../model/case';
import type { Claim } from '../model/claim';
import type { Occasion } from '../model/occasion';
import type { Place } from '../model/place';
import type { Source } from '../model/source';

export type SpeakerGroup = CaseFile['speakerGroups'][number];

/** Look-ups by id over a checked case. Built once per case; every id in a checked case resolves. */
export interface CaseIndex {
  readonly case: Case;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly places: ReadonlyMap<string, Place>;
  readonly occasions: ReadonlyMap<string, Occasion>;
  readonly groups: ReadonlyMap<string, SpeakerGroup>;
  /** Relations that point at a claim, by that claim's id. */
  readonly claimsAbout: ReadonlyMap<string, readonly Claim[]>;
}

export function indexCase(loaded: Case): CaseIndex {
  const claimsAbout = new Map<string, Claim[]>();
  for (const claim of loaded.claims)
    for (const { claim: target } of claim.relations) {
      const list = claimsAbout.get(target);
      if (list === undefined) claimsAbout.set(target, [claim]);
      else if (!list.includes(claim)) list.push(claim);
    }
  return {
    case: loaded,
    claims: byId(loaded.claims),
    sources: byId(loaded.sources),
    actors: byId(loaded.actors),
    places: byId(loaded.places),
    occasions: byId(loaded.occasions),
    groups: byId(loaded.file.speakerGroups),
    claimsAbout,
  };
}

/**
 * The group that gives a claim its colour: the speaker's, else the organisation's, else the outlet's.
 * `null` when none of them has one: such a claim is drawn in the neutral colour.
 */
export function groupOf(index: CaseIndex, claim: Claim): SpeakerGroup | null {
  const outlet = index.sources.get(claim.source)?.outlet;
  for (const actor of [claim.speaker, claim.organisation, outlet]) {
    const group = actor ? index.actors.get(actor)?.group : undefined;
    if (group !== undefined) return index.groups.get(group) ?? null;
  }
  return null;
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
