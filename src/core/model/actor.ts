import { z } from 'zod/mini';
import { edtfSchema } from './edtf-schema';
import { idSchema } from './identifier';
import { localizedSchema } from './localized-schema';

const roleSchema = z.strictObject({
  title: localizedSchema,
  organisation: z.optional(idSchema),
  /** When the role was held; an unknown end is left out. */
  from: z.optional(edtfSchema),
  to: z.optional(edtfSchema),
});

/** A person, organisation, agency or outlet that says, relays or publishes. */
export const actorSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['person', 'organisation', 'agency', 'outlet']),
  names: localizedSchema,
  /** Other spellings and abbreviations, for search. */
  aliases: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(200)))),
  wikidata: z.optional(z.string().check(z.regex(/^Q[1-9]\d*$/, 'Expected a Wikidata id such as Q1065.'))),
  /** ISO 3166-1 alpha-2. */
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
  /** Id of one of the case's speaker groups; it gives the colour. */
  group: z.optional(idSchema),
  roles: z.optional(z.array(roleSchema)),
});

export const actorsSchema = z.array(actorSchema);
export type Actor = Readonly<z.infer<typeof actorSchema>>;
