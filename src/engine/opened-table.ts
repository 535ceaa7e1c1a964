import type { Table } from '../core/table/table';
import type { TableInfo } from './protocol';
import type { RowTexts } from './row-texts';

/** A table that has been read: its columns, what was not taken, and what its rows say. */
export interface OpenedTable extends Pick<TableInfo, 'columns' | 'mapping' | 'rejected' | 'cut'> {
  readonly table: Table;
  readonly texts: RowTexts;
}
