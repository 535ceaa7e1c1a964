import type { TileAddress } from '../../core/table/tile-cells';

/** Vector tiles that some other software makes: known by their standards only. */
export interface TileSource {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** WGS 84 degrees; `null` when the source does not say, or says the whole world. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number] | null;
  /** Plain text; empty when the source names nobody. */
  readonly attribution: string;
  /** Column names that the source tells before any tile is read. */
  readonly columns: readonly string[];
  /** Its tiles have several layers, as far as it says: then a row's layer is a column of its own. */
  readonly isLayered: boolean;
  /** Unpacked; `null` where the source has none. Throws when it does not come. */
  readonly tile: (tile: TileAddress, signal: AbortSignal) => Promise<Uint8Array | null>;
}

/** Bytes of one tile, as it comes and unpacked. */
export const MOST_TILE_BYTES = { packed: 16_000_000, plain: 64_000_000 } as const;
/** Servers that draw tiles on demand give any zoom: this is where they are asked no deeper. */
export const DEFAULT_MAX_ZOOM = 14;

const WORLD_EDGE = [-180, -85, 180, 85];

/** A box that says something: `null` for one that is none, or is the whole world. */
export function sourceBounds(box: readonly number[] | undefined): TileSource['bounds'] {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = box ?? [];
  const isBox = west >= -180 && east <= 180 && west < east && south >= -90 && north <= 90 && south < north;
  const isWorld = WORLD_EDGE.every((limit, at) => Math.abs((box?.[at] ?? 0) - limit) < 6);
  return isBox && !isWorld ? [west, south, east, north] : null;
}
