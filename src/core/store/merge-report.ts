import type { CasePart } from '../formats/case-files';
import type { Localized } from '../model/localized';

/** What two versions of one case say about one row, under the same id. */
export interface RowChange {
  readonly table: CasePart;
  readonly id: string;
  /** The row by name, or a claim by its statement. */
  readonly name: Localized;
  /** Seen from what is stored. */
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of a changed row, each field that differs; `undefined` where one has it not. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly stored: unknown;
  readonly imported: unknown;
}

/** An actor or a place that may be there twice, under two ids. */
export interface Twins {
  readonly table: 'actors' | 'places';
  /** The one that stays, and the one that would become it. */
  readonly kept: string;
  readonly merged: string;
  readonly name: Localized;
  /** What speaks for it. */
  readonly why: 'wikidata' | 'geonames' | 'name';
}

export interface MergeReport {
  readonly isSame: boolean;
  /** In the order of `case`, sources, actors, places, occasions, claims. */
  readonly rows: readonly RowChange[];
  readonly twins: readonly Twins[];
}

/** A row's key in a set of choices. */
export function rowKey({ table, id }: Pick<RowChange, 'table' | 'id'>): string {
  return `${table} ${id}`;
}

export function twinsKey({ table, kept, merged }: Twins): string {
  return `${table} ${kept} ${merged}`;
}
