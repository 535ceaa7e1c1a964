import type { Case } from '../../core/model/case';
import type { Query } from '../../core/query/query';
import type { TileAddress } from '../../core/table/tile-cells';
import type { Language } from '../../core/view/view-state';
import type { PageReference } from '../../snapshot/page-reference';
import type { PageOptions } from '../../snapshot/page-sizes';
import type { Scene } from '../../snapshot/scene';
import type { Frame, SceneOptions, SnapshotTheme } from '../../snapshot/scene-input';
import type { ShownRows } from '../../snapshot/shown-rows';
import type { LayerAddresses } from '../../state/base-layers';

/** What pages are about: a case, or the rows of a table that are shown. */
export type SnapshotAbout =
  | {
      readonly kind: 'case';
      readonly loaded: Case;
      /** Layers of the reader's own that the map shows. */
      readonly references: readonly PageReference[];
    }
  /** `hash`: the table's digest; empty where a server answers anew each time. */
  | { readonly kind: 'table'; readonly shown: ShownRows; readonly hash: string };

/** What the worker is given once. */
export type SnapshotGiven = SnapshotAbout & { readonly layers: LayerAddresses };

/** A page to make: all that decides how it looks, as plain data. */
export interface SnapshotRequest {
  /** Which claims; `null` of a table, whose rows were given. */
  readonly claims: { readonly query: Query; readonly selected: string | null } | null;
  readonly frame: Frame;
  readonly hiddenLayers: readonly string[];
  readonly page: PageOptions;
  readonly theme: SnapshotTheme;
  readonly language: Language;
  /** `null`: as suggested. */
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly asOf: string;
  readonly permalink: string;
  readonly options: SceneOptions;
  /** A PMTiles file of pictures, or its address: it is laid under the map. */
  readonly basemap: Blob | string | null;
}

/** Formats that a worker writes; pixels need the page's own canvas. */
export type WrittenFormat = 'svg' | 'pdf' | 'pptx';

export interface SnapshotOrder {
  readonly kind: 'order';
  readonly id: number;
  readonly format: WrittenFormat;
  readonly request: SnapshotRequest;
}

/** A file a page for SVG, one file otherwise. */
export interface SnapshotFiles {
  readonly files: readonly Uint8Array<ArrayBuffer>[];
  /** What the files say of themselves, and how large their pages are; without the shapes. */
  readonly scene: Scene;
}

/** The worker asks for cells of a table's rows by tile, one request at a time. */
export type SnapshotAnswer =
  | { readonly id: number; readonly files: SnapshotFiles }
  | { readonly id: number; readonly problem: string }
  | { readonly id: number; readonly tiles: readonly TileAddress[] };

/** What it gets; of the order that asked. */
export interface SnapshotCells {
  readonly kind: 'cells';
  readonly id: number;
  readonly cells: readonly Float64Array[] | { readonly problem: string };
}
