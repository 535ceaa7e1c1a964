import type { ExportFormatId } from '../../core/formats/export/export-formats';

export interface ExportChoice {
  readonly format: ExportFormatId;
  /** Behind the name of the case. */
  readonly ending: string;
  readonly mediaType: string;
}

/** The formats as they are offered: what most readers want first. Apart from the writers, which only the worker loads. */
export const EXPORT_CHOICES: readonly ExportChoice[] = [
  { format: 'csv-excel', ending: '-excel.csv', mediaType: 'text/csv' },
  { format: 'csv', ending: '.csv', mediaType: 'text/csv' },
  { format: 'geojson', ending: '.geojson', mediaType: 'application/geo+json' },
  { format: 'kmz', ending: '.kmz', mediaType: 'application/vnd.google-earth.kmz' },
  { format: 'kml', ending: '.kml', mediaType: 'application/vnd.google-earth.kml+xml' },
  { format: 'citations', ending: '.txt', mediaType: 'text/plain' },
  { format: 'bibtex', ending: '.bib', mediaType: 'application/x-bibtex' },
  { format: 'csl', ending: '-csl.json', mediaType: 'application/vnd.citationstyles.csl+json' },
  { format: 'annotation', ending: '.jsonld', mediaType: 'application/ld+json' },
  { format: 'stix', ending: '-stix.json', mediaType: 'application/stix+json' },
  { format: 'case', ending: '.dateline.json', mediaType: 'application/json' },
];
