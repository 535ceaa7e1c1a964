import { z } from 'zod';

/** Ids are short, lower-case and safe in a URL: letters, digits, `-`, `.`, `_`, `~`. */
export const idSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9][a-z0-9._~-]*$/, 'Expected an id of lower-case letters, digits, "-", "." and "~".');
