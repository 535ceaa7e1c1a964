import { CsvReader, csvText } from '../core/formats/rows/csv-reader';
import { FeatureReader } from '../core/formats/rows/feature-reader';
import { guessMapping } from '../core/formats/rows/row-roles';
import { openBytes } from './byte-source';
import type { OpenedTable } from './opened-table';
import type { TablePreview, TableSource } from './protocol';
import { openRecords } from './read-columnar';
import { readPacked } from './read-packed';
import type { RecordFile } from './read-records';
import { refuseWrongKind, sniffFormat } from './read-rows';
import { rowFields, textOf } from './row-text';

const SAMPLE_ROWS = 6;
/** What is read at most to find them. */
const MOST_BYTES = 8_000_000;

/** The columns and first rows of a file, without reading on. Throws when it has none. */
export async function readPreview({ source, name }: TableSource): Promise<TablePreview> {
  const packed = await readPacked({ source, name }, () => undefined);
  if (packed !== null) return outlineOf(packed);
  const file = await openRecords({ source, name });
  if (file !== null) return outlineOfRecords(file, name);
  const { chunks } = await openBytes(source, () => undefined);
  let outline: Outline | null = null;
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      if (outline === null) refuseWrongKind(chunk, name);
      outline ??= sniffFormat(chunk) === 'csv' ? csvOutline() : jsonOutline();
      outline.push(chunk);
      bytes += chunk.length;
      if (bytes >= MOST_BYTES || outline.sample.length >= SAMPLE_ROWS) break;
    }
    if (outline !== null && outline.sample.length < SAMPLE_ROWS) outline.finish();
  } catch (cause) {
    // A damaged rest does not matter to what has been seen.
    if (outline === null || outline.sample.length === 0) throw cause;
  }
  const columns = outline?.columns() ?? [];
  if (outline === null || columns.length === 0 || outline.sample.length === 0)
    throw new Error(`${name} has no rows. Expected CSV with a header line, GeoJSON, or a feature a line.`);
  const sample = outline.sample.slice(0, SAMPLE_ROWS);
  return { columns, guess: guessMapping(columns), hasGeometry: outline.hasGeometry(), isMapped: false, sample };
}

async function outlineOfRecords({ columns, sample }: RecordFile, name: string): Promise<TablePreview> {
  const rows = await sample(SAMPLE_ROWS);
  if (rows.length === 0) throw new Error(`${name} has no rows.`);
  return {
    columns,
    guess: guessMapping(columns),
    hasGeometry: rows.some(({ point }) => point !== null),
    isMapped: false,
    sample: rows.map(({ fields }) => textOf(fields)),
  };
}

/** Of a table that has been packed. */
async function outlineOf({ table, columns, mapping, texts }: OpenedTable): Promise<TablePreview> {
  const rows = Array.from({ length: Math.min(SAMPLE_ROWS, table.count) }, (_, row) => texts.fields(row));
  return { columns, guess: mapping, hasGeometry: table.placed > 0, isMapped: true, sample: await Promise.all(rows) };
}

interface Outline {
  readonly push: (bytes: Uint8Array) => void;
  readonly finish: () => void;
  readonly columns: () => readonly string[];
  readonly hasGeometry: () => boolean;
  readonly sample: Readonly<Record<string, string>>[];
}

function csvOutline(): Outline {
  let header: string[] | null = null;
  const sample: Record<string, string>[] = [];
  const reader = new CsvReader(({ bytes, starts, ends, fieldCount }) => {
    if (sample.length >= SAMPLE_ROWS) return;
    const fields = Array.from({ length: fieldCount }, (_, at) => csvText(bytes, starts[at] ?? 0, ends[at] ?? 0));
    if (header === null) header = fields.map((field) => field.trim());
    else sample.push(Object.fromEntries(header.map((column, at) => [column, fields[at] ?? ''])));
  });
  return {
    push: (bytes) => reader.push(bytes),
    finish: () => reader.finish(),
    columns: () => header ?? [],
    hasGeometry: () => false,
    sample,
  };
}

function jsonOutline(): Outline {
  let hasGeometry = false;
  const columns = new Set<string>();
  const sample: Record<string, string>[] = [];
  const reader = new FeatureReader((bytes, start, end) => {
    if (sample.length >= SAMPLE_ROWS) return;
    const feature = bytes.subarray(start, end);
    const fields = rowFields(feature, { kind: 'json' });
    for (const column of Object.keys(fields)) columns.add(column);
    hasGeometry ||= new TextDecoder().decode(feature).includes('"geometry"');
    sample.push(fields);
  });
  return {
    push: (bytes) => reader.push(bytes),
    finish: () => reader.finish(),
    columns: () => [...columns],
    hasGeometry: () => hasGeometry,
    sample,
  };
}
