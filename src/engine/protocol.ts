import type { FeatureCollection, Geometry } from 'geojson';
import type { IntakeProgress, RejectReport } from '../core/formats/rows/row-intake';
import type { RowMapping } from '../core/formats/rows/row-roles';
import type { Bounds } from '../core/geo/bounds';
import type { DataCredit } from '../core/model/data-credit';
import type { TablePart } from '../core/model/table-part';
import type { FacetId, Query } from '../core/query/query';
import type { DayDomain } from '../core/query/time-axis';
import type { FacetAnswer } from '../core/table/facet-answer';
import type { TableResult } from '../core/table/filter-table';
import type { TableOutline } from '../core/table/part/group-extent';
import type { QuantityRanges } from '../core/table/quantity-ranges';
import type { RowSort } from '../core/table/row-order';
import type { AreaShape } from '../core/table/table-area';
import type { TileAddress } from '../core/table/tile-cells';
import type { DegreeBox } from '../core/table/visible-tiles';
import type { RowTextSource } from './row-texts';

/** A file, or an address on a host that the page may ask. */
export interface TableSource {
  readonly source: Blob | string;
  /** For messages: what it is, is known by its bytes. */
  readonly name: string;
}

export interface OpenRequest extends TableSource {
  /** Column names by role; guessed from the columns when left out. */
  readonly mapping?: RowMapping;
  /** Only these rows of the file; left out: all. */
  readonly part?: TablePart;
  /** Further files of the same columns, whose rows follow. */
  readonly more?: readonly Blob[];
}

/** The beginning of a file: enough to say which column is which. */
export interface TablePreview {
  readonly columns: readonly string[];
  readonly guess: RowMapping;
  /** Whether the rows bring points of their own, beside any columns. */
  readonly hasGeometry: boolean;
  /** What its columns are has been said when it was packed. */
  readonly isMapped: boolean;
  readonly sample: readonly Readonly<Record<string, string>>[];
}

export interface OpenProgress extends IntakeProgress {
  readonly bytes: number;
  /** `null` when the source does not say. */
  readonly totalBytes: number | null;
}

/** What of a file was read, where it was not the whole. */
export interface OpenedPart {
  readonly asked: TablePart;
  /** All rows of the file. */
  readonly fileRows: number;
  /** Those that were read to find the ones asked for. */
  readonly readRows: number;
}

/** What a map shows: longitudes may go beyond 180 to either side. */
export interface SightView extends DegreeBox {
  readonly zoom: number;
}

/** Of a table that is vector tiles: its rows are those in sight, and nothing is known of others. */
export interface SightInfo {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** `null` when the source does not say. */
  readonly bounds: TableInfo['bounds'];
  /** Plain text; empty when the source names nobody. */
  readonly attribution: string;
  /** The source has tiles only from `minZoom` on. */
  readonly isTooFar: boolean;
  /** Tiles in sight that are still to come. */
  readonly pending: number;
  /** Tiles in sight that did not come, and why the first of them. */
  readonly failed: number;
  readonly failure: string | null;
  /** Features beyond what is taken of one tile. */
  readonly left: number;
  /** Rows in sight that are lines or areas, which are drawn without a point. */
  readonly shapes: number;
  /** Rows in sight that stand only in counts which the tiles' maker made. */
  readonly summed: number;
}

/** What a host says of a file that is read in parts, when it is opened: of such a file nobody has a digest. */
export interface HostedFile {
  /** `null` when the host does not say. */
  readonly bytes: number | null;
  /** ISO 8601, to the second; `null` when the host does not say. */
  readonly changedAt: string | null;
  /** As the host writes it; `null` when it does not. */
  readonly etag: string | null;
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
  readonly bounds: Bounds | null;
  /** The values of each facet that have a colour of their own, most frequent first. */
  readonly slots: Readonly<Record<FacetId, readonly string[]>>;
  /** Different values by facet. */
  readonly distinct: Readonly<Record<FacetId, number>>;
  readonly hasQuantity: boolean;
  /** What the host says of a file that is read in parts; `null` of all else. */
  readonly hosted: HostedFile | null;
  /** Whose the rows are, as the table itself says; `null` when it does not. */
  readonly credit: DataCredit | null;
  /** `null`: the rows are not those of a view. */
  readonly sight: SightInfo | null;
  /** `null`: all rows of the file. */
  readonly part: OpenedPart | null;
}

export interface FilterQuery extends Pick<Query, 'facets' | 'clock' | 'range'> {
  /** What counts are split by. */
  readonly by: FacetId;
  /** One byte a row by its number in the input, 1 where its words were found; `null` when none are looked for. */
  readonly found: Uint8Array | null;
  /** Rows have their point in it; `null` asks for no area. */
  readonly area: AreaShape | null;
}
export interface FilterAnswer extends Omit<TableResult, 'visible' | 'facets'> {
  readonly facets: Readonly<Record<FacetId, FacetAnswer>>;
}

/** A row as its file has it. */
export interface RowDetails {
  /** Its place in the table. */
  readonly at: number;
  /** Its number in the input, from 0. */
  readonly id: number;
  readonly position: { readonly lng: number; readonly lat: number } | null;
  /** Of a row of vector tiles that is a line or an area, as far as the tiles in sight have it. */
  readonly shape?: Geometry;
  /** Of rows in lists, those of the columns that are mapped at least; of rows by their place or number, all. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The lines and areas among the rows shown. */
export interface ShownShapes {
  /** With the row's place in the table as `row`, and the slot of its colour as `slot`. */
  readonly features: FeatureCollection<Geometry, { readonly row: number; readonly slot: number }>;
  readonly lines: number;
  readonly areas: number;
  /** Rows that are lines or areas and not among the features: they are too many, or too intricate. */
  readonly left: number;
}

export interface CellAddress {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** A cell's rows: how they split, and the first of them. */
export interface CellDetails {
  readonly count: number;
  readonly isOnePosition: boolean;
  readonly splits: readonly { readonly facet: FacetId; readonly values: FacetAnswer }[];
  readonly rows: readonly RowDetails[];
  /** Further rows here that stand only in a count. */
  readonly summed: number;
}

export interface NearRowDetails {
  readonly row: RowDetails;
  /** On the sphere. */
  readonly meters: number;
}

/** A file of rows. */
export type RowFormat = 'csv' | 'geojson';

export interface RowExport {
  readonly format: RowFormat;
  /** `null`: whom to credit is not known. */
  readonly credit: DataCredit | null;
}

/** What can be asked of the worker, and what it answers. */
export interface Requests {
  preview: { ask: TableSource; answer: TablePreview };
  /** What can be said of a file before it is read, where part of it can be; `null` of all else. */
  outline: { ask: Pick<OpenRequest, 'source' | 'name' | 'mapping'>; answer: TableOutline | null };
  open: { ask: OpenRequest; answer: TableInfo };
  filter: { ask: FilterQuery; answer: FilterAnswer };
  /** Of a table of vector tiles: its rows are now those of a view. Answers the last `filter` over them. */
  look: { ask: SightView; answer: { readonly info: TableInfo; readonly answer: FilterAnswer } };
  /** Each tile's cells, see `readCells`. */
  cells: { ask: readonly TileAddress[]; answer: readonly Float64Array[] };
  /** What there is to draw beside cells; `null` where rows are points only. */
  shapes: { ask: null; answer: ShownShapes | null };
  page: {
    ask: { readonly from: number; readonly size: number; readonly sort: RowSort };
    answer: readonly RowDetails[];
  };
  cell: { ask: CellAddress & { readonly limit: number }; answer: CellDetails };
  /** Of the rows that are shown. */
  nearest: {
    ask: { readonly lng: number; readonly lat: number; readonly count: number };
    answer: readonly NearRowDetails[];
  };
  /** The numbers of the rows shown, by what counts are split by and by time. */
  numbers: { ask: { readonly days: DayDomain; readonly maxBins: number }; answer: QuantityRanges };
  rows: { ask: readonly number[]; answer: readonly RowDetails[] };
  /** Rows by their numbers in the input; those that are not there are left out. */
  numbered: { ask: readonly number[]; answer: readonly RowDetails[] };
  /** Values of one facet whose name has a text in it, by their present counts. */
  values: { ask: { readonly facet: FacetId; readonly text: string }; answer: FacetAnswer };
  texts: { ask: null; answer: RowTextSource };
  /** The whole table in its packed form, with whom to credit; `null`: as the table itself says. */
  pack: { ask: DataCredit | null; answer: Blob };
  /** The rows shown, as a file. */
  export: { ask: RowExport; answer: Blob };
  /** What a table is known by, see `tableDigest`; of any file or address, open or not. */
  identify: { ask: TableSource; answer: string | null };
}
export type RequestKind = keyof Requests;

export type ToWorker = {
  [K in RequestKind]: { readonly id: number; readonly kind: K; readonly ask: Requests[K]['ask'] };
}[RequestKind];

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Requests[RequestKind]['answer'] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly isSuperseded: boolean }
  | { readonly kind: 'progress'; readonly progress: OpenProgress };
