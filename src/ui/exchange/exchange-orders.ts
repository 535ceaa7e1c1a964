import type { ExportFormatId } from '../../core/formats/export/export-formats';
import type { ClaimFields, FieldMapping } from '../../core/formats/import/claim-fields';
import type { ImportResult } from '../../core/formats/import/import-report';
import type { ImportFormat, ImportRecord } from '../../core/formats/import/import-table';
import type { ReferenceLayer } from '../../core/formats/import/reference-layer';
import type { Case } from '../../core/model/case';
import type { DeskDocumentReading } from '../../core/store/read-desk-document';
import type { Language } from '../../core/view/view-state';

/** What the worker is given once, before its orders. */
export interface ExchangeCase {
  readonly kind: 'case';
  readonly loaded: Case;
  /** What goes out of it, where that is not the same. */
  readonly exported?: Case;
  /** Where the boundaries are. */
  readonly boundaries: string;
}

/** What the worker can be asked for, and what it answers with. */
export interface Orders {
  readonly export: {
    readonly ask: {
      readonly format: ExportFormatId;
      /** In their order. */
      readonly claims: readonly string[];
      readonly language: Language;
      /** The page's address, without a query. */
      readonly base: string;
    };
    readonly answer: Uint8Array<ArrayBuffer>;
  };
  readonly read: {
    readonly ask: { readonly bytes: Uint8Array; readonly fileName: string };
    readonly answer: FileOutline;
  };
  /** A case in one file, in an archive, or in a folder; paths are within what was opened. */
  readonly open: {
    readonly ask: { readonly files: readonly { readonly path: string; readonly file: Blob }[] };
    readonly answer: DeskDocumentReading;
  };
  readonly import: {
    readonly ask: {
      readonly mapping: FieldMapping;
      readonly defaults: ClaimFields;
      readonly today: string;
    };
    readonly answer: ImportResult;
  };
  readonly layer: {
    /** `without`: layers of an archive of tiles that are not wanted. */
    readonly ask: { readonly bytes: Uint8Array; readonly fileName: string; readonly without: readonly string[] };
    readonly answer: ReferenceLayer;
  };
}
export type OrderKind = keyof Orders;

/** What is in a file, as far as the reader needs it to say what its columns are. */
export type FileOutline =
  | { readonly kind: 'case' }
  | {
      readonly kind: 'table';
      readonly format: ImportFormat;
      readonly columns: readonly string[];
      /** What its columns are called says so, or its format does. */
      readonly guess: FieldMapping;
      /** The format says what its columns are: there is nothing to map. */
      readonly hasShape: boolean;
      readonly rows: number;
      /** The first rows. */
      readonly sample: readonly ImportRecord[];
    };

export type OrderMessage = {
  readonly [Kind in OrderKind]: { readonly kind: Kind; readonly id: number; readonly ask: Orders[Kind]['ask'] };
}[OrderKind];
export type AnswerMessage =
  | { readonly id: number; readonly answer: unknown }
  /** `isOurs`: the words are about the file, and made to be read. */
  | { readonly id: number; readonly problem: string; readonly isOurs: boolean };
