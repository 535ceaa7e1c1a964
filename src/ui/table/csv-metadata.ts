import type { DataCredit } from '../../core/model/data-credit';
import { formatTablePart } from '../../core/table/part/part-text';
import type { OpenedPart } from '../../engine/protocol';

/** What stands beside a CSV file to say whose the data are, and of what they are only a part, as "Metadata Vocabulary for Tabular Data" (W3C, 2015) has it: `NAME.csv-metadata.json`. */
export function csvMetadata(url: string, credit: DataCredit | null, part: OpenedPart | null): Blob {
  const { title = '', attribution = '', licence = '', url: source = null } = credit ?? {};
  const metadata = {
    '@context': 'http://www.w3.org/ns/csvw',
    url,
    ...(title !== '' && { 'dc:title': title }),
    ...(attribution !== '' && { 'dc:creator': attribution }),
    ...(licence !== '' && { 'dc:rights': licence }),
    ...(part !== null && {
      'dc:coverage': formatTablePart(part.asked),
      'dc:extent': `part of a file of ${part.fileRows} rows`,
    }),
    ...(source !== null && { 'dc:source': { '@id': source } }),
  };
  return new Blob([`${JSON.stringify(metadata, null, 2)}\n`], { type: 'application/json' });
}
