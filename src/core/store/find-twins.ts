import { foldName } from '../gazetteer/fold-name';
import type { Actor } from '../model/actor';
import type { Case } from '../model/case';
import type { Localized } from '../model/localized';
import type { Place } from '../model/place';
import type { Twins } from './merge-report';

type Key = readonly [why: Twins['why'], key: string];
interface Row {
  readonly id: string;
  readonly names: Localized;
}

/**
 * Actors and places that the two cases together have twice under different ids: by Wikidata id, by GeoNames id in the citation, or by a name in any
 * language and the same kind. Proposals, for a person to decide: two people may bear one name.
 */
export function findTwins(stored: Case, imported: Case): readonly Twins[] {
  return [
    ...twinsIn('actors', [...stored.actors, ...imported.actors], actorKeys),
    ...twinsIn('places', [...stored.places, ...imported.places], placeKeys),
  ];
}

/** A source or outlet of one name may be one body by another kind: a person is none. */
function actorKeys({ kind, wikidata, names, aliases = [] }: Actor): readonly Key[] {
  const body = kind === 'person' ? 'person' : 'body';
  return [
    ...(wikidata === undefined ? [] : [['wikidata', wikidata] as const]),
    ...[...Object.values(names), ...aliases].map((name): Key => ['name', `${body} ${foldName(name)}`]),
  ];
}

function placeKeys({ precision, names, citation = '' }: Place): readonly Key[] {
  const [, geonames] = /geonames\D{0,20}(\d+)/i.exec(citation) ?? [];
  return [
    ...(geonames === undefined ? [] : [['geonames', geonames] as const]),
    ...Object.values(names).map((name): Key => ['name', `${precision} ${foldName(name)}`]),
  ];
}

function twinsIn<T extends Row>(
  table: Twins['table'],
  rows: readonly T[],
  keysOf: (row: T) => readonly Key[],
): Twins[] {
  const first = new Map<string, T>();
  const found = new Map<string, Twins>();
  for (const row of rows)
    for (const [why, key] of keysOf(row)) {
      const other = first.get(`${why} ${key}`);
      if (other === undefined) first.set(`${why} ${key}`, row);
      else if (other.id !== row.id && !found.has(row.id) && !contradicts(other, row))
        found.set(row.id, { table, kept: other.id, merged: row.id, name: other.names, why });
    }
  // One that becomes another is nobody's goal.
  return [...found.values()].filter(({ kept }) => !found.has(kept));
}

/** Two that each have a Wikidata id of their own are two, whatever they are called. */
function contradicts(one: Row, other: Row): boolean {
  const idOf = (row: Row): unknown => ('wikidata' in row ? row.wikidata : undefined);
  return idOf(one) !== undefined && idOf(other) !== undefined && idOf(one) !== idOf(other);
}
