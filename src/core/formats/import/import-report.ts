import type { Case } from '../../model/case';
import type { RejectedRow } from './import-table';

/** What an import did to a case, row by row. Nothing of the case is ever overwritten: where a row differs, what is stored stays. */
export interface ImportReport {
  /** Rows of the file, good or bad. */
  readonly rows: number;
  readonly added: {
    readonly claims: readonly string[];
    readonly sources: readonly string[];
    readonly actors: readonly string[];
    readonly places: readonly string[];
    readonly occasions: readonly string[];
    readonly terms: readonly string[];
    /** Tables that the case points at. */
    readonly tables: readonly string[];
  };
  /** Actors, places and sources that the case had already, by the name in the file. */
  readonly merged: readonly {
    readonly table: 'actors' | 'places' | 'sources';
    readonly id: string;
    readonly name: string;
  }[];
  /** Claims that the case had already, or that the file gives twice. */
  readonly same: readonly { readonly row: number; readonly id: string }[];
  /** What the case has under the same id, but otherwise; `differs` names the fields. */
  readonly conflicting: readonly { readonly row: number; readonly id: string; readonly differs: readonly string[] }[];
  readonly rejected: readonly RejectedRow[];
}

export interface ImportResult {
  /** The case with the good rows; the very one that was given when there was nothing to add. */
  readonly case: Case;
  readonly report: ImportReport;
}
