import type { RowMapping } from '../core/formats/rows/row-roles';
import type { TablePart } from '../core/model/table-part';
import { isInBox, mayMeet, partBounds } from '../core/table/part/group-extent';
import { writtenDays } from '../core/table/part/written-days';
import type { ParquetSource } from './parquet-source';
import type { OpenedPart } from './protocol';
import type { ReadRecord } from './read-records';

/** Part of a Parquet file. */
export interface ParquetPart {
  /** Whether a row group, by its place in the file, may have rows of the part. */
  readonly meets: (group: number) => boolean;
  readonly has: (record: ReadRecord) => boolean;
  readonly opened: OpenedPart;
}

/** Which groups and rows of a Parquet file a part of it has. Throws `RangeError` when nothing in the file says it. */
export function parquetPart(file: ParquetSource, mapping: RowMapping, asked: TablePart): ParquetPart {
  const { pointsBy, extents } = file.extents(mapping);
  const { box, days } = partBounds(asked);
  const { lng, lat } = mapping;
  if (box !== null && pointsBy === null)
    throw new RangeError(
      'The file does not say where the rows of its row groups lie, so that an area of it cannot be read alone. Write it anew with statistics: docs/scale.md says how.',
    );
  const dated = days === null ? undefined : mapping[days.clock];
  if (days !== null && (dated === undefined || extents.every((extent) => extent.days[days.clock] === undefined)))
    throw new RangeError(
      `The file does not say of which days the rows of its row groups are${dated === undefined ? '' : ` (column "${dated}")`}, so that some days of it cannot be read alone. Write it anew with statistics: docs/scale.md says how.`,
    );
  const met = file.groups.map(({ from, to }, at) => {
    const extent = extents[at];
    return extent !== undefined && to > from && mayMeet({ rows: to - from, bytes: 0, ...extent }, { box, days });
  });
  const hasPoint = ({ fields, point }: ReadRecord): boolean => {
    if (box === null) return true;
    const [x, y] =
      pointsBy === 'geometry' ? (point ?? []) : [lng, lat].map((name) => (name === undefined ? null : fields[name]));
    return typeof x === 'number' && typeof y === 'number' && isInBox(box, x, y);
  };
  const hasDay = ({ fields }: ReadRecord): boolean => {
    if (days === null || dated === undefined) return true;
    const own = writtenDays(fields[dated]);
    return own !== null && own.from <= days.to && own.to >= days.from;
  };
  return {
    meets: (group) => met[group] ?? false,
    has: (record) => hasPoint(record) && hasDay(record),
    opened: {
      asked,
      fileRows: file.groups.at(-1)?.to ?? 0,
      readRows: file.groups.reduce((sum, { from, to }, at) => sum + (met[at] === true ? to - from : 0), 0),
    },
  };
}
