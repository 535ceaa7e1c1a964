import { csvFields, CsvReader, csvText } from '../core/formats/rows/csv-reader';
import { propertiesOf } from '../core/formats/rows/row-properties';

/** How a row's bytes are to be read: a line of CSV, or a JSON object (a feature, or fields alone). */
export type RowForm =
  { readonly kind: 'csv'; readonly header: readonly string[]; readonly delimiter: string } | { readonly kind: 'json' };

const decoder = new TextDecoder();

/** A row's fields as text. Bytes that are not of the form have none. */
export function rowFields(bytes: Uint8Array, form: RowForm): Record<string, string> {
  if (form.kind === 'csv') return csvFields(bytes, form.header, form.delimiter);
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch {
    return {};
  }
  return textOf(propertiesOf(value));
}

/** Fields as text: what is no text, as JSON writes it; what is nested too deep to be written, as an ellipsis. */
export function textOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      typeof field === 'string' ? field : (field ?? null) === null ? '' : written(field),
    ]),
  );
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    // It goes from level to level by calls, and reading does not: a hostile file has more levels than there is room for calls.
    if (cause instanceof RangeError) return '…';
    throw cause;
  }
}

/** Of every row of a block, what it says in some columns, a line each. */
export function eachRowText(
  { bytes, offsets }: { readonly bytes: Uint8Array; readonly offsets: Uint32Array },
  form: RowForm,
  columns: readonly string[],
  heard: (text: string) => void,
): void {
  if (form.kind === 'csv') {
    const wanted = columns.map((column) => form.header.indexOf(column)).filter((at) => at !== -1);
    const reader = new CsvReader(({ bytes: row, starts, ends }) => {
      heard(wanted.map((at) => csvText(row, starts[at] ?? 0, ends[at] ?? 0)).join('\n'));
    });
    reader.setDelimiter(form.delimiter);
    reader.push(bytes.subarray(0, offsets.at(-1)));
    reader.finish();
    return;
  }
  for (let row = 0; row + 1 < offsets.length; row++) {
    const fields = rowFields(bytes.subarray(offsets[row], offsets[row + 1]), form);
    heard(columns.map((column) => fields[column] ?? '').join('\n'));
  }
}
