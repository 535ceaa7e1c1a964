/** What a file to import may be at most. Beyond it the file is refused with the limit in the message, before it costs the page its memory or its time. */
export const IMPORT_LIMITS = {
  /** Of the file as it comes. */
  bytes: 100_000_000,
  /** Of one file in an archive, unpacked; and how often it may be larger than packed. KML of repeated words packs 1:30, a bomb 1:1000. */
  unzippedBytes: 200_000_000,
  zipRatio: 150,
  zipEntries: 2000,
  /** Claims are checked one by one and kept in a case; a larger table is for a table layer. */
  rows: 50_000,
  columns: 500,
  cellLength: 20_000,
  /** Objects, lists or elements inside each other. */
  depth: 64,
  /** Of a place's area. */
  placeVertices: 20_000,
  /** Of a reference layer. */
  layerFeatures: 200_000,
  layerVertices: 3_000_000,
} as const;
export type ImportLimits = { readonly [Name in keyof typeof IMPORT_LIMITS]: number };
