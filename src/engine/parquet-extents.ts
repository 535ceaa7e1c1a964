import type { ColumnMetaData, FileMetaData } from 'hyparquet';
import type { RowMapping } from '../core/formats/rows/row-roles';
import { CLOCKS, type Clock } from '../core/query/query';
import type { GroupExtent } from '../core/table/part/group-extent';
import { countedSince1970, writtenDays, type Days } from '../core/table/part/written-days';
import type { DegreeBox } from '../core/table/visible-tiles';

/** Half the distance between two neighbouring 32-bit numbers at 180 degrees, and room for rounding either way. */
const FLOAT_DEGREES = 2e-5;
const SIDES = ['xmin', 'ymin', 'xmax', 'ymax'] as const;
type Covering = Readonly<Record<(typeof SIDES)[number], string>>;

/** Where a file's statistics say that the points of its rows are: in its geometry, or in two columns. */
type PointColumns = 'geometry' | 'columns';

export interface ParquetExtents {
  /** By which points a part is told from the rest; `null`: nothing says where rows lie. */
  readonly pointsBy: PointColumns | null;
  /** Of each row group. */
  readonly extents: readonly Pick<GroupExtent, 'box' | 'days'>[];
}

/**
 * What the statistics in a Parquet file's list of contents say of its row groups: boxes by GeoParquet 1.1's covering column, Parquet's own geospatial statistics or the
 * columns of longitude and latitude; days by the columns of dates. What is not there, not finite or contradicts itself is not known, and never narrows anything.
 */
export function parquetExtents(metadata: FileMetaData, geometry: string | null, mapping: RowMapping): ParquetExtents {
  const covering = geometry === null ? null : coveringOf(metadata, geometry);
  const groups = metadata.row_groups.map(
    ({ columns }) =>
      new Map(columns.flatMap(({ meta_data: data }) => (data ? [[data.path_in_schema.join('.'), data]] : []))),
  );
  const geometryBoxes = geometry === null ? [] : groups.map((group) => geometryBox(group, geometry, covering));
  const columnBoxes = groups.map((group) => columnBox(group, mapping));
  // A geometry goes before columns on the map too. Where only the columns say where they are, the part is of what the columns say.
  const pointsBy = geometryBoxes.some((box) => box !== null)
    ? 'geometry'
    : columnBoxes.some((box) => box !== null)
      ? 'columns'
      : null;
  return {
    pointsBy,
    extents: groups.map((group, at) => ({
      box: (pointsBy === 'geometry' ? geometryBoxes[at] : columnBoxes[at]) ?? null,
      days: daysByClock(group, mapping),
    })),
  };
}

type Group = ReadonlyMap<string, ColumnMetaData>;

function geometryBox(group: Group, geometry: string, covering: Covering | null): DegreeBox | null {
  const stored = group.get(geometry)?.geospatial_statistics?.bbox;
  if (stored !== undefined) {
    const box = { west: stored.xmin, south: stored.ymin, east: stored.xmax, north: stored.ymax };
    // `xmin` above `xmax` runs across the antimeridian, which here is as good as nothing.
    if (isBox(box)) return box;
  }
  if (covering === null) return null;
  const nulls = group.get(geometry)?.statistics?.null_count ?? 0n;
  const sides = SIDES.map((side) => {
    const data = group.get(covering[side]);
    // A point whose box is missing may lie anywhere.
    return (data?.statistics?.null_count ?? 0n) > nulls ? null : numbersOf(data);
  });
  const [xmin, ymin, xmax, ymax] = sides;
  if (!xmin || !ymin || !xmax || !ymax) return null;
  const box = { west: xmin.min, south: ymin.min, east: xmax.max, north: ymax.max };
  return isBox(box) ? box : null;
}

function columnBox(group: Group, { lng, lat }: RowMapping): DegreeBox | null {
  const [x, y] = [lng, lat].map((column) => (column === undefined ? null : numbersOf(group.get(column))));
  return x && y ? { west: x.min, south: y.min, east: x.max, north: y.max } : null;
}

function isBox({ west, south, east, north }: DegreeBox): boolean {
  return [west, south, east, north].every((side) => Number.isFinite(side)) && west <= east && south <= north;
}

/** The least and the largest of a column of numbers. */
function numbersOf(data: ColumnMetaData | undefined): { readonly min: number; readonly max: number } | null {
  if (data?.statistics === undefined || data.type === 'BYTE_ARRAY') return null;
  const { min_value: least = data.statistics.min, max_value: most = data.statistics.max } = data.statistics;
  const [min, max] = [least, most].map((value) =>
    typeof value === 'number' || typeof value === 'bigint' ? Number(value) : NaN,
  );
  if (min === undefined || max === undefined || !Number.isFinite(min) || !Number.isFinite(max) || min > max)
    return null;
  const room = data.type === 'FLOAT' ? FLOAT_DEGREES : 0;
  return { min: min - room, max: max + room };
}

function daysByClock(group: Group, mapping: RowMapping): Partial<Record<Clock, Days>> {
  const days: Partial<Record<Clock, Days>> = {};
  for (const clock of CLOCKS) {
    const column = mapping[clock];
    const found = column === undefined ? null : daysOf(group.get(column));
    if (found !== null) days[clock] = found;
  }
  return days;
}

function daysOf(data: ColumnMetaData | undefined): Days | null {
  if (data?.statistics === undefined) return null;
  const { min_value: least, max_value: most, min: oldLeast, max: oldMost } = data.statistics;
  if (data.type === 'BYTE_ARRAY')
    return typeof least === 'string' && typeof most === 'string' ? daysOfTexts(least, most) : null;
  const [first, last] = [least ?? oldLeast, most ?? oldMost];
  if (isNumber(first) && isNumber(last) && countedSince1970(Number(first)) !== countedSince1970(Number(last)))
    return null;
  const [from, to] = [writtenDays(first), writtenDays(last)];
  return from === null || to === null || from.from > to.to ? null : { from: from.from, to: to.to };
}

/**
 * Of dates as text, which are sorted letter by letter: between `2024-09-30` and `2024-10-04` there may also be `2024-10`, the whole month.
 */
function daysOfTexts(least: string, most: string): Days | null {
  const [first, last] = [writtenDays(least), writtenDays(most)];
  if (first === null || last === null || least > most) return null;
  const wider = [most.slice(0, 4), most.slice(0, 7)].filter((text) => text >= least);
  const to = Math.max(last.to, ...wider.map((text) => writtenDays(text)?.to ?? -Infinity));
  return { from: first.from, to };
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** The columns in which GeoParquet 1.1 keeps each geometry's box. */
function coveringOf({ key_value_metadata: pairs }: FileMetaData, geometry: string): Covering | null {
  let told: unknown;
  try {
    told = JSON.parse(pairs?.find(({ key }) => key === 'geo')?.value ?? 'null');
  } catch {
    return null;
  }
  const bbox = at(at(at(at(told, 'columns'), geometry), 'covering'), 'bbox');
  const paths = SIDES.map((side): readonly [string, unknown] => [side, at(bbox, side)]);
  if (!paths.every(([, path]) => Array.isArray(path) && path.every((part) => typeof part === 'string'))) return null;
  // Checked above: each is a list of names.
  return Object.fromEntries(paths.map(([side, path]) => [side, (path as string[]).join('.')])) as Covering;
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (Reflect.get(value, name) as unknown)
    : undefined;
}
