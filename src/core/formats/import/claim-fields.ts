/** What a column of an outside table can be to a claim. The names are those of our own CSV export where it has them. */
export const CLAIM_FIELDS = [
  'statement',
  'speaker',
  'speaker_role',
  'organisation',
  'attribution',
  'via',
  'speaker_group',
  'outlet',
  'source_title',
  'source_url',
  'source_language',
  'source_kind',
  'source',
  'published',
  'event',
  'said',
  'place',
  'place_role',
  'precision',
  'longitude',
  'latitude',
  'radius_m',
  'region',
  'country',
  'modality',
  'kind',
  'subject',
  'quantity',
  'quantity_min',
  'quantity_max',
  'unit',
  'qualifier',
  'scope',
  'fragment',
  'note',
  'row_id',
] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];
export type ClaimFields = Readonly<Partial<Record<ClaimField, string>>>;
/** The column of each field that has one. */
export type FieldMapping = Readonly<Partial<Record<ClaimField, string>>>;

/** Names under which columns come, lower-case and without marks between words; the likeliest first. */
const NAMES: Readonly<Record<ClaimField, readonly string[]>> = {
  statement: ['statement', 'claim text', 'description', 'summary', 'notes', 'text', 'headline', 'title', 'name'],
  speaker: ['speaker', 'who', 'said by', 'actor'],
  speaker_role: ['speaker role', 'role', 'title of the speaker'],
  organisation: ['organisation', 'organization'],
  attribution: ['attribution'],
  via: ['via', 'agency'],
  speaker_group: ['speaker group', 'group', 'side'],
  outlet: ['outlet', 'publisher', 'media', 'publication'],
  source_title: ['source title', 'headline', 'article title'],
  source_url: ['source url', 'url', 'link', 'source link', 'href'],
  source_language: ['source language', 'language', 'lang'],
  source_kind: ['source kind', 'source type'],
  source: ['source', 'source id'],
  published: ['published', 'publication date', 'published at', 'date published'],
  event: ['event', 'event date', 'happened', 'date', 'day', 'time'],
  said: ['said', 'said on', 'date said'],
  place: ['place', 'place name', 'location', 'settlement', 'city', 'town'],
  place_role: ['place role', 'shape role'],
  precision: ['place precision', 'precision', 'geo precision', 'accuracy'],
  longitude: ['longitude', 'lng', 'lon', 'long', 'x'],
  latitude: ['latitude', 'lat', 'y'],
  radius_m: ['radius m', 'radius', 'uncertainty m'],
  region: ['region', 'admin1', 'oblast', 'province', 'state'],
  country: ['country'],
  modality: ['modality'],
  kind: ['kind', 'category', 'event type'],
  subject: ['subject', 'topic'],
  quantity: ['quantity', 'number', 'count'],
  quantity_min: ['quantity min', 'min'],
  quantity_max: ['quantity max', 'max'],
  unit: ['unit'],
  qualifier: ['qualifier'],
  scope: ['scope'],
  fragment: ['fragment', 'quote', 'exact'],
  note: ['note', 'comment', 'comments', 'remarks'],
  row_id: ['claim', 'id', 'event id', 'row id'],
};

/** The likely column of each field, for the reader to confirm or change. No column is two things. */
export function guessFields(columns: readonly string[]): FieldMapping {
  const plain = new Map(columns.map((column) => [plainName(column), column]));
  const mapping: Partial<Record<ClaimField, string>> = {};
  const taken = new Set<string>();
  for (const field of CLAIM_FIELDS)
    for (const name of NAMES[field]) {
      const column = plain.get(name);
      if (column === undefined || taken.has(column)) continue;
      mapping[field] = column;
      taken.add(column);
      break;
    }
  return mapping;
}

function plainName(column: string): string {
  return column
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_.-]+/g, ' ')
    .trim();
}
