import type { CaseFile } from '../model/case';
import type { CasePart, RowTypes, Table } from './case-files';
import type { Key } from './finding';

/** The lists of ids within `case.json`. */
export const TERMS = ['speakerGroups', 'subjects', 'units', 'scopes'] as const;
export type Term = (typeof TERMS)[number];

/** An id in a row that has to be found in a list. */
export interface Reference {
  /** Where the id stands within the row. */
  readonly path: readonly Key[];
  readonly id: string;
  readonly to: Table | Term;
  /** What has to go from the row when the id leads nowhere; the whole row when left out. */
  readonly drops?: readonly Key[];
}

type Collectors = { readonly [Part in CasePart]: (row: RowTypes[Part]) => readonly Reference[] };

/** Every reference of a row, in the order of its keys. What a row is about is essential; what it merely adds can be dropped. */
export const REFERENCES: Collectors = {
  case: ({ keyClaims }) => keyClaims.map((id, at) => droppable(['keyClaims', at], id, 'claims')),

  actors: ({ group, roles = [] }) => [
    ...optional(['group'], group, 'speakerGroups'),
    ...roles.flatMap(({ organisation }, at) => optional(['roles', at, 'organisation'], organisation, 'actors')),
  ],

  places: ({ within }) => optional(['within'], within, 'places'),

  occasions: ({ place, organiser }) => [
    ...optional(['place'], place, 'places'),
    ...optional(['organiser'], organiser, 'actors'),
  ],

  sources: ({ outlet, dateline }) => [
    { path: ['outlet'], id: outlet, to: 'actors' },
    ...optional(['dateline'], dateline, 'places'),
  ],

  claims: (claim) => [
    ...essential(['speaker'], claim.speaker, 'actors'),
    ...essential(['organisation'], claim.organisation, 'actors'),
    ...claim.via.flatMap(({ actor }, at) => essential(['via', at, 'actor'], actor, 'actors')),
    ...essential(['source'], claim.source, 'sources'),
    ...essential(['occasion'], claim.occasion, 'occasions'),
    ...essential(['subject'], claim.subject, 'subjects'),
    ...claim.quantities.flatMap(({ unit, scope = null }, at) => [
      ...essential(['quantities', at, 'unit'], unit, 'units'),
      ...essential(['quantities', at, 'scope'], scope, 'scopes'),
    ]),
    ...claim.places.flatMap(({ place }, at) => essential(['places', at, 'place'], place, 'places')),
    ...(['from', 'via', 'to'] as const).flatMap((end) =>
      (claim.movement?.[end] ?? []).flatMap((place, at) => essential(['movement', end, at], place, 'places')),
    ),
    // A claim stands without what it says of another one.
    ...claim.relations.map(({ claim: id }, at) => ({
      path: ['relations', at, 'claim'],
      id,
      to: 'claims' as const,
      drops: ['relations', at],
    })),
  ],
};

/** The ids that `case.json` gives out, of one kind. */
export function termIds(file: CaseFile, term: Term): readonly string[] {
  return file[term].map(({ id }) => id);
}

function essential(path: readonly Key[], id: string | null, to: Table | Term): readonly Reference[] {
  return id === null ? [] : [{ path, id, to }];
}

function droppable(path: readonly Key[], id: string, to: Table | Term): Reference {
  return { path, id, to, drops: path };
}

function optional(path: readonly Key[], id: string | undefined, to: Table | Term): readonly Reference[] {
  return id === undefined ? [] : [droppable(path, id, to)];
}
