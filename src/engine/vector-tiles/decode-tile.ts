import { WORLD } from '../../core/table/mercator';
import type { TileAddress } from '../../core/table/tile-cells';
import { placedParts } from '../tile-layer/place-parts';
import type { TilePosition } from './read-tile-parts';
import { readVectorTile, type FieldValue, type VectorFeature } from './read-vector-tile';

/** A feature as a row. */
export interface TileRow {
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Web Mercator, 32 bits an axis; `null` for a line, an area or several points. */
  readonly point: MercatorPoint | null;
  /** What of a line or an area lies in the tile; `null` of points, and of what lies beyond its edge. */
  readonly piece: TilePiece | null;
  /** What a feature is known by that neighbouring tiles may have as well; `null` when only this one has it. */
  readonly shared: string | null;
}
/** Lines, or the rings of an area, outer ones clockwise, in tiles of the zoom. */
export interface TilePiece {
  readonly isArea: boolean;
  readonly lines: readonly (readonly TilePosition[])[];
}
export interface MercatorPoint {
  readonly x: number;
  readonly y: number;
}

/** A point that stands for many rows: tippecanoe and Supercluster write how many as `point_count`. */
export interface TileSum extends MercatorPoint {
  readonly count: number;
}

export interface DecodedTile {
  readonly rows: readonly TileRow[];
  readonly sums: readonly TileSum[];
  /** Features beyond what is taken of one tile. */
  readonly left: number;
}

/** Of one tile: more would stop the page. */
export const MOST_FEATURES = 60_000;
const MOST_CHARACTERS = 40_000_000;
const MOST_VERTICES = 2_000_000;
/** Units from a tile's edge: makers round to either side of it. */
const EDGE = 1;

/** A vector tile of any maker as rows; the name of a row's layer is a column where there are several. What a tile repeats from beyond its edge is the neighbour's. Throws when the bytes are no tile. */
export function decodeTile(bytes: Uint8Array, tile: TileAddress, isLayered = false): DecodedTile {
  const rows: TileRow[] = [];
  const sums: TileSum[] = [];
  let [left, characters, vertices] = [0, 0, 0];
  try {
    for (const feature of readVectorTile(bytes)) {
      const isFull = rows.length + sums.length >= MOST_FEATURES;
      if (isFull || characters > MOST_CHARACTERS || vertices > MOST_VERTICES) {
        left++;
        continue;
      }
      const place = placeOf(feature, tile);
      if (place === 'neighbour') continue;
      const count = feature.fields['point_count'];
      if (place !== null && typeof count === 'number' && count > 1) sums.push({ ...place.point, count });
      else {
        const fields = isLayered ? withLayer(feature) : withId(feature);
        characters += sizeOf(fields);
        const isShared = place === null || place.isAtEdge;
        const shared = isShared ? JSON.stringify([feature.layer, feature.id, Object.entries(feature.fields)]) : null;
        const piece = pieceOf(feature, tile);
        vertices += piece?.lines.reduce((sum, { length }) => sum + length, 0) ?? 0;
        rows.push({ fields, point: place?.point ?? null, piece, shared });
      }
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The tile ${tile.zoom}/${tile.column}/${tile.row} cannot be read: ${reason}.`, { cause });
  }
  return { rows, sums, left };
}

function pieceOf({ parts, extent }: VectorFeature, tile: TileAddress): TilePiece | null {
  const read = parts?.();
  const lines = read === undefined ? [] : placedParts(read, extent, tile);
  return read === undefined || lines.length === 0 ? null : { isArea: read.isArea, lines };
}

/** `null` where a feature is no single point. */
function placeOf(
  { points, extent }: VectorFeature,
  { zoom, column, row }: TileAddress,
): { readonly point: MercatorPoint; readonly isAtEdge: boolean } | 'neighbour' | null {
  if (points?.length !== 2) return null;
  const [x = 0, y = 0] = points;
  if (x < 0 || x > extent || y < 0 || y > extent) return 'neighbour';
  const size = WORLD / 2 ** zoom;
  return {
    point: { x: (column + x / extent) * size, y: (row + y / extent) * size },
    isAtEdge: Math.min(x, y, extent - x, extent - y) <= EDGE,
  };
}

/** The id of a feature is a column of its own where no column has its name. */
function withId({ id, fields }: VectorFeature): TileRow['fields'] {
  return id === null || 'id' in fields ? fields : { id, ...fields };
}

function withLayer(feature: VectorFeature): TileRow['fields'] {
  const fields = withId(feature);
  return 'layer' in fields ? fields : { layer: feature.layer, ...fields };
}

function sizeOf(fields: TileRow['fields']): number {
  let size = 0;
  for (const [name, value] of Object.entries(fields))
    size += name.length + (typeof value === 'string' ? value.length : 8);
  return size;
}
