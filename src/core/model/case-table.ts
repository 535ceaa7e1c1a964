import { z } from 'zod/mini';
import { ROLES, type Role } from '../formats/rows/row-roles';
import { idSchema } from './identifier';
import { localizedSchema } from './localized-schema';
import { urlSchema } from './source';
import { tablePartSchema } from './table-part';

/** Seen from the page (`tables/events.parquet`, `/data/events.dltable`), or a whole web address. Nothing that a browser would run. */
const tableAddressSchema = z
  .string()
  .check(
    z.maxLength(1000),
    z.regex(
      /^(https?:\/\/[^\s\\<>"]+|(?![A-Za-z][A-Za-z0-9+.-]*:)(?!\/\/)[^\s\\<>"]+)$/,
      'Expected the address of a table, seen from the page or beginning with https://.',
    ),
  );

const columnSchema = z.exactOptional(z.string().check(z.minLength(1), z.maxLength(200)));
/** Every role, none of which a table must have. */
const columnSchemas = Object.fromEntries(ROLES.map((role) => [role, columnSchema])) as Record<
  Role,
  typeof columnSchema
>;

/** A table that a case points at: rows of others, on a host, beside the claims and never among them. */
export const caseTableSchema = z.strictObject({
  id: idSchema,
  title: localizedSchema,
  /** What the rows are, and what they are not. */
  note: z.optional(localizedSchema),
  /** What is there is known by its name: `.parquet`, `.dltable`, `.fgb`, `.pmtiles`, `…/collections/NAME/items`; all else is read as text. */
  address: tableAddressSchema,
  /** Who is to be credited, as it stands on the map and in exports. */
  attribution: z.string().check(z.minLength(1), z.maxLength(500)),
  licence: z.string().check(z.minLength(1), z.maxLength(200)),
  /** The page where the data are published. */
  url: z.optional(urlSchema),
  /** The column of each role that has one; left out: as the columns' names say. */
  columns: z.optional(z.strictObject(columnSchemas)),
  /** Only these rows of a Parquet file; left out: all of it. */
  part: z.optional(tablePartSchema),
  /** Of a packed table the digest that it bears; checked when it is opened. */
  sha256: z.optional(
    z.string().check(z.regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 digest in lower-case hexadecimal.')),
  ),
});
export type CaseTable = Readonly<z.infer<typeof caseTableSchema>>;
