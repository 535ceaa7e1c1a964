import type { TileAddress } from '../../core/table/tile-cells';
import { decodeTile, type DecodedTile } from './decode-tile';
import type { TileSource } from './tile-source';

/** Features of tiles that are kept at hand; beyond it the tiles that were looked at longest ago go. */
const KEPT_FEATURES = 400_000;
const NOTHING: DecodedTile = { rows: [], sums: [], left: 0 };

/** Tiles of a source that have been read, those that are on their way, and why others did not come. */
export class TileShelf {
  readonly #source: TileSource;
  readonly #tiles = new Map<string, DecodedTile>();
  readonly #coming = new Map<string, { readonly done: Promise<void>; readonly abort: AbortController }>();
  readonly #failures = new Map<string, string>();

  constructor(source: TileSource) {
    this.#source = source;
  }

  tile(tile: TileAddress): DecodedTile | undefined {
    return this.#tiles.get(keyOf(tile));
  }
  /** Why a tile did not come. */
  failure(tile: TileAddress): string | undefined {
    return this.#failures.get(keyOf(tile));
  }

  /** Asks for tiles; whatever else is on its way is called back. Resolves when each has come or failed; what failed before is asked again with `isAnew`. */
  async want(tiles: readonly TileAddress[], { isAnew }: { readonly isAnew: boolean }): Promise<void> {
    const keys = new Set(tiles.map(keyOf));
    for (const [key, { abort }] of this.#coming) if (!keys.has(key)) abort.abort();
    if (isAnew) this.#failures.clear();
    await Promise.all(tiles.map((tile) => this.#want(tile)));
    this.#forget(keys);
  }

  async #want(tile: TileAddress): Promise<void> {
    const key = keyOf(tile);
    const known = this.#tiles.get(key);
    if (known !== undefined) {
      // The last looked at goes last.
      this.#tiles.delete(key);
      this.#tiles.set(key, known);
    }
    const coming = this.#coming.get(key);
    if (known !== undefined || this.#failures.has(key)) return;
    if (coming?.abort.signal.aborted === false) return coming.done;
    const abort = new AbortController();
    const done = this.#ask(tile, abort.signal).finally(() => {
      if (this.#coming.get(key)?.abort === abort) this.#coming.delete(key);
    });
    this.#coming.set(key, { done, abort });
    return done;
  }

  async #ask(tile: TileAddress, signal: AbortSignal): Promise<void> {
    try {
      const bytes = await this.#source.tile(tile, signal);
      this.#tiles.set(keyOf(tile), bytes === null ? NOTHING : decodeTile(bytes, tile, this.#source.isLayered));
    } catch (cause) {
      if (!signal.aborted) this.#failures.set(keyOf(tile), cause instanceof Error ? cause.message : String(cause));
    }
  }

  #forget(wanted: ReadonlySet<string>): void {
    let kept = 0;
    for (const { rows, sums } of this.#tiles.values()) kept += rows.length + sums.length;
    for (const [key, { rows, sums }] of this.#tiles) {
      if (kept <= KEPT_FEATURES || wanted.has(key)) return;
      kept -= rows.length + sums.length;
      this.#tiles.delete(key);
    }
  }
}

function keyOf({ zoom, column, row }: TileAddress): string {
  return `${zoom}/${column}/${row}`;
}
