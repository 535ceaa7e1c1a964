import type { RowMapping } from '../core/formats/rows/row-roles';
import type { TablePart } from '../core/model/table-part';
import { CLOCKS, type Clock, type DayRange, type FacetId } from '../core/query/query';
import { isoDay, type DayDomain } from '../core/query/time-axis';
import type { TableDay } from '../core/table/day-counts';
import type { TableArea } from '../core/table/table-area';

/** As many rows as have each a number and a note on the page; where there are more, discs and counts tell of them. */
export const MOST_NOTED_ROWS = 60;

/** The rows that a view of a table shows, as plain data: what was asked and what the engine answered. */
export interface ShownRows {
  /** The file's name, or the address that it was read from. */
  readonly name: string;
  /** Whom the rows' maker wants credited, in plain text; `null` when it is not known. */
  readonly attribution: string | null;
  /** What its host says of a file that is read in parts, of which there is no digest; `null` of all else. */
  readonly hosted: {
    readonly bytes: number | null;
    readonly changedAt: string | null;
    readonly etag: string | null;
  } | null;
  /** Where the table is only part of a file: which, and all rows of the file. */
  readonly part: { readonly asked: TablePart; readonly fileRows: number } | null;
  /** All rows of the table. */
  readonly total: number;
  readonly shown: number;
  /** Of those shown: without a point of their own, and without a date on the clock. */
  readonly unplaced: number;
  readonly undated: number;
  readonly mapping: RowMapping;
  readonly text: string;
  readonly facets: Readonly<Partial<Record<FacetId, readonly string[]>>>;
  readonly clock: Clock;
  readonly range: DayRange;
  readonly area: TableArea | null;
  /** What discs and bars are split by, and the values that have a colour of their own. */
  readonly by: FacetId;
  readonly slots: readonly string[];
  /** Days on the clock, whatever is filtered. */
  readonly days: DayDomain | null;
  /** By every filter but the range. */
  readonly histogram: readonly TableDay[];
  /** Of all points of the table; `null` without any. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number] | null;
  /** In the list's order; empty when more than `MOST_NOTED_ROWS` are shown. */
  readonly rows: readonly NotedRow[];
}

/** What the engine says of a table and of a view of it, as far as a page tells it. */
interface TableFacts {
  readonly question: Pick<ShownRows, 'text' | 'facets' | 'clock' | 'range' | 'area' | 'by'>;
  readonly info: Pick<ShownRows, 'mapping' | 'bounds' | 'hosted' | 'part'> & {
    readonly count: number;
    readonly slots: Readonly<Record<FacetId, readonly string[]>>;
    readonly days: Readonly<Record<Clock, DayDomain | null>>;
  };
  readonly answer: Pick<ShownRows, 'unplaced' | 'undated' | 'histogram'> & { readonly total: number };
  /** See `ShownRows`. */
  readonly rows: readonly NotedRow[];
}

/** The same view of the same table gives the same, in the page and on the command line. */
export function shownRows(
  { name, attribution }: Pick<ShownRows, 'name' | 'attribution'>,
  { question: { text, facets, clock, range, area, by }, info, answer, rows }: TableFacts,
): ShownRows {
  return {
    ...{ name, attribution, text, facets, clock, range, area, by },
    hosted: info.hosted,
    part: info.part && { asked: info.part.asked, fileRows: info.part.fileRows },
    total: info.count,
    shown: answer.total,
    unplaced: answer.unplaced,
    undated: answer.undated,
    mapping: info.mapping,
    slots: info.slots[by],
    days: info.days[clock],
    histogram: answer.histogram,
    bounds: info.bounds,
    rows: rows.map(({ id, position, fields }) => ({ id, position, fields })),
  };
}

/** The day that a page of a table speaks for when nobody says: its newest, by the clock nearest to the page's making. `null` without dates. */
export function newestDay(days: TableFacts['info']['days']): string | null {
  const [newest] = [...CLOCKS].reverse().flatMap((clock) => days[clock]?.last ?? []);
  return newest === undefined ? null : isoDay(newest);
}

/** A row as its file has it. */
export interface NotedRow {
  /** Its number in the input, from 0. */
  readonly id: number;
  /** `null` for a row without a point of its own. */
  readonly position: { readonly lng: number; readonly lat: number } | null;
  readonly fields: Readonly<Record<string, string>>;
}
