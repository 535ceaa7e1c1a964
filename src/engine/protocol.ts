import type { RejectReport } from '../core/formats/rows/row-intake';
import type { RowMapping } from '../core/formats/rows/row-roles';
import type { Query } from '../core/query/query';
import type { TableResult } from '../core/table/filter-table';
import type { TileAddress } from '../core/table/tile-cells';

export interface OpenRequest {
  /** A file, or an address on a host that the page may ask. */
  readonly source: Blob | string;
  /** Its name says what it is: `.csv`, `.tsv`, `.geojson`, `.ndjson`, each also with `.gz`. */
  readonly name: string;
  /** Column names by role; guessed from the columns when left out. */
  readonly mapping?: RowMapping;
}

export interface OpenProgress {
  readonly bytes: number;
  /** `null` when the source does not say. */
  readonly totalBytes: number | null;
  readonly rows: number;
  readonly rejected: number;
}

export interface TableInfo {
  readonly count: number;
  /** Rows with a point of their own. */
  readonly placed: number;
  readonly columns: readonly string[];
  readonly mapping: RowMapping;
  readonly rejected: RejectReport;
  /** Why reading ended early, when it did: the rows before are kept. */
  readonly cut: string | null;
  /** Days since 1970 UTC, first and last, by clock. */
  readonly days: Readonly<Record<Query['clock'], { readonly first: number; readonly last: number } | null>>;
  readonly bounds: readonly [west: number, south: number, east: number, north: number] | null;
}

export type FilterQuery = Pick<Query, 'facets' | 'clock' | 'range'>;
export type FilterAnswer = Omit<TableResult, 'visible'>;

/** A row as its file has it. */
export interface RowDetails {
  /** Its place in the table. */
  readonly at: number;
  readonly position: { readonly lng: number; readonly lat: number } | null;
  readonly fields: Readonly<Record<string, string>>;
}

/** What can be asked of the worker, and what it answers. */
export interface Requests {
  open: { ask: OpenRequest; answer: TableInfo };
  filter: { ask: FilterQuery; answer: FilterAnswer };
  tile: { ask: TileAddress; answer: ArrayBuffer };
  page: { ask: { readonly from: number; readonly size: number }; answer: readonly RowDetails[] };
  cell: {
    ask: { readonly level: number; readonly column: number; readonly row: number; readonly limit: number };
    answer: readonly RowDetails[];
  };
  rows: { ask: readonly number[]; answer: readonly RowDetails[] };
}
export type RequestKind = keyof Requests;

export type ToWorker = {
  [K in RequestKind]: { readonly id: number; readonly kind: K; readonly ask: Requests[K]['ask'] };
}[RequestKind];

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Requests[RequestKind]['answer'] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly isSuperseded: boolean }
  | { readonly kind: 'progress'; readonly progress: OpenProgress };
