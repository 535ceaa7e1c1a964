import { writeCaseDocument } from '../case-document';
import { writeBibtex, writeCslJson, writePlainCitations } from './citations';
import { writeCsv, writeExcelCsv } from './csv';
import type { ExportInput } from './export-input';
import { exportedCase } from './exported-case';
import { writeGeoJson } from './geojson';
import { writeKml, writeKmz } from './kml';
import { writeStix } from './stix';
import { writeWebAnnotation } from './web-annotation';

export const EXPORT_IDS = [
  'geojson',
  'csv',
  'csv-excel',
  'kml',
  'kmz',
  'annotation',
  'stix',
  'citations',
  'bibtex',
  'csl',
  'case',
] as const;
export type ExportFormatId = (typeof EXPORT_IDS)[number];

export interface ExportFormat {
  readonly id: ExportFormatId;
  /** Without the leading dot. */
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (input: ExportInput) => string | Uint8Array;
}

/** Everything that claims can be exported as, in the order in which it is offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  { id: 'geojson', extension: 'geojson', mediaType: 'application/geo+json', write: writeGeoJson },
  { id: 'csv', extension: 'csv', mediaType: 'text/csv', write: writeCsv },
  { id: 'csv-excel', extension: 'csv', mediaType: 'text/csv', write: writeExcelCsv },
  { id: 'kml', extension: 'kml', mediaType: 'application/vnd.google-earth.kml+xml', write: writeKml },
  { id: 'kmz', extension: 'kmz', mediaType: 'application/vnd.google-earth.kmz', write: writeKmz },
  { id: 'annotation', extension: 'jsonld', mediaType: 'application/ld+json', write: writeWebAnnotation },
  { id: 'stix', extension: 'json', mediaType: 'application/stix+json', write: writeStix },
  { id: 'citations', extension: 'txt', mediaType: 'text/plain', write: writePlainCitations },
  { id: 'bibtex', extension: 'bib', mediaType: 'application/x-bibtex', write: writeBibtex },
  { id: 'csl', extension: 'json', mediaType: 'application/vnd.citationstyles.csl+json', write: writeCslJson },
  {
    id: 'case',
    extension: 'dateline.json',
    mediaType: 'application/json',
    write: (input) =>
      writeCaseDocument(exportedCase(input), { data_sha256: input.hash, attribution: input.attribution }),
  },
];
