import { z } from 'zod';
import { edtfSchema } from './edtf';
import { idSchema } from './identifier';
import { languageTagSchema, localizedSchema } from './localized';

/** Only web addresses: nothing that a browser would run. */
export const urlSchema = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s]+$/i, 'Expected an address that begins with http:// or https://.');

/** A published text: article, statement, transcript or dataset row. The text itself stays with the desk. */
export const sourceSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['article', 'statement', 'transcript', 'dataset', 'video', 'post']),
  title: z.string().min(1).max(500),
  /** Our translation of the title, for readers of other languages. */
  titleTranslation: localizedSchema.optional(),
  outlet: idSchema,
  language: languageTagSchema,
  published: edtfSchema,
  url: urlSchema,
  /** The place in the text's dateline: where the desk wrote, not where anything happened. */
  dateline: idSchema.optional(),
  /** What the positions of this source's anchors were taken from. Left out while the text is not at hand: its claims are then not anchored. */
  text: z
    .strictObject({
      /** Name of the normalisation, see `core/text/normalize.ts`. */
      normalization: z.literal('dateline-1'),
      /** UTF-16 code units of the normalised text. */
      length: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 digest in lower-case hexadecimal.'),
    })
    .optional(),
  note: localizedSchema.optional(),
});

export const sourcesSchema = z.array(sourceSchema);
export type Source = Readonly<z.infer<typeof sourceSchema>>;
