import { z } from 'zod/mini';
import {
  ATTRIBUTIONS,
  CLAIM_KINDS,
  MODALITIES,
  MOVEMENT_PHASES,
  PLACE_ROLES,
  QUALIFIERS,
  RELATION_TYPES,
  STATUSES,
} from './claim-terms';
import { edtfSchema } from './edtf-schema';
import { idSchema } from './identifier';
import { languageTagSchema, localizedSchema } from './localized-schema';

/** A number as it was said. A vague number keeps its words and has neither `min` nor `max`. */
const quantitySchema = z.strictObject({
  min: z.nullable(z.number().check(z.nonnegative())),
  max: z.nullable(z.number().check(z.nonnegative())),
  /** Id of one of the case's units: `soldiers`, `km2`, `settlements` … */
  unit: idSchema,
  qualifier: z.enum(QUALIFIERS),
  /** Id of one of the case's scopes: in Kursk, on the way, in total … Numbers of different scope are never compared as one. */
  scope: z.optional(idSchema),
  /** The words used, at most six, in the language of `language` (the source's when left out). */
  words: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
  language: z.optional(languageTagSchema),
  /** Our translation of the words. */
  translation: z.optional(localizedSchema),
});

const placeUseSchema = z.strictObject({ place: idSchema, role: z.enum(PLACE_ROLES) });

/** A reported movement. Drawn as a schematic great circle, never as a route. */
const movementSchema = z.strictObject({
  from: z.array(idSchema),
  via: z._default(z.array(idSchema), []),
  to: z.array(idSchema),
  phase: z.enum(MOVEMENT_PHASES),
});

/** Where in the source's text the claim stands: W3C TextQuoteSelector and TextPositionSelector on the normalised text. */
const evidenceSchema = z.strictObject({
  /** TextQuoteSelector: at most six words of the source, to the letter. */
  exact: z.string().check(z.minLength(1), z.maxLength(200)),
  prefix: z.optional(z.string().check(z.maxLength(64))),
  suffix: z.optional(z.string().check(z.maxLength(64))),
  /** TextPositionSelector in UTF-16 code units, `end` exclusive. Left out when the text is not at hand. */
  start: z.optional(z.int().check(z.nonnegative())),
  end: z.optional(z.int().check(z.positive())),
  language: languageTagSchema,
  /** Our translation of the fragment. */
  translation: z.optional(localizedSchema),
});

const relationSchema = z.strictObject({ type: z.enum(RELATION_TYPES), claim: idSchema, reason: localizedSchema });

/** The desk's own Admiralty code: the source's reliability and the information's credibility, set apart. */
const gradeSchema = z.strictObject({
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  credibility: z.enum(['1', '2', '3', '4', '5', '6']),
  by: z.string().check(z.minLength(1), z.maxLength(200)),
  on: edtfSchema,
  reason: localizedSchema,
});

const logEntrySchema = z.strictObject({
  on: edtfSchema,
  status: z.enum(STATUSES),
  by: z.string().check(z.minLength(1), z.maxLength(200)),
  note: z.optional(z.string().check(z.maxLength(1000))),
});

/** One attributed assertion about the world, in our own words, with its evidence. */
export const claimSchema = z.strictObject({
  /** Source id, "~", six hexadecimal digits: derived once from what was claimed (`core/claims/claim-id.ts`) and kept. */
  id: idSchema,
  statement: localizedSchema,
  kind: z.enum(CLAIM_KINDS),
  speaker: z.nullable(idSchema),
  organisation: z.nullable(idSchema),
  attribution: z.enum(ATTRIBUTIONS),
  /** How the source describes a speaker whom it does not name ("senior NATO official"). */
  speakerDescription: z.optional(localizedSchema),
  /** Those who passed it on between the speaker and the outlet, in order. */
  via: z._default(z.array(z.strictObject({ actor: idSchema, date: z.optional(edtfSchema) })), []),
  source: idSchema,
  occasion: z.nullable(idSchema),
  /** When it happened, and when it was said; `null` when unknown. When it was published is the source's. */
  event: z.nullable(edtfSchema),
  said: z.nullable(edtfSchema),
  modality: z.enum(MODALITIES),
  /** Id of one of the case's subjects. */
  subject: idSchema,
  quantities: z._default(z.array(quantitySchema), []),
  places: z._default(z.array(placeUseSchema), []),
  movement: z.optional(movementSchema),
  evidence: z._default(z.array(evidenceSchema), []),
  relations: z._default(z.array(relationSchema), []),
  grade: z.optional(gradeSchema),
  status: z.enum(STATUSES),
  log: z._default(z.array(logEntrySchema), []),
  /** What a reader must know of how sure we are of our own reading. */
  note: z.optional(localizedSchema),
});

export const claimsSchema = z.array(claimSchema);
export type Claim = Readonly<z.infer<typeof claimSchema>>;
export type Attribution = Claim['attribution'];
export type Modality = Claim['modality'];
export type Quantity = Readonly<z.infer<typeof quantitySchema>>;
export type Qualifier = Quantity['qualifier'];
export type PlaceRole = (typeof PLACE_ROLES)[number];
export type Movement = NonNullable<Claim['movement']>;
export type MovementPhase = Movement['phase'];
export type Evidence = Claim['evidence'][number];
export type Relation = Claim['relations'][number];
export type RelationType = Relation['type'];
export type Grade = NonNullable<Claim['grade']>;
