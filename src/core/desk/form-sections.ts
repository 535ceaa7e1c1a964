import type { Claim } from '../model/claim';

/** The parts of a claim's form, in its order. */
const FORM_SECTIONS = [
  'status',
  'statement',
  'speaker',
  'dates',
  'quantities',
  'places',
  'evidence',
  'relations',
  'grade',
] as const;
export type FormSectionName = (typeof FORM_SECTIONS)[number];

const SECTIONS: Readonly<Partial<Record<keyof Claim, FormSectionName>>> = {
  status: 'status',
  statement: 'statement',
  kind: 'statement',
  modality: 'statement',
  subject: 'statement',
  note: 'statement',
  speaker: 'speaker',
  speakerDescription: 'speaker',
  organisation: 'speaker',
  attribution: 'speaker',
  via: 'speaker',
  said: 'dates',
  event: 'dates',
  occasion: 'dates',
  quantities: 'quantities',
  places: 'places',
  movement: 'places',
  evidence: 'evidence',
  relations: 'relations',
  grade: 'grade',
};

/** The parts of the form in which fields of a claim are written; some, such as the log, are in none. */
export function sectionsOf(fields: readonly string[]): FormSectionName[] {
  const wanted = new Set(fields.map((field) => (SECTIONS as Readonly<Record<string, FormSectionName>>)[field]));
  return FORM_SECTIONS.filter((name) => wanted.has(name));
}
