import type { DataCredit } from '../core/model/data-credit';
import type { Table } from '../core/table/table';
import type { OpenedPart, TableInfo } from './protocol';
import type { RowTexts } from './row-texts';

/** A table that has been read: its columns, what was not taken, and what its rows say. */
export interface OpenedTable extends Pick<TableInfo, 'columns' | 'mapping' | 'rejected' | 'cut'> {
  readonly table: Table;
  readonly texts: RowTexts;
  /** SHA-256 of the bytes at an address that was read whole, taken as they came; `null` where it could not be taken. */
  readonly digest?: Promise<string | null>;
  /** Whose the rows are, where the file says it in a form of ours. */
  readonly credit?: DataCredit;
  /** Left out where all of the file was read. */
  readonly part?: OpenedPart;
}
