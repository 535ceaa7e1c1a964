import type { DataCredit } from '../../core/model/data-credit';

/** What stands beside a CSV file to say whose the data are, as "Metadata Vocabulary for Tabular Data" (W3C, 2015) has it: `NAME.csv-metadata.json`. */
export function csvMetadata(url: string, { title, attribution, licence, url: source }: DataCredit): Blob {
  const metadata = {
    '@context': 'http://www.w3.org/ns/csvw',
    url,
    ...(title !== '' && { 'dc:title': title }),
    'dc:creator': attribution,
    ...(licence !== '' && { 'dc:rights': licence }),
    ...(source !== null && { 'dc:source': { '@id': source } }),
  };
  return new Blob([`${JSON.stringify(metadata, null, 2)}\n`], { type: 'application/json' });
}
