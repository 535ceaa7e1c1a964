import type { Table } from '../core/table/table';
import type { TableInfo } from './protocol';
import type { RowTexts } from './row-texts';

/** What reading gives, whatever the file was. */
export interface OpenedTable extends Pick<TableInfo, 'columns' | 'mapping' | 'rejected' | 'cut'> {
  readonly table: Table;
  readonly texts: RowTexts;
}
