import type { RowTextSource } from './row-texts';

export type ToSearch =
  | {
      readonly kind: 'build';
      readonly source: RowTextSource;
      readonly columns: readonly string[];
      /** Rows of the table. */
      readonly count: number;
    }
  | { readonly kind: 'find'; readonly id: number; readonly terms: readonly string[] };

export type FromSearch =
  | { readonly kind: 'progress'; readonly ready: number }
  | { readonly kind: 'found'; readonly id: number; readonly found: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly message: string };
