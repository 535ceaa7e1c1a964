import { csvFields, CsvReader, csvText } from '../core/formats/rows/csv-reader';
import { FeatureReader } from '../core/formats/rows/feature-reader';
import { RowIntake } from '../core/formats/rows/row-intake';
import { guessMapping, type RowMapping } from '../core/formats/rows/row-roles';
import type { Table } from '../core/table/table';
import { openBytes } from './byte-source';
import type { OpenProgress, OpenRequest, TableInfo } from './protocol';
import { RowStore } from './row-store';

export interface OpenedTable extends Pick<TableInfo, 'columns' | 'mapping' | 'rejected' | 'cut'> {
  readonly table: Table;
  readonly readFields: (id: number) => Promise<Record<string, string>>;
}

interface RowReader {
  readonly push: (chunk: Uint8Array) => void;
  readonly finish: () => void;
  readonly intake: () => RowIntake | null;
  readonly columns: () => readonly string[];
  readonly mapping: () => RowMapping;
  readonly fieldsOf: (bytes: Uint8Array) => Record<string, string>;
}

const PROGRESS_BYTES = 4_000_000;

/** Reads a table as its bytes come. Throws when nothing of it can be used; what came before a break is kept and the break told. */
export async function readTable(
  request: OpenRequest,
  onprogress: (progress: OpenProgress) => void,
): Promise<OpenedTable> {
  const store = new RowStore();
  let bytes = 0;
  const { stream, totalBytes } = await openBytes(request.source, (count) => (bytes = count));
  const rows = isFeatures(request.name) ? featureRows(request, store) : csvRows(request, store);
  const reader = stream.getReader();
  let cut: string | null = null;
  let told = 0;
  const tell = (): void => {
    const intake = rows.intake();
    onprogress({ bytes, totalBytes, rows: intake?.builder.count ?? 0, rejected: intake?.report.count ?? 0 });
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      rows.push(value);
      if (bytes - told < PROGRESS_BYTES) continue;
      told = bytes;
      tell();
    }
    rows.finish();
  } catch (cause) {
    await reader.cancel().catch(() => undefined);
    cut = cause instanceof Error ? cause.message : String(cause);
  }
  tell();
  const intake = rows.intake();
  if (intake === null || intake.builder.count === 0) throw new Error(cut ?? nothingIn(request.name, intake));
  store.finish();
  return {
    table: intake.builder.finish(),
    columns: rows.columns(),
    mapping: rows.mapping(),
    rejected: intake.report,
    cut,
    readFields: async (id) => rows.fieldsOf(await store.read(id)),
  };
}

function isFeatures(name: string): boolean {
  return /\.(geojson|json|ndjson|geojsonl|geojsons|jsonl)(\.gz)?$/i.test(name.replace(/[?#].*$/, ''));
}

function nothingIn(name: string, intake: RowIntake | null): string {
  const [first] = intake?.report.shown ?? [];
  if (first === undefined) return `${name} has no rows. Expected CSV with a header line, GeoJSON, or a feature a line.`;
  return `No row of ${name} could be used: row ${first.row} has "${first.got}" for its ${first.reason}. Check which column is which.`;
}

function csvRows(request: OpenRequest, store: RowStore): RowReader {
  let header: string[] = [];
  let mapping: RowMapping = {};
  let intake: RowIntake | null = null;
  const reader = new CsvReader((row) => {
    if (intake === null) {
      header = Array.from({ length: row.fieldCount }, (_, at) =>
        csvText(row.bytes, row.starts[at] ?? 0, row.ends[at] ?? 0).trim(),
      );
      mapping = request.mapping ?? guessMapping(header);
      intake = new RowIntake(mapping);
      intake.setHeader(header);
    } else if (intake.addCsv(row)) store.add(row.bytes.subarray(row.start, row.end));
  });
  return {
    push: (chunk) => reader.push(chunk),
    finish: () => reader.finish(),
    intake: () => intake,
    columns: () => header,
    mapping: () => mapping,
    fieldsOf: (bytes) => csvFields(bytes, header, reader.delimiter),
  };
}

function featureRows(request: OpenRequest, store: RowStore): RowReader {
  let columns: string[] = [];
  let mapping: RowMapping = {};
  let intake: RowIntake | null = null;
  let row = 0;
  const reader = new FeatureReader((bytes) => {
    row++;
    if (intake === null) {
      columns = Object.keys(fieldsOf(bytes));
      mapping = request.mapping ?? guessMapping(columns);
      intake = new RowIntake(mapping);
    }
    if (intake.addFeature(bytes, row)) store.add(bytes);
  });
  return {
    push: (chunk) => reader.push(chunk),
    finish: () => reader.finish(),
    intake: () => intake,
    columns: () => columns,
    mapping: () => mapping,
    fieldsOf,
  };
}

function fieldsOf(bytes: Uint8Array): Record<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
  const properties: unknown =
    typeof value === 'object' && value !== null && 'properties' in value ? value.properties : {};
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(
    Object.entries(properties).map(([key, field]: [string, unknown]) => [
      key,
      typeof field === 'string' ? field : JSON.stringify(field),
    ]),
  );
}
