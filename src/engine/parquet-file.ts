import { LIMITS } from '../core/formats/rows/row-limits';
import { guessMapping } from '../core/formats/rows/row-roles';
import { ParquetKeeper } from './parquet-keeper';
import { parquetPart, type ParquetPart } from './parquet-part';
import { plainValue } from './parquet-rows';
import { openParquet, type ParquetGroup, type ParquetSource, type RowRange } from './parquet-source';
import type { OpenRequest } from './protocol';
import type { FileParts } from './range-source';
import type { ReadRecord, RecordFile } from './read-records';

/** What a first look may read of one row group: a column beyond it stays unread. */
const SAMPLE_BYTES = 4_000_000;
/** About what a page of a column has. */
const PAGE_BYTES = 1_000_000;
const UNREAD = '…';

/**
 * Parquet and GeoParquet, one row group after the other, only the columns that are needed, and of a part only the groups that may have some of it. Throws when the
 * file is damaged or uses what is not read, or when nothing in it says what is in the part.
 */
export async function parquetFile(
  parts: FileParts,
  { part: asked, mapping }: Pick<OpenRequest, 'part' | 'mapping'> = {},
): Promise<RecordFile> {
  let bytes = 0;
  const file = await openParquet({
    size: parts.size,
    read: async (start, end) => {
      const part = await parts.read(start, end);
      bytes += part.length;
      return part;
    },
  });
  const part = asked === undefined ? null : parquetPart(file, mapping ?? guessMapping(file.columns), asked);
  const keeper = new ParquetKeeper({ source: parts.source, version: parts.version }, file.groups);
  /** Bytes that reading needs, known once the columns are. */
  let totalBytes: number | null = null;

  return {
    columns: file.columns,
    async *records(columns) {
      const rows = file.groups.at(-1)?.to ?? 0;
      if (part === null && rows > LIMITS.rows)
        throw new RangeError(
          `The file has ${rows} rows, more than the ${LIMITS.rows} that a table holds. Open part of it in the page, or split it.`,
        );
      const needed = [...columns, ...(file.geometry === null ? [] : [file.geometry])];
      const read = (at: number): boolean => part === null || part.meets(at);
      totalBytes = bytes + file.groups.reduce((sum, group, at) => sum + (read(at) ? bytesOf(group, needed) : 0), 0);
      for (const [at, group] of file.groups.entries())
        if (!read(at)) keeper.skip(group.to - group.from);
        else if (part === null) yield* recordsOf(file, columns, group);
        else yield* rowsInPart(recordsOf(file, columns, group), group, part, keeper);
    },
    async sample(count) {
      const group = file.groups.find(({ from, to }) => to > from);
      if (group === undefined) return [];
      let left = SAMPLE_BYTES;
      const affordable = file.columns.filter((column) => {
        const size = group.bytes.get(column) ?? 0;
        left -= group.isPaged ? Math.min(size, PAGE_BYTES) : size;
        return left >= 0;
      });
      const rows = { from: group.from, to: Math.min(group.to, group.from + count) };
      const seen: ReadRecord[] = [];
      for await (const { fields, point } of recordsOf(file, affordable, rows))
        seen.push({ fields: Object.fromEntries(file.columns.map((each) => [each, fields[each] ?? UNREAD])), point });
      return seen;
    },
    progress: () => ({ bytes: Math.min(bytes, totalBytes ?? bytes), totalBytes }),
    keeper,
    ...(part !== null && { part: () => part.opened }),
  };
}

/** What reading some columns of a row group costs. */
export function bytesOf({ bytes }: ParquetGroup, columns: readonly string[]): number {
  return columns.reduce((sum, column) => sum + (bytes.get(column) ?? 0), 0);
}

async function* rowsInPart(
  records: AsyncIterable<ReadRecord>,
  { from }: RowRange,
  part: ParquetPart,
  keeper: ParquetKeeper,
): AsyncGenerator<ReadRecord> {
  let row = from;
  for await (const record of records) {
    row++;
    if (part.has(record)) yield { ...record, row };
    else keeper.skip(1);
  }
}

async function* recordsOf(file: ParquetSource, columns: readonly string[], rows: RowRange): AsyncGenerator<ReadRecord> {
  const { geometry } = file;
  const values = await file.read(geometry === null ? columns : [...columns, geometry], rows);
  const named = columns.map((column) => [column, values.get(column) ?? []] as const);
  const points = geometry === null ? undefined : values.get(geometry);
  for (let row = 0; row < rows.to - rows.from; row++) {
    const fields: Record<string, unknown> = {};
    for (const [column, each] of named) fields[column] = plainValue(each[row]);
    yield { fields, point: points === undefined ? null : pointOf(points[row]) };
  }
}

function pointOf(geometry: unknown): readonly [unknown, unknown] | null {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry) || geometry.type !== 'Point')
    return null;
  if (!('coordinates' in geometry) || !Array.isArray(geometry.coordinates)) return null;
  const [lng, lat] = geometry.coordinates as unknown[];
  return [lng, lat];
}
