import { guardCell } from '../../core/formats/export/spreadsheet-guard';
import type { RejectReport } from '../../core/formats/rows/row-intake';

/** The rows that were refused and that are told one by one, as CSV. */
export function rejectedCsv({ shown }: RejectReport): string {
  const field = (text: string): string => `"${guardCell(text).replaceAll('"', '""')}"`;
  return ['row,reason,got', ...shown.map(({ row, reason, got }) => `${row},${reason},${field(got)}`), ''].join('\r\n');
}
