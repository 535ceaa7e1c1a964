import type { Case } from '../../model/case';

/** New ids by old ones. */
export interface Renames {
  readonly actors: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

/** A case under other ids, wherever they are referred to. A claim's id begins with its source's, and follows it. */
export function remapCase(other: Case, renames: Renames): Case {
  const actor = <T extends string | null | undefined>(id: T): T | string => (id ? (renames.actors.get(id) ?? id) : id);
  const place = (id: string): string => renames.places.get(id) ?? id;
  const source = (id: string): string => renames.sources.get(id) ?? id;
  const claimIds = new Map(
    other.claims.map(({ id, source: own }) => [
      id,
      id.startsWith(`${own}~`) ? `${source(own)}${id.slice(own.length)}` : id,
    ]),
  );
  const claim = (id: string): string => claimIds.get(id) ?? id;
  return {
    file: { ...other.file, keyClaims: other.file.keyClaims.map(claim) },
    actors: other.actors.map((row) => ({
      ...row,
      id: actor(row.id),
      ...(row.roles && {
        roles: row.roles.map((role) => ({
          ...role,
          ...(role.organisation && { organisation: actor(role.organisation) }),
        })),
      }),
    })),
    places: other.places.map((row) => ({
      ...row,
      id: place(row.id),
      ...(row.within && { within: place(row.within) }),
    })),
    occasions: other.occasions.map((row) => ({
      ...row,
      ...(row.place && { place: place(row.place) }),
      ...(row.organiser && { organiser: actor(row.organiser) }),
    })),
    sources: other.sources.map((row) => ({
      ...row,
      id: source(row.id),
      outlet: actor(row.outlet),
      ...(row.dateline && { dateline: place(row.dateline) }),
    })),
    claims: other.claims.map((row) => ({
      ...row,
      id: claim(row.id),
      source: source(row.source),
      speaker: actor(row.speaker),
      organisation: actor(row.organisation),
      via: row.via.map((hop) => ({ ...hop, actor: actor(hop.actor) })),
      places: row.places.map((use) => ({ ...use, place: place(use.place) })),
      ...(row.movement && {
        movement: {
          ...row.movement,
          from: row.movement.from.map(place),
          via: row.movement.via.map(place),
          to: row.movement.to.map(place),
        },
      }),
      relations: row.relations.map((relation) => ({ ...relation, claim: claim(relation.claim) })),
    })),
  };
}
