import type { Clock, FacetId } from '../../query/query';

/** What a column can be to a table. */
export const ROLES = [
  ...(['lng', 'lat'] as const),
  // Every clock and every facet: written out, so that the schema of a case does not bring the query along.
  ...(['event', 'said', 'published'] as const satisfies readonly Clock[]),
  ...(['group', 'speaker', 'kind', 'modality', 'place'] as const satisfies readonly FacetId[]),
  ...(['source', 'language', 'attribution', 'status'] as const satisfies readonly FacetId[]),
  ...(['quantity', 'precision', 'statement'] as const),
] as const;
export type Role = (typeof ROLES)[number];
/** The column of each role that has one. */
export type RowMapping = Readonly<Partial<Record<Role, string>>>;

/** Names under which columns come, lower-case and without marks between words. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  lng: ['lng', 'lon', 'long', 'longitude', 'x'],
  lat: ['lat', 'latitude', 'y'],
  event: ['event', 'eventdate', 'eventtime', 'happened'],
  said: ['said', 'time', 'date', 'timestamp', 'datetime', 'day'],
  published: ['published', 'publicationdate', 'publishedat'],
  group: ['group', 'speakergroup', 'organisation', 'organization', 'side', 'actor1'],
  speaker: ['speaker', 'actor', 'who'],
  kind: ['kind', 'eventtype', 'type', 'category'],
  modality: ['modality'],
  place: ['place', 'placename', 'location', 'settlement'],
  source: ['source', 'outlet', 'publisher'],
  language: ['language', 'lang'],
  attribution: ['attribution'],
  status: ['status'],
  quantity: ['quantity', 'number', 'count', 'fatalities'],
  precision: ['precision', 'geoprecision', 'whereprec'],
  statement: ['statement', 'text', 'notes', 'description', 'title', 'headline'],
};

/** The likely role of each column, for the reader to confirm or change. */
export function guessMapping(columns: readonly string[]): RowMapping {
  const plain = new Map(columns.map((column) => [column.toLowerCase().replace(/[\s_.-]/g, ''), column]));
  const mapping: Partial<Record<Role, string>> = {};
  for (const role of ROLES) {
    const name = NAMES[role].find((candidate) => plain.has(candidate));
    const column = name === undefined ? undefined : plain.get(name);
    if (column !== undefined) mapping[role] = column;
  }
  return mapping;
}
