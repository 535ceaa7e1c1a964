import { z } from 'zod/mini';
import { edtfSchema } from './edtf-schema';
import { idSchema } from './identifier';
import { localizedSchema } from './localized-schema';
import { OCCASION_KINDS } from './occasion-kinds';

/** The one event at which something was said. Two reports of one occasion have one origin. */
export const occasionSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(OCCASION_KINDS),
  title: localizedSchema,
  date: z.optional(edtfSchema),
  place: z.optional(idSchema),
  organiser: z.optional(idSchema),
  note: z.optional(localizedSchema),
});

export const occasionsSchema = z.array(occasionSchema);
export type Occasion = Readonly<z.infer<typeof occasionSchema>>;
