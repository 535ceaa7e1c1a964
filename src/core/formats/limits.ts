/** What a case may be at most, so that a hostile or mistaken file gives an error rather than a frozen page. */
export const LIMITS = {
  /** UTF-16 code units of all files together: 50 MB of plain ASCII. */
  totalLength: 50 * 1024 * 1024,
  /** Objects and lists inside each other; the format itself needs 6. */
  depth: 64,
  claims: 1_000_000,
  /** Problems that are listed one by one; further ones are only counted. */
  problems: 10_000,
  /** Ids looked through for a "did you mean". */
  suggestions: 5_000,
} as const;
export type Limits = { readonly [Name in keyof typeof LIMITS]: number };
