import { WORLD } from '../../core/table/mercator';
import type { TileAddress } from '../../core/table/tile-cells';
import { readVectorTile, type FieldValue, type VectorFeature } from './read-vector-tile';

/** A feature as a row. */
export interface TileRow {
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Web Mercator, 32 bits an axis; `null` for a line, an area or several points. */
  readonly point: MercatorPoint | null;
  /** What a feature is known by that neighbouring tiles may have as well; `null` when only this one has it. */
  readonly shared: string | null;
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
/** Units from a tile's edge: makers round to either side of it. */
const EDGE = 1;

/** A vector tile of any maker as rows. What a tile repeats from beyond its edge is the neighbour's. Throws when the bytes are no tile. */
export function decodeTile(bytes: Uint8Array, tile: TileAddress): DecodedTile {
  const rows: TileRow[] = [];
  const sums: TileSum[] = [];
  let [left, characters] = [0, 0];
  try {
    for (const feature of readVectorTile(bytes)) {
      if (rows.length + sums.length >= MOST_FEATURES || characters > MOST_CHARACTERS) {
        left++;
        continue;
      }
      const place = placeOf(feature, tile);
      if (place === 'neighbour') continue;
      const count = feature.fields['point_count'];
      if (place !== null && typeof count === 'number' && count > 1) sums.push({ ...place.point, count });
      else {
        const fields = withId(feature);
        characters += sizeOf(fields);
        const isShared = place === null || place.isAtEdge;
        const shared = isShared ? JSON.stringify([feature.layer, feature.id, Object.entries(feature.fields)]) : null;
        rows.push({ fields, point: place?.point ?? null, shared });
      }
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The tile ${tile.zoom}/${tile.column}/${tile.row} cannot be read: ${reason}.`, { cause });
  }
  return { rows, sums, left };
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

function sizeOf(fields: TileRow['fields']): number {
  let size = 0;
  for (const [name, value] of Object.entries(fields))
    size += name.length + (typeof value === 'string' ? value.length : 8);
  return size;
}
