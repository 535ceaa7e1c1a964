import { guardCell } from '../export/spreadsheet-guard';
import type { RejectedRow } from './import-table';

/** The rows that could not be used, with the reason and the line of each, safe to open in a spreadsheet; mended, they can be imported as they are. */
export function writeRejects(rejected: readonly RejectedRow[]): string {
  const columns = [...new Set(rejected.flatMap(({ values }) => Object.keys(values)))];
  const cell = (text: string): string => `"${guardCell(text).replaceAll('"', '""')}"`;
  const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
  return `\uFEFF${line(['import_row', 'import_reason', ...columns])}${rejected
    .map(({ row, reason, values }) => line([String(row), reason, ...columns.map((column) => values[column] ?? '')]))
    .join('')}`;
}
