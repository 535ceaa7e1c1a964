import type { RowMapping } from '../../core/formats/rows/row-roles';
import type { TileAddress } from '../../core/table/tile-cells';
import { visibleTiles, type DegreeBox } from '../../core/table/visible-tiles';
import type { OpenedTable } from '../opened-table';
import type { SightInfo, SightView } from '../protocol';
import type { TileSum } from './decode-tile';
import { rowsInSight } from './rows-in-sight';
import { SightShapes } from './sight-shapes';
import { sightTable } from './sight-table';
import { TileShelf } from './tile-shelf';
import type { TileSource } from './tile-source';

export interface Seen {
  readonly opened: OpenedTable;
  readonly sums: readonly TileSum[];
  /** Of the rows that are lines or areas. */
  readonly shapes: SightShapes;
  readonly info: SightInfo;
}

/** Tiles that are read at once. */
const MOST_TILES = 40;
/** What has come by then is shown; the rest joins it. */
const PATIENCE_MS = 1500;

/** The rows of a source of vector tiles, as far as a map shows them. */
export class Sight {
  readonly #source: TileSource;
  readonly #mapping: RowMapping | null;
  readonly #shelf: TileShelf;
  readonly #columns: Set<string>;
  #last = '';

  /** `mapping` says what columns are; `null` leaves that to their names. */
  constructor(source: TileSource, mapping: RowMapping | null) {
    this.#source = source;
    this.#mapping = mapping;
    this.#shelf = new TileShelf(source);
    this.#columns = new Set(source.columns);
  }

  /** Asks for the tiles of a view; answers with what is there after a while. The same view asked again waits for the rest. */
  async look(view: SightView): Promise<Seen> {
    const tiles = tilesOf(view, this.#source);
    const isAnew = JSON.stringify(view) !== this.#last;
    this.#last = JSON.stringify(view);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([this.#shelf.want(tiles, { isAnew }), patience]);
    clearTimeout(timer);
    return this.#seen(tiles, view);
  }

  /** Nothing yet. */
  nothing(): Seen {
    return this.#seen([], { west: 0, south: 0, east: 0, north: 0, zoom: this.#source.minZoom });
  }

  #seen(tiles: readonly TileAddress[], view: SightView): Seen {
    const { minZoom, maxZoom, bounds, attribution } = this.#source;
    const there = tiles.flatMap((tile) => this.#shelf.tile(tile) ?? []);
    const failures = tiles.flatMap((tile) => this.#shelf.failure(tile) ?? []);
    const { rows, sums, pieces } = rowsInSight(there, view);
    for (const { fields } of rows) for (const name of Object.keys(fields)) this.#columns.add(name);
    const { opened, taken } = sightTable(rows, [...this.#columns], this.#mapping);
    const byRow = new Map(
      taken.flatMap((row, id) => {
        const own = pieces.get(row);
        return own === undefined ? [] : [[id, own] as const];
      }),
    );
    return {
      opened,
      sums,
      shapes: new SightShapes(byRow, tiles[0]?.zoom ?? 0),
      info: {
        ...{ minZoom, maxZoom, bounds, attribution },
        isTooFar: view.zoom < minZoom,
        pending: tiles.length - there.length - failures.length,
        failed: failures.length,
        failure: failures[0] ?? null,
        left: there.reduce((sum, { left }) => sum + left, 0),
        shapes: byRow.size,
        summed: sums.reduce((sum, { count }) => sum + count, 0),
      },
    };
  }
}

/** The tiles of the zoom below a view's, or of the deepest that there is; farther ones where they would be too many. None before the first zoom. */
function tilesOf(view: SightView, { minZoom, maxZoom }: TileSource): TileAddress[] {
  for (let zoom = Math.min(Math.floor(view.zoom), maxZoom); zoom >= minZoom; zoom--) {
    const tiles = visibleTiles(zoom, view satisfies DegreeBox);
    if (tiles.length <= MOST_TILES) return tiles;
  }
  return [];
}
