import { gunzipSync } from 'fflate';
import { decompress as unzstd } from 'fzstd';
import { parquetMetadataAsync, parquetRead, parquetSchema, type Compressors, type FileMetaData } from 'hyparquet';
import type { RowMapping } from '../core/formats/rows/row-roles';
import type { PartReader } from '../core/table/pack/read-pack';
import { parquetExtents, type ParquetExtents } from './parquet-extents';

/** What is read beside plain and Snappy, without WebAssembly, which the page's policy does not allow. */
const compressors: Compressors = {
  GZIP: (bytes) => gunzipSync(bytes),
  ZSTD: (bytes, length) => unzstd(bytes, new Uint8Array(length)),
};
const GEOMETRY_TYPES: ReadonlySet<string | undefined> = new Set(['GEOMETRY', 'GEOGRAPHY']);
/** The end of a file that is read at first; a longer list of contents costs a second look. */
const FIRST_BYTES = 1 << 16;
const DAY_MS = 86_400_000;

export interface RowRange {
  /** Numbers of rows in the file, from 0. */
  readonly from: number;
  readonly to: number;
}

export interface ParquetGroup extends RowRange {
  /** Whether the file says where in it the pages of rows lie: then a few rows are read without the rest. */
  readonly isPaged: boolean;
  /** Bytes of each column in it, as they are stored. */
  readonly bytes: ReadonlyMap<string, number>;
}

/** A Parquet file whose list of contents has been read, and of the rest what is asked for. */
export interface ParquetSource {
  /** Without the geometry. */
  readonly columns: readonly string[];
  /** The column of the rows' points; `null` when there is none, or only of lines and areas, which give no point. */
  readonly geometry: string | null;
  readonly groups: readonly ParquetGroup[];
  /** What its statistics say of where and when the rows of each group are. */
  readonly extents: (mapping: RowMapping) => ParquetExtents;
  /** Values of some columns in rows of one group. Throws when the file is damaged or uses what is not read. */
  readonly read: (columns: readonly string[], rows: RowRange) => Promise<ReadonlyMap<string, readonly unknown[]>>;
}

/** Parquet and GeoParquet 1.1, by parts of the file. Throws when its list of contents is damaged. */
export async function openParquet(parts: PartReader): Promise<ParquetSource> {
  const file = {
    byteLength: parts.size,
    slice: (start: number, end = parts.size): Promise<ArrayBuffer> => {
      // Counted back from the end, as a slice of an array is.
      const reading = parts.read(start < 0 ? parts.size + start : start, end);
      // The library reads ahead and does not look at every answer.
      reading.catch(() => undefined);
      const sliced = reading.then((part) =>
        part.byteLength === part.buffer.byteLength ? (part.buffer as ArrayBuffer) : part.slice().buffer,
      );
      sliced.catch(() => undefined);
      return sliced;
    },
  };
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(file, { initialFetchSize: FIRST_BYTES });
  } catch (cause) {
    throw new Error(`The Parquet file is damaged or cut off: ${messageOf(cause)}`, { cause });
  }
  const { children } = parquetSchema(metadata);
  const names = children.map(({ element }) => element.name);
  const geometries = children.filter(({ element }) => GEOMETRY_TYPES.has(element.logical_type?.type));
  const hidden = new Set(geometries.map(({ element }) => element.name));
  const withoutAny = withoutPoints(metadata);
  const geometry = [...hidden].find((name) => !withoutAny.has(name)) ?? null;
  return {
    columns: names.filter((name) => !hidden.has(name)),
    geometry,
    groups: groupsOf(metadata),
    extents: (mapping) => parquetExtents(metadata, geometry, mapping),
    async read(columns, { from, to }) {
      const found = new Map(columns.map((column) => [column, new Array<unknown>(to - from)]));
      const counts = new Map(columns.map((column) => [column, 0]));
      const reading = parquetRead({
        file,
        metadata,
        compressors,
        parsers: { dateFromDays: (days) => new Date(days * DAY_MS).toISOString().slice(0, 10) },
        columns: [...columns],
        rowStart: from,
        rowEnd: to,
        useOffsetIndex: true,
        onChunk({ columnName, columnData, rowStart }) {
          const values = found.get(columnName);
          if (values === undefined) return;
          // A page may begin before the rows that were asked for, and end behind them.
          const [first, last] = [Math.max(from, rowStart), Math.min(to, rowStart + columnData.length)];
          for (let row = first; row < last; row++) values[row - from] = columnData[row - rowStart];
          counts.set(columnName, (counts.get(columnName) ?? 0) + Math.max(0, last - first));
        },
      });
      await reading.catch((cause: unknown) => {
        throw new Error(`Rows ${from + 1} to ${to} of the Parquet file could not be read: ${messageOf(cause)}`, {
          cause,
        });
      });
      for (const [column, count] of counts)
        if (count !== to - from)
          throw new Error(
            `The Parquet file is damaged: expected ${to - from} values of column "${column}", got ${count}.`,
          );
      return found;
    },
  };
}

function groupsOf({ row_groups: groups }: FileMetaData): readonly ParquetGroup[] {
  let from = 0;
  return groups.map(({ num_rows: count, columns }) => {
    const bytes = new Map<string, number>();
    for (const { meta_data: data } of columns) {
      const name = data?.path_in_schema[0] ?? '';
      bytes.set(name, (bytes.get(name) ?? 0) + Number(data?.total_compressed_size ?? 0));
    }
    const group = {
      from,
      to: from + Number(count),
      // A column of one page needs no index.
      isPaged: columns.some(({ offset_index_length: length }) => (length ?? 0) > 0),
      bytes,
    };
    from = group.to;
    return group;
  });
}

/** Columns of geometry that say of themselves (GeoParquet's `geometry_types`) that they have no point. */
function withoutPoints({ key_value_metadata: pairs }: FileMetaData): ReadonlySet<string> {
  const found = new Set<string>();
  let told: unknown;
  try {
    told = JSON.parse(pairs?.find(({ key }) => key === 'geo')?.value ?? 'null');
  } catch {
    return found;
  }
  const columns = isRecord(told) && isRecord(told['columns']) ? told['columns'] : {};
  for (const [name, column] of Object.entries(columns)) {
    const types: unknown = isRecord(column) ? column['geometry_types'] : undefined;
    if (Array.isArray(types) && types.length > 0 && !types.some((type) => /^Point( |$)/.test(String(type))))
      found.add(name);
  }
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
