import type { TablePart } from '../../model/table-part';
import type { Clock } from '../../query/query';
import { dayOf } from '../../query/time-axis';
import type { DegreeBox } from '../visible-tiles';
import type { Days } from './written-days';

/** What a file says of some of its rows that lie together in it: a row group of Parquet. */
export interface GroupExtent {
  readonly rows: number;
  /** What reading them costs: bytes of the columns that a table needs. */
  readonly bytes: number;
  /** All their points lie in it, `west` not above `east`; `null`: nobody knows. */
  readonly box: DegreeBox | null;
  /** All their dates lie within them; a clock that is left out: nobody knows. */
  readonly days: Readonly<Partial<Record<Clock, Days>>>;
}

/** What a file that can be read in part says of itself. */
export interface TableOutline {
  readonly rows: number;
  /** More rows than a table holds: only a part can be opened. */
  readonly isTooLarge: boolean;
  /** In the order of the file. */
  readonly groups: readonly GroupExtent[];
}

/** A part in numbers, made once for many rows and groups. */
export interface PartBounds {
  readonly box: DegreeBox | null;
  readonly days: (Days & { readonly clock: Clock }) | null;
}

export function partBounds({ box, days }: TablePart): PartBounds {
  return {
    box: box ?? null,
    days:
      days === undefined
        ? null
        : { clock: days.clock, from: dayNumber(days.from, -Infinity), to: dayNumber(days.to, Infinity) },
  };
}

/** Whether some of a group's rows may be in a part: what nobody knows may be anywhere. */
export function mayMeet({ box, days }: GroupExtent, part: PartBounds): boolean {
  if (part.box !== null && box !== null && !boxesMeet(box, part.box)) return false;
  const own = part.days === null ? undefined : days[part.days.clock];
  return part.days === null || own === undefined || (own.from <= part.days.to && own.to >= part.days.from);
}

export function isInBox({ west, south, east, north }: DegreeBox, lng: number, lat: number): boolean {
  return lat >= south && lat <= north && (west <= east ? lng >= west && lng <= east : lng >= west || lng <= east);
}

/** What a part costs to read, and how many rows it has at most. */
export function partCost(
  groups: readonly GroupExtent[],
  part: PartBounds,
): { readonly groups: number; readonly rows: number; readonly bytes: number } {
  const met = groups.filter((group) => group.rows > 0 && mayMeet(group, part));
  return {
    groups: met.length,
    rows: met.reduce((sum, { rows }) => sum + rows, 0),
    bytes: met.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** What a file says of all its rows together, as far as it says anything of some. */
export function wholeExtent(groups: readonly GroupExtent[]): Pick<GroupExtent, 'box' | 'days'> {
  let box: DegreeBox | null = null;
  const days: Partial<Record<Clock, Days>> = {};
  for (const group of groups) {
    if (group.box !== null) box = box === null ? group.box : around(box, group.box);
    for (const [clock, { from, to }] of Object.entries(group.days) as [Clock, Days][]) {
      const known = days[clock];
      days[clock] = known ? { from: Math.min(known.from, from), to: Math.max(known.to, to) } : { from, to };
    }
  }
  return { box, days };
}

function around(one: DegreeBox, other: DegreeBox): DegreeBox {
  return {
    west: Math.min(one.west, other.west),
    south: Math.min(one.south, other.south),
    east: Math.max(one.east, other.east),
    north: Math.max(one.north, other.north),
  };
}

function boxesMeet(group: DegreeBox, asked: DegreeBox): boolean {
  if (group.south > asked.north || group.north < asked.south) return false;
  return asked.west <= asked.east
    ? group.west <= asked.east && group.east >= asked.west
    : group.east >= asked.west || group.west <= asked.east;
}

function dayNumber(day: string | undefined, open: number): number {
  return day === undefined ? open : dayOf(Date.parse(day));
}
