import { CLAIM_COLUMNS, claimRecord } from './claim-record';
import type { ExportInput } from './export-input';
import { guardCell } from './spreadsheet-guard';

/** RFC 4180 with a header, one claim a row; the attribution of the data and the case's digest stand in every row, which may travel alone. */
export function writeCsv(input: ExportInput): string {
  return table(input, (text) => (/[",\r\n]/.test(text) ? quoted(text) : text));
}

/**
 * The same for spreadsheet programs: with a byte order mark, so that they read UTF-8, with an apostrophe before whatever they would take for
 * a formula, and with every text in quotation marks, so that a program that cuts cells at ";" cuts none in two.
 */
export function writeExcelCsv(input: ExportInput): string {
  return `\uFEFF${table(input, (text) => quoted(guardCell(text)))}`;
}

function table(input: ExportInput, write: (text: string) => string): string {
  const cell = (value: string | number | null): string =>
    value === null ? '' : typeof value === 'number' ? String(value) : write(value);
  const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`;
  const records = input.claims.map((claim) => claimRecord(input, claim));
  return [
    line([...CLAIM_COLUMNS, 'attribution_of_data', 'data_sha256']),
    ...records.map((record) =>
      line([...CLAIM_COLUMNS.map((column) => record[column]), input.attribution.join(' | '), input.hash]),
    ),
  ].join('');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
