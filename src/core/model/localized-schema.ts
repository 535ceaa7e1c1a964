import { z } from 'zod/mini';

/** A BCP 47 language tag, in its short form: `en`, `id`, `uk`, `ko`, `ru`, `zh-Hant`. */
export const languageTagSchema = z
  .string()
  .check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Expected a BCP 47 language tag such as "en" or "id".'));

/** Text in several languages, English always among them: `{ "en": "Kursk Oblast", "id": "Oblast Kursk" }`. */
export const localizedSchema = z
  .record(languageTagSchema, z.string().check(z.minLength(1), z.maxLength(2000)))
  .check(z.refine((text) => typeof text['en'] === 'string', 'Expected a text under "en".'));
