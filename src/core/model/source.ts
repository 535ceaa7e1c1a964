import { z } from 'zod/mini';
import { edtfSchema } from './edtf-schema';
import { idSchema } from './identifier';
import { languageTagSchema, localizedSchema } from './localized-schema';
import { SOURCE_KINDS } from './source-kinds';

/** Only web addresses: nothing that a browser would run. */
export const urlSchema = z
  .string()
  .check(
    z.maxLength(2000),
    z.regex(/^https?:\/\/[^\s]+$/i, 'Expected an address that begins with http:// or https://.'),
  );

/** A published text: article, statement, transcript or dataset row. The text itself stays with the desk. */
export const sourceSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(SOURCE_KINDS),
  title: z.string().check(z.minLength(1), z.maxLength(500)),
  /** Our translation of the title, for readers of other languages. */
  titleTranslation: z.optional(localizedSchema),
  outlet: idSchema,
  language: languageTagSchema,
  published: edtfSchema,
  url: urlSchema,
  /** The place in the text's dateline: where the desk wrote, not where anything happened. */
  dateline: z.optional(idSchema),
  /** What the positions of this source's anchors were taken from. Left out while the text is not at hand: its claims are then not anchored. */
  text: z.optional(
    z.strictObject({
      /** Name of the normalisation, see `core/text/normalize.ts`. */
      normalization: z.literal('dateline-1'),
      /** UTF-16 code units of the normalised text. */
      length: z.int().check(z.positive()),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 digest in lower-case hexadecimal.')),
    }),
  ),
  note: z.optional(localizedSchema),
});

export const sourcesSchema = z.array(sourceSchema);
export type Source = Readonly<z.infer<typeof sourceSchema>>;
