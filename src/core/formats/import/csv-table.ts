import { unguardCell } from '../export/spreadsheet-guard';
import { FormatError } from '../format-error';
import { CsvReader, csvText } from '../rows/csv-reader';
import { cleanText } from './clean-text';
import type { ImportLimits } from './import-limits';
import type { ImportRecord, ImportTable, RejectedRow } from './import-table';

/** Rows of a CSV file with a header (`,` `;` tab or `|` between cells). Rows with a wrong number of cells are rejected. Throws `FormatError` when it is no table. */
export function csvTable(bytes: Uint8Array, limits: ImportLimits): Omit<ImportTable, 'format'> {
  const header: string[] = [];
  const records: ImportRecord[] = [];
  const rejected: RejectedRow[] = [];
  const reader = new CsvReader(({ bytes: row, starts, ends, fieldCount, line }) => {
    const cells = Array.from({ length: fieldCount }, (_, at) =>
      cleanText(unguardCell(csvText(row, starts[at] ?? 0, ends[at] ?? 0))),
    );
    if (header.length === 0) {
      header.push(...headerOf(cells, limits));
      return;
    }
    if (cells.every((cell) => cell === '')) return;
    const values = Object.fromEntries(header.map((column, at) => [column, cells[at] ?? '']));
    const long = header.find((column) => (values[column]?.length ?? 0) > limits.cellLength);
    if (records.length >= limits.rows)
      throw new FormatError(`The file has more than ${limits.rows} rows. Split it, or open it as a table.`);
    if (fieldCount !== header.length)
      rejected.push({
        row: line,
        reason: `It has ${fieldCount} cells, the header ${header.length}. Is a quotation mark missing?`,
        values,
      });
    else if (long !== undefined)
      rejected.push({
        row: line,
        reason: `The cell "${long}" is longer than ${limits.cellLength} characters.`,
        values: {},
      });
    else records.push({ row: line, values, geometry: null });
  });
  try {
    reader.push(bytes);
    reader.finish();
  } catch (cause) {
    if (cause instanceof RangeError) throw new FormatError(cause.message, { cause });
    throw cause;
  }
  if (header.length === 0)
    throw new FormatError('The file is empty. Expected a table with the names of its columns in the first line.');
  return { columns: header, records, rejected };
}

function headerOf(cells: readonly string[], limits: ImportLimits): readonly string[] {
  if (cells.length > limits.columns)
    throw new FormatError(`The file has more than ${limits.columns} columns. Keep those that are needed.`);
  const twice = cells.find((cell, at) => cell !== '' && cells.indexOf(cell) !== at);
  if (twice !== undefined)
    throw new FormatError(`Two columns are called "${twice.slice(0, 60)}". Give one of them another name.`);
  if (cells.includes('__proto__')) throw new FormatError('A column is called "__proto__". Give it another name.');
  return cells.map((cell, at) => (cell === '' ? `column ${at + 1}` : cell));
}
