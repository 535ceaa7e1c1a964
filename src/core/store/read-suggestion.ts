import { z } from 'zod/mini';
import type { Suggestion } from '../desk/suggestion';
import { MODALITIES, MOVEMENT_PHASES, PLACE_ROLES, QUALIFIERS } from '../model/claim-terms';

const text = z.string().check(z.maxLength(20_000));
const offset = z.int().check(z.nonnegative());
const span = { start: offset, end: offset };
const lng = z.number().check(z.gte(-180), z.lte(180));
const lat = z.number().check(z.gte(-90), z.lte(90));

const candidateSchema = z.looseObject({
  id: text,
  name: text,
  lng,
  lat,
  kind: text,
  country: text,
  region: z.nullable(text),
  score: z.number(),
  why: z.array(text),
});

const foundSchema = z.looseObject({
  speaker: z.nullable(
    z.looseObject({
      ...span,
      name: text,
      kind: z.enum(['person', 'organisation', 'unnamed', 'pronoun']),
      mention: z.nullable(text),
    }),
  ),
  role: z.nullable(text),
  organisation: z.nullable(text),
  via: z.array(text),
  said: z.nullable(text),
  statement: z.looseObject({ ...span, text, parts: z.optional(z.array(z.tuple([offset, offset]))) }),
  cue: z.nullable(z.looseObject(span)),
  form: z.enum(['direct', 'indirect', 'mixed']),
  quotes: z.array(z.looseObject({ ...span, exact: text })),
  places: z.array(
    z.looseObject({
      ...span,
      text,
      rule: text,
      name: text,
      lng,
      lat,
      role: z.enum(PLACE_ROLES),
      candidates: z.array(candidateSchema),
    }),
  ),
  quantities: z.array(
    z.looseObject({
      ...span,
      text,
      rule: text,
      min: z.nullable(z.number()),
      max: z.nullable(z.number()),
      unit: z.nullable(text),
      qualifier: z.enum(QUALIFIERS),
      approx: z.boolean(),
    }),
  ),
  modality: z.enum(MODALITIES),
  modalityWords: z.nullable(text),
  isNegated: z.boolean(),
  movement: z.nullable(z.looseObject({ phase: z.enum(MOVEMENT_PHASES), cue: text })),
  rule: text,
});

const suggestionSchema = z.looseObject({
  id: text.check(z.minLength(1)),
  state: z.enum(['open', 'dismissed']),
  origin: text.check(z.minLength(1)),
  found: foundSchema,
});

/** A suggestion as it was stored; `null` when it is none. Fields that a later reader may add are kept. */
export function readSuggestion(value: unknown): Suggestion | null {
  const read = suggestionSchema.safeParse(value);
  return read.success ? (read.data as Suggestion) : null;
}
