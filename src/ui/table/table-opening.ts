import type { RowMapping } from '../../core/formats/rows/row-roles';
import type { TableSource } from '../../engine/protocol';

/** A table that the reader asked for, and what its columns are; `null` leaves that to their names. */
export interface TableOpening extends TableSource {
  readonly mapping: RowMapping | null;
  /** The page's query, where it asked for this file and a view of it. */
  readonly view?: string;
}
