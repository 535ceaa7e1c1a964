import { FACETS, type FacetId } from '../../query/query';
import { encodeCells, TILE_LAYER } from '../encode-cells';
import { encodeTile, EXTENT, type TileValue } from '../encode-tile';
import { facetSlots, OTHER_SLOT } from '../facet-slots';
import { KEY_LEVELS, mortonRange } from '../morton';
import { momentOf, type Table } from '../table';
import { tileCells, type CellSplit, type TileAddress } from '../tile-cells';
import { tileId } from './tile-id';
import type { ArchivedTile } from './write-pmtiles';

const MINUTE_MS = 60_000;

export interface TableTilesOptions {
  readonly by: FacetId;
  readonly maxZoom: number;
  /** A tile with more rows has cells of them instead. */
  readonly mostRows: number;
}

/** The deepest zoom worth having: the first at which no tile has more rows than it may, or the limit. */
export function deepestZoom({ keys, placed }: Table, mostRows: number, limit: number): number {
  for (let zoom = 0; zoom < limit; zoom++) {
    let [most, run, last] = [0, 0, -1];
    for (let at = 0; at < placed; at++) {
      const square = (keys[at] ?? 0) >>> (2 * (KEY_LEVELS - zoom));
      run = square === last || zoom === 0 ? run + 1 : 1;
      last = square;
      most = Math.max(most, run);
    }
    if (most <= mostRows) return zoom;
  }
  return limit;
}

/** Every tile of a table from the whole world down to `maxZoom`, in the order of an archive: its rows one by one where they are few, else its cells. */
export function* tableTiles(
  table: Table,
  { by, maxZoom, mostRows }: TableTilesOptions,
  textOf: (id: number) => string,
): Generator<ArchivedTile> {
  const visible = new Uint8Array(table.count).fill(1);
  const split: CellSplit = { codes: table.facets[by].codes, slots: facetSlots(table.facets[by]) };
  for (let zoom = 0; zoom <= maxZoom; zoom++) {
    for (const { tile, id } of tilesOf(table, zoom)) {
      const { from, to } = mortonRange(table.keys, { level: zoom, column: tile.column, row: tile.row });
      const data =
        to - from > mostRows
          ? encodeCells(tileCells(table, visible, split, tile), tile, { isArchive: true })
          : encodeRows(table, tile, { from, to, split, textOf: zoom === maxZoom ? textOf : () => '' });
      yield { id, data };
    }
  }
}

/** The tiles of a zoom that have rows, in ascending order of their ids. */
function tilesOf({ keys, placed }: Table, zoom: number): { readonly tile: TileAddress; readonly id: number }[] {
  const found: { tile: TileAddress; id: number }[] = [];
  let last = -1;
  for (let at = 0; at < placed; at++) {
    const square = zoom === 0 ? 0 : (keys[at] ?? 0) >>> (2 * (KEY_LEVELS - zoom));
    if (square === last) continue;
    last = square;
    const tile = { zoom, column: evenBits(square), row: evenBits(square >>> 1) };
    found.push({ tile, id: tileId(tile) });
  }
  return found.sort((a, b) => a.id - b.id);
}

function evenBits(value: number): number {
  let bits = 0;
  for (let at = 0; at < 16; at++) bits |= ((value >>> (2 * at)) & 1) << at;
  return bits;
}

function encodeRows(
  table: Table,
  tile: TileAddress,
  {
    from,
    to,
    split,
    textOf,
  }: {
    readonly from: number;
    readonly to: number;
    readonly split: CellSplit;
    readonly textOf: (id: number) => string;
  },
): Uint8Array {
  const scale = (EXTENT * 2 ** tile.zoom) / 2 ** 32;
  return encodeTile(
    TILE_LAYER,
    Array.from({ length: to - from }, (_, index) => {
      const at = from + index;
      const id = table.ids[at] ?? 0;
      const properties: Record<string, TileValue> = {
        count: 1,
        row: id,
        slot: split.slots.ofCode[split.codes[at] ?? 0] ?? OTHER_SLOT,
      };
      for (const facet of FACETS) {
        const value = valueOf(table, facet, at);
        if (value !== '') properties[facet] = value;
      }
      for (const [clock, time] of Object.entries(table.times)) {
        const moment = time === null ? null : momentOf(time.min[at] ?? 0, time.max[at] ?? 0);
        if (moment !== null) properties[clock] = new Date(moment * MINUTE_MS).toISOString().slice(0, 16);
      }
      const quantity = table.quantity?.min[at] ?? NaN;
      if (!Number.isNaN(quantity)) properties['quantity'] = quantity;
      const text = textOf(id);
      if (text !== '') properties['statement'] = text;
      return {
        x: (table.x[at] ?? 0) * scale - tile.column * EXTENT,
        y: (table.y[at] ?? 0) * scale - tile.row * EXTENT,
        properties,
      };
    }),
  );
}

function valueOf({ facets }: Table, facet: FacetId, at: number): string {
  const { codes, combinations, values } = facets[facet];
  if (codes.length === 0) return '';
  const code = codes[at] ?? 0;
  return (combinations?.[code] ?? [code]).flatMap((value) => values[value] ?? []).join('; ');
}
