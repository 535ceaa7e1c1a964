import { z } from 'zod/mini';
import type { Actor } from './actor';
import { caseTableSchema } from './case-table';
import type { Claim } from './claim';
import { idSchema } from './identifier';
import { localizedSchema } from './localized-schema';
import type { Occasion } from './occasion';
import { positionSchema } from './place';
import type { Place } from './place';
import type { Source } from './source';

/** The version of the case format that this code writes. Older versions migrate in `core/formats/migrations.ts`. */
export const CASE_VERSION = 1;

const termSchema = z.strictObject({ id: idSchema, name: localizedSchema });

/** `case.json`: what the case is about, the words it uses and how it opens. */
export const caseFileSchema = z.strictObject({
  format: z.literal('dateline-case'),
  version: z.literal(CASE_VERSION),
  id: idSchema,
  title: localizedSchema,
  summary: localizedSchema,
  /** Colour slots 0 to 7 of the theme, one a group; groups are listed in the order of the legend. */
  speakerGroups: z
    .array(z.strictObject({ id: idSchema, name: localizedSchema, slot: z.int().check(z.gte(0), z.lte(7)) }))
    .check(z.minLength(1), z.maxLength(8)),
  /** What claims are about: the numbers view shows one subject at a time. */
  subjects: z.array(termSchema).check(z.minLength(1)),
  units: z.array(
    z.strictObject({ id: idSchema, name: localizedSchema, symbol: z.optional(z.string().check(z.maxLength(12))) }),
  ),
  scopes: z.array(termSchema),
  /** Boundaries that the map sets off as the stage of the story, by ISO code. */
  stage: z.array(z.strictObject({ code: z.string(), tone: z.enum(['focus', 'setting']) })),
  /** Where the map opens. */
  view: z.strictObject({ center: positionSchema, zoom: z.number().check(z.gte(0), z.lte(20)) }),
  /** The claims to read first, in order; the overview tells the story with them. */
  keyClaims: z.array(idSchema),
  /** Tables of others that the case points at, in the order in which they are listed. */
  tables: z.optional(z.array(caseTableSchema).check(z.maxLength(50))),
  /** What the case licenses its own words under. */
  licence: z.string().check(z.minLength(1), z.maxLength(200)),
  credits: z.string().check(z.minLength(1), z.maxLength(500)),
});
export type CaseFile = Readonly<z.infer<typeof caseFileSchema>>;

/** A loaded and checked case: every id in it resolves. */
export interface Case {
  readonly file: CaseFile;
  readonly sources: readonly Source[];
  readonly actors: readonly Actor[];
  readonly places: readonly Place[];
  readonly occasions: readonly Occasion[];
  readonly claims: readonly Claim[];
}
