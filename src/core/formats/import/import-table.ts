import type { Geometry } from 'geojson';

/** What a file can be read as. `dateline` is our own: a case document, or a GeoJSON export with the case in it. */
export const IMPORT_FORMATS = [
  'csv',
  'geojson',
  'kml',
  'kmz',
  'timemap',
  'acled',
  'viina',
  'archiver',
  'dateline',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** One row of an outside file, before anything is made of it. */
export interface ImportRecord {
  /** Line of a CSV file, number of a feature or event; counted from 1. */
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
  readonly geometry: Geometry | null;
}

/** A row that could not be used, and why. */
export interface RejectedRow {
  readonly row: number;
  readonly reason: string;
  /** The row as far as it was read, to be mended and imported again. */
  readonly values: Readonly<Record<string, string>>;
}

export interface ImportTable {
  readonly format: ImportFormat;
  /** In the order of the file. */
  readonly columns: readonly string[];
  readonly records: readonly ImportRecord[];
  readonly rejected: readonly RejectedRow[];
}
