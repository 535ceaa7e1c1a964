import { readCells, type DrawnCell } from '../core/table/cell-block';
import type { TileAddress } from '../core/table/tile-cells';

/** The cells of a table's rows by tile, as far as they have been fetched; which tiles a page needs is known only when it is laid out. */
export class PageCells {
  readonly #tiles: ReadonlyMap<string, readonly DrawnCell[]>;
  readonly #missing = new Map<string, TileAddress>();

  constructor(tiles: ReadonlyMap<string, readonly DrawnCell[]> = new Map()) {
    this.#tiles = tiles;
  }

  of(tiles: readonly TileAddress[]): readonly DrawnCell[] {
    return tiles.flatMap((tile) => {
      const cells = this.#tiles.get(keyOf(tile));
      if (cells === undefined) this.#missing.set(keyOf(tile), tile);
      return cells ?? [];
    });
  }

  get missing(): readonly TileAddress[] {
    return [...this.#missing.values()];
  }

  /** The same with the missing tiles, each in the form of `cellBlock`. */
  with(blocks: readonly Float64Array[]): PageCells {
    const fetched = this.missing.map(
      (tile, at) => [keyOf(tile), readCells(blocks[at] ?? new Float64Array(0))] as const,
    );
    return new PageCells(new Map([...this.#tiles, ...fetched]));
  }
}

/** A page asks for new tiles only while its frame moves: twice or three times. */
const MOST_PASSES = 12;

/** Lays out a page again and again until all cells that it asks for are there. Answers with them too, for the next page. */
export async function layOutWithCells<Made>(
  layOut: (cells: PageCells) => Made,
  load: (tiles: readonly TileAddress[]) => Promise<readonly Float64Array[]>,
  begun = new PageCells(),
): Promise<{ readonly made: Made; readonly cells: PageCells }> {
  let cells = begun;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const made = layOut(cells);
    if (cells.missing.length === 0) return { made, cells };
    cells = cells.with(await load(cells.missing));
  }
  throw new RangeError('Expected a page whose map keeps its frame. Choose another size.');
}

function keyOf({ zoom, column, row }: TileAddress): string {
  return `${zoom}/${column}/${row}`;
}
