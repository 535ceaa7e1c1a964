import { z } from 'zod';
import { edtfSchema } from './edtf';
import { idSchema } from './identifier';
import { localizedSchema } from './localized';

const roleSchema = z.strictObject({
  title: localizedSchema,
  organisation: idSchema.optional(),
  /** When the role was held; an unknown end is left out. */
  from: edtfSchema.optional(),
  to: edtfSchema.optional(),
});

/** A person, organisation, agency or outlet that says, relays or publishes. */
export const actorSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['person', 'organisation', 'agency', 'outlet']),
  names: localizedSchema,
  /** Other spellings and abbreviations, for search. */
  aliases: z.array(z.string().min(1).max(200)).optional(),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d*$/, 'Expected a Wikidata id such as Q1065.')
    .optional(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** Id of one of the case's speaker groups; it gives the colour. */
  group: idSchema.optional(),
  roles: z.array(roleSchema).optional(),
});

export const actorsSchema = z.array(actorSchema);
export type Actor = Readonly<z.infer<typeof actorSchema>>;
export type Role = NonNullable<Actor['roles']>[number];
