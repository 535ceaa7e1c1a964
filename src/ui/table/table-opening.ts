import type { RowMapping } from '../../core/formats/rows/row-roles';
import type { CaseTable } from '../../core/model/case-table';
import type { TablePart } from '../../core/model/table-part';
import type { TableSource } from '../../engine/protocol';

/** A table that the reader asked for, and what its columns are; `null` leaves that to their names. */
export interface TableOpening extends TableSource {
  readonly mapping: RowMapping | null;
  /** Only these rows of the file, where an address does not ask for others. */
  readonly part?: TablePart;
  /** What the case says of it, where the case points at it. */
  readonly about?: CaseTable;
  /** The page's query, where it asked for this file and a view of it. */
  readonly view?: string;
}
