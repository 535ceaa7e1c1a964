import { z } from 'zod/mini';
import { urlSchema } from './source';

/** Whose some rows are: what a file of them says of itself, where it can. */
export const dataCreditSchema = z.strictObject({
  /** Empty where only the maker is known. */
  title: z.string().check(z.maxLength(500)),
  attribution: z.string().check(z.minLength(1), z.maxLength(500)),
  /** Empty where it is not known. */
  licence: z.string().check(z.maxLength(200)),
  /** Where the data are published; `null` when it is not known. */
  url: z.nullable(urlSchema),
});
export type DataCredit = Readonly<z.infer<typeof dataCreditSchema>>;
