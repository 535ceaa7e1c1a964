import { CLAIM_COLUMNS, claimRecord } from './claim-record';
import type { ExportInput } from './export-input';

/** RFC 4180 with a header, one claim a row; the attribution of the data and the case's digest stand in every row, which may travel alone. */
export function writeCsv(input: ExportInput): string {
  return table(input, (text) => text);
}

/**
 * The same for spreadsheet programs: with a byte order mark, so that they read UTF-8, and with an apostrophe before whatever
 * they would take for a formula (OWASP, "CSV Injection").
 */
export function writeExcelCsv(input: ExportInput): string {
  return `\uFEFF${table(input, (text) => (/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text))}`;
}

function table(input: ExportInput, guard: (text: string) => string): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const text = guard(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`;
  const records = input.claims.map((claim) => claimRecord(input, claim));
  const columns = [...CLAIM_COLUMNS, 'attribution_of_data', 'data_sha256'];
  return [
    line(columns),
    ...records.map((record) =>
      line([...CLAIM_COLUMNS.map((column) => record[column]), input.attribution.join(' | '), input.hash]),
    ),
  ].join('');
}
