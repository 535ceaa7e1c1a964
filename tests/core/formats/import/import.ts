import { caseDocument, filesOfCaseDocument } from '../../../../src/core/formats/case-document';
import { createAreaCodes } from '../../../../src/core/formats/import/area-codes';
import { guessFields } from '../../../../src/core/formats/import/claim-fields';
import { importClaims, type ImportOptions } from '../../../../src/core/formats/import/import-claims';
import type { ImportResult } from '../../../../src/core/formats/import/import-report';
import type { ImportFormat, ImportTable } from '../../../../src/core/formats/import/import-table';
import { readImportFile } from '../../../../src/core/formats/import/read-table';
import { hasShape } from '../../../../src/core/formats/import/shapes';
import { inspectCase } from '../../../../src/core/formats/inspect-case';
import type { Case } from '../../../../src/core/model/case';
import type { Claim } from '../../../../src/core/model/claim';
import type { Place } from '../../../../src/core/model/place';
import { boundaries } from '../export/input';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const areaCode = createAreaCodes(boundaries);

export function tableOf(content: string | Uint8Array, format: ImportFormat | null = null): ImportTable {
  const file = readImportFile(typeof content === 'string' ? bytesOf(content) : content, format);
  if (file.kind !== 'table') throw new Error('Expected a table.');
  return file.table;
}

/** What a file does to a case, with the mapping that is guessed. */
export function importInto(
  base: Case,
  content: string | Uint8Array,
  differs: Partial<ImportOptions> = {},
): Promise<ImportResult> {
  const table = tableOf(content);
  return importClaims(base, table, {
    mapping: hasShape(table.format) ? {} : guessFields(table.columns),
    defaults: {},
    fileName: 'rows.csv',
    today: '2024-12-01',
    areaCode,
    geography: { boundaryContains: (code, lng, lat) => boundaries.contains(code, lng, lat) },
    ...differs,
  });
}

/** What `dateline check` would say of the case. */
export async function errorsOf(loaded: Case): Promise<string[]> {
  const { issues } = await inspectCase(filesOfCaseDocument(JSON.parse(JSON.stringify(caseDocument(loaded)))));
  return issues.filter(({ severity }) => severity === 'error').map(({ path, message }) => `${path} ${message}`);
}

export function addedClaims({ case: loaded, report }: ImportResult): Claim[] {
  return loaded.claims.filter(({ id }) => report.added.claims.includes(id));
}

export function placeNamed({ case: loaded }: ImportResult, name: string): Place | undefined {
  return loaded.places.find(({ names }) => names['en'] === name);
}
