import type { TileAddress } from '../../core/table/tile-cells';
import type { Language } from '../../core/view/view-state';
import type { Frame } from '../../snapshot/scene-input';
import type { SnapshotAbout, SnapshotRequest } from './snapshot-request';

/** What a page can be made of: the open case, or the open table. */
export interface ExportSource {
  readonly about: SnapshotAbout;
  /** The day that the page speaks for when nobody says, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The view as it stands, but for its words. */
  readonly view: () => Pick<SnapshotRequest, 'claims' | 'hiddenLayers' | 'basemap'>;
  /** What the map on the screen shows. */
  readonly screen: () => Frame;
  /** The address of the view in a language. */
  readonly permalink: (language: Language) => string;
  /** Of a table: the cells of its rows in tiles, as the map has them. */
  readonly loadCells?: (tiles: readonly TileAddress[]) => Promise<readonly Float64Array[]>;
}
