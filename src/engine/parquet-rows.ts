import type { FileVersion } from './file-version';
import { openParquet, type ParquetSource, type RowRange } from './parquet-source';
import { openParts } from './range-source';

/** A Parquet file in which rows are looked up, wherever it is. */
export interface ParquetPlace {
  readonly source: Blob | string;
  /** Which file, where a host may replace it. */
  readonly version: FileVersion | null;
}

/** Rows that stay in their Parquet file until they are looked at. */
export interface ParquetRows extends RowRange {
  readonly place: ParquetPlace;
  /** Which of them were taken, by their place among them; `null`: all. */
  readonly taken: Uint32Array | null;
  readonly isPaged: boolean;
}

export interface WrittenRows {
  /** Each an object whose `properties` are the fields. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** One more than rows. */
  readonly offsets: Uint32Array;
}

const encoder = new TextEncoder();

/** Looks rows up in Parquet files; a file's list of contents is read once. */
export class ParquetReader {
  readonly #files = new WeakMap<ParquetPlace, Promise<ParquetSource>>();

  /** Rows of one group as JSON, with some columns or all. Throws when the file is damaged or gone. */
  async read(place: ParquetPlace, rows: RowRange, columns: readonly string[] | null): Promise<WrittenRows> {
    const file = await this.#open(place);
    const wanted = columns?.filter((column) => file.columns.includes(column)) ?? file.columns;
    return written(await file.read(wanted, rows), rows.to - rows.from);
  }

  #open(place: ParquetPlace): Promise<ParquetSource> {
    const known = this.#files.get(place);
    if (known !== undefined) return known;
    const opening = openParts(place.source, place.version).then(openParquet);
    this.#files.set(place, opening);
    // A host that was not there may be there later.
    opening.catch(() => this.#files.delete(place));
    return opening;
  }
}

function written(values: ReadonlyMap<string, readonly unknown[]>, count: number): WrittenRows {
  const offsets = new Uint32Array(count + 1);
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  for (let row = 0; row < count; row++) {
    const properties = Object.fromEntries([...values].map(([column, each]) => [column, plainValue(each[row])]));
    const text = encoder.encode(JSON.stringify({ properties }));
    if (length + text.length > bytes.length) {
      const larger = new Uint8Array(Math.max(2 * bytes.length, length + text.length));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(text, length);
    length += text.length;
    offsets[row + 1] = length;
  }
  return { bytes: bytes.subarray(0, length), offsets };
}

/** As text, number or what is made of them: what a row says is kept as JSON. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainValue(each)]));
  return value ?? '';
}
