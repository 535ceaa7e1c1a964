import type { Case } from '../../model/case';
import type { Claim } from '../../model/claim';
import type { ExportInput } from './export-input';

/** The case as it is when all of its claims are exported; else cut down to those and all that they refer to, so that every id in it resolves. */
export function exportedCase({ index, claims }: Pick<ExportInput, 'index' | 'claims'>): Case {
  const { file, ...tables } = index.case;
  const kept = new Set(claims.map(({ id }) => id));
  if (tables.claims.every(({ id }) => kept.has(id))) return index.case;
  const cut = claims.map((claim) => ({
    ...claim,
    relations: claim.relations.filter((relation) => kept.has(relation.claim)),
  }));
  const sources = used(
    tables.sources,
    cut.map(({ source }) => source),
  );
  const occasions = used(
    tables.occasions,
    cut.map(({ occasion }) => occasion),
  );
  const places = closure(
    tables.places,
    [...cut.flatMap(placesOf), ...sources.map(({ dateline }) => dateline), ...occasions.map(({ place }) => place)],
    ({ within }) => [within],
  );
  const actors = closure(
    tables.actors,
    [
      ...cut.flatMap(({ speaker, organisation, via }) => [speaker, organisation, ...via.map(({ actor }) => actor)]),
      ...sources.map(({ outlet }) => outlet),
      ...occasions.map(({ organiser }) => organiser),
    ],
    ({ roles = [] }) => roles.map(({ organisation }) => organisation),
  );
  return {
    file: { ...file, keyClaims: file.keyClaims.filter((id) => kept.has(id)) },
    sources,
    actors,
    places,
    occasions,
    claims: cut,
  };
}

type Id = string | null | undefined;

function placesOf({ places, movement }: Claim): readonly Id[] {
  return [
    ...places.map(({ place }) => place),
    ...(movement ? [...movement.from, ...movement.via, ...movement.to] : []),
  ];
}

function used<T extends { readonly id: string }>(rows: readonly T[], ids: readonly Id[]): readonly T[] {
  const wanted = new Set(ids);
  return rows.filter(({ id }) => wanted.has(id));
}

/** Rows that are named, and those that these name in turn. */
function closure<T extends { readonly id: string }>(
  rows: readonly T[],
  ids: readonly Id[],
  namedBy: (row: T) => readonly Id[],
): readonly T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = new Set<Id>(ids);
  // A Set is walked in order of insertion, so what is added here is visited too.
  for (const id of found) {
    const row = byId.get(id ?? '');
    if (row) for (const next of namedBy(row)) found.add(next);
  }
  return rows.filter(({ id }) => found.has(id));
}
