import type { MultiPolygon, Polygon } from 'geojson';
import type { AreaShape, TableArea } from './table-area';

/** An area by its own numbers, for the engine; `null` when the layers have no such region. */
export function engineShape(
  area: TableArea,
  region: (code: string) => Polygon | MultiPolygon | null,
): AreaShape | null {
  if (area.kind === 'polygon') return { kind: 'rings', rings: [area.points] };
  if (area.kind !== 'region') return area;
  const geometry = region(area.code);
  if (geometry === null) return null;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return {
    kind: 'rings',
    rings: polygons.flatMap((rings) => rings.map((ring) => ring.map(([lng = 0, lat = 0]) => [lng, lat] as const))),
  };
}
