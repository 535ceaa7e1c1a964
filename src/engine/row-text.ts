import { csvFields } from '../core/formats/rows/csv-reader';

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
  return Object.fromEntries(
    Object.entries(propertiesOf(value)).map(([key, field]) => [
      key,
      typeof field === 'string' ? field : field === null ? '' : JSON.stringify(field),
    ]),
  );
}

/** A feature's properties, or the object itself where it is no feature. */
export function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return {};
  if (!('properties' in value) && value['type'] !== 'Feature') return value;
  return isRecord(value['properties']) ? value['properties'] : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
