import type { GeoJSON } from 'geojson';

/** A row or a cell of rows under a click. */
export type TablePick = { readonly lng: number; readonly lat: number } & (
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'cell'; readonly level: number; readonly column: number; readonly line: number }
);

/** What a feature of a table's tile stands for, see `encodeCells`; `null` when there is none. */
export function readTilePick(
  feature: { readonly geometry: GeoJSON; readonly properties: Readonly<Record<string, unknown>> } | undefined,
): TablePick | null {
  if (feature?.geometry.type !== 'Point') return null;
  const [lng = 0, lat = 0] = feature.geometry.coordinates;
  const { row, level, column, line } = feature.properties;
  if (typeof row === 'number') return { kind: 'row', row, lng, lat };
  if (typeof level !== 'number' || typeof column !== 'number' || typeof line !== 'number') return null;
  return { kind: 'cell', level, column, line, lng, lat };
}
