import { gunzipSync } from 'fflate';
import { decompress as unzstd } from 'fzstd';
import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type Compressors,
  type FileMetaData,
} from 'hyparquet';
import type { PartReader } from '../core/table/pack/read-pack';
import type { ReadRecord, RecordFile } from './read-records';

/** What is read beside plain and Snappy, without WebAssembly, which the page's policy does not allow. */
const compressors: Compressors = {
  GZIP: (bytes) => gunzipSync(bytes),
  ZSTD: (bytes, length) => unzstd(bytes, new Uint8Array(length)),
};
const GEOMETRY_TYPES: ReadonlySet<string | undefined> = new Set(['GEOMETRY', 'GEOGRAPHY']);

/** Parquet and GeoParquet, one row group after the other. Throws when the file is damaged or uses what is not read. */
export async function parquetFile(parts: PartReader): Promise<RecordFile> {
  let bytes = 0;
  const file = {
    byteLength: parts.size,
    slice: async (start: number, end = parts.size): Promise<ArrayBuffer> => {
      // Counted back from the end, as a slice of an array is.
      const from = start < 0 ? parts.size + start : start;
      const part = await parts.read(from, end);
      bytes += part.length;
      return part.slice().buffer;
    },
  };
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(file);
  } catch (cause) {
    throw new Error(`The Parquet file is damaged or cut off: ${cause instanceof Error ? cause.message : ''}`, {
      cause,
    });
  }
  const { children } = parquetSchema(metadata);
  const geometry = children.find(({ element }) => GEOMETRY_TYPES.has(element.logical_type?.type))?.element.name;
  const columns = children.map(({ element }) => element.name).filter((name) => name !== geometry);

  async function* records(): AsyncGenerator<ReadRecord> {
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      for (const record of await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd }))
        yield {
          fields: Object.fromEntries(columns.map((column) => [column, plain(record[column])])),
          point: geometry === undefined ? null : pointOf(record[geometry]),
        };
      rowStart = rowEnd;
    }
  }
  return { columns, records: records(), progress: () => ({ bytes, totalBytes: parts.size }) };
}

/** As text or number: what a row says is kept as JSON. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return value.map(plain);
  return value ?? '';
}

function pointOf(geometry: unknown): readonly [unknown, unknown] | null {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry) || geometry.type !== 'Point')
    return null;
  if (!('coordinates' in geometry) || !Array.isArray(geometry.coordinates)) return null;
  const [lng, lat] = geometry.coordinates as unknown[];
  return [lng, lat];
}
