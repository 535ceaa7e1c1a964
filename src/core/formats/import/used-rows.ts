import type { Case } from '../../model/case';
import type { Claim } from '../../model/claim';
import { REFERENCES } from '../references';
import type { ImportReport } from './import-report';

/** A case with new claims, and of the new sources, actors, places and terms those that they need: a rejected row leaves nothing behind. */
export function usedRows(
  base: Case,
  news: Pick<Case, 'file' | 'actors' | 'places' | 'sources'>,
  claims: readonly Claim[],
): Case {
  const needed = new Set(claims.flatMap((claim) => REFERENCES.claims(claim).map(({ to, id }) => `${to} ${id}`)));
  const isNeeded =
    (table: string) =>
    ({ id }: { readonly id: string }): boolean =>
      needed.has(`${table} ${id}`);
  const sources = news.sources.filter(isNeeded('sources'));
  for (const source of sources) for (const { to, id } of REFERENCES.sources(source)) needed.add(`${to} ${id}`);
  const terms = <T extends { readonly id: string }>(list: string, old: readonly T[], all: readonly T[]): T[] => [
    ...old,
    ...all.slice(old.length).filter(isNeeded(list)),
  ];
  return {
    file: {
      ...base.file,
      subjects: terms('subjects', base.file.subjects, news.file.subjects),
      units: terms('units', base.file.units, news.file.units),
      scopes: terms('scopes', base.file.scopes, news.file.scopes),
    },
    sources: [...base.sources, ...sources],
    actors: [...base.actors, ...news.actors.filter(isNeeded('actors'))],
    places: [...base.places, ...news.places.filter(isNeeded('places'))],
    occasions: base.occasions,
    claims: [...base.claims, ...claims],
  };
}

/** The actors, places and sources of a case that new claims name. */
export function mergedNames(base: Case, claims: readonly Claim[]): ImportReport['merged'] {
  const named = new Set(claims.flatMap((claim) => REFERENCES.claims(claim).map(({ to, id }) => `${to} ${id}`)));
  return [
    ...base.actors.flatMap(({ id, names }) =>
      named.has(`actors ${id}`) ? [{ table: 'actors' as const, id, name: names['en'] ?? id }] : [],
    ),
    ...base.places.flatMap(({ id, names }) =>
      named.has(`places ${id}`) ? [{ table: 'places' as const, id, name: names['en'] ?? id }] : [],
    ),
    ...base.sources.flatMap(({ id, title }) =>
      named.has(`sources ${id}`) ? [{ table: 'sources' as const, id, name: title }] : [],
    ),
  ];
}
