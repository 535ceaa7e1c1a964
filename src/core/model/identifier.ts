import { z } from 'zod/mini';

/** Ids are short, lower-case and safe in a URL: letters, digits, `-`, `.`, `_`, `~`. */
export const idSchema = z
  .string()
  .check(
    z.maxLength(120),
    z.regex(/^[a-z0-9][a-z0-9._~-]*$/, 'Expected an id of lower-case letters, digits, "-", "." and "~".'),
  );
