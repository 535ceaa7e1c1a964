import type { z } from 'zod/mini';
import { actorSchema, type Actor } from '../model/actor';
import { caseFileSchema, type CaseFile } from '../model/case';
import { claimSchema, type Claim } from '../model/claim';
import { occasionSchema, type Occasion } from '../model/occasion';
import { placeSchema, type Place } from '../model/place';
import { sourceSchema, type Source } from '../model/source';

/** The lists of a case, in the order in which they may depend on each other. */
export const TABLES = ['actors', 'places', 'occasions', 'sources', 'claims'] as const;
export type Table = (typeof TABLES)[number];
export type CasePart = 'case' | Table;

export interface RowTypes {
  readonly case: CaseFile;
  readonly actors: Actor;
  readonly places: Place;
  readonly occasions: Occasion;
  readonly sources: Source;
  readonly claims: Claim;
}

/** The schema of `case.json`, and of one row of each list. */
export const ROW_SCHEMAS: { readonly [Part in CasePart]: z.ZodMiniType<RowTypes[Part]> } = {
  case: caseFileSchema,
  actors: actorSchema,
  places: placeSchema,
  occasions: occasionSchema,
  sources: sourceSchema,
  claims: claimSchema,
};

/** What one row is called in a message. */
export const ROW_NOUNS: Readonly<Record<CasePart, string>> = {
  case: 'case',
  actors: 'actor',
  places: 'place',
  occasions: 'occasion',
  sources: 'source',
  claims: 'claim',
};

export const FILE_NAMES: readonly string[] = ['case.json', ...TABLES.map((table) => `${table}.json`)];

/** Which part of a case a file holds, by its path within the case folder; `null` when it holds none. */
export function partOfFile(path: string): CasePart | null {
  if (path === 'case.json') return 'case';
  if (/^claims\/[^/]+\.json$/.test(path)) return 'claims';
  return TABLES.find((table) => path === `${table}.json`) ?? null;
}
