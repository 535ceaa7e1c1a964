import type { GeoJSON } from 'geojson';
import type { DrawnCell } from '../core/table/cell-block';
import { toLatitude, toLongitude, WORLD } from '../core/table/mercator';

/** A row or a cell of rows under a click. */
export type TablePick = {
  readonly lng: number;
  readonly lat: number;
  /** As the tile has them, where the rows came as tiles. */
  readonly properties: Readonly<Record<string, unknown>>;
} & (
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'cell'; readonly level: number; readonly column: number; readonly line: number }
  /** A cell of an archive: nobody can be asked for its rows. */
  | { readonly kind: 'sum'; readonly count: number }
);

/** What a feature of a table's tile stands for, see `encodeCells`; `null` when there is none. */
export function readTilePick(
  feature: { readonly geometry: GeoJSON; readonly properties: Readonly<Record<string, unknown>> } | undefined,
): TablePick | null {
  if (feature?.geometry.type !== 'Point') return null;
  const [lng = 0, lat = 0] = feature.geometry.coordinates;
  const { properties } = feature;
  const { row, level, column, line, count } = properties;
  if (typeof row === 'number') return { kind: 'row', row, lng, lat, properties };
  if (typeof level === 'number' && typeof column === 'number' && typeof line === 'number')
    return { kind: 'cell', level, column, line, lng, lat, properties };
  return typeof count === 'number' ? { kind: 'sum', count, lng, lat, properties } : null;
}

/** What a cell under a click stands for. */
export function cellPick({ x, y, only, level, column, line }: DrawnCell): TablePick {
  const at = { lng: toLongitude(x * WORLD), lat: toLatitude(y * WORLD), properties: {} };
  return only === null ? { kind: 'cell', level, column, line, ...at } : { kind: 'row', row: only, ...at };
}

/** What a line or an area under a click stands for; `null` when it is no row's. */
export function shapePick(
  properties: Readonly<Record<string, unknown>>,
  { lng, lat }: { readonly lng: number; readonly lat: number },
): TablePick | null {
  const { row } = properties;
  return typeof row === 'number' ? { kind: 'row', row, lng, lat, properties } : null;
}
