import type { RowMapping } from '../core/formats/rows/row-roles';
import type { Clock, DayRange, FacetId } from '../core/query/query';
import type { DayDomain } from '../core/query/time-axis';
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

/** A row as its file has it. */
export interface NotedRow {
  /** Its number in the input, from 0. */
  readonly id: number;
  /** `null` for a row without a point of its own. */
  readonly position: { readonly lng: number; readonly lat: number } | null;
  readonly fields: Readonly<Record<string, string>>;
}
