import { circle } from '@turf/turf';
import type { GeoJSON } from 'geojson';
import type { TableArea } from '../../core/table/table-area';

const CIRCLE_CORNERS = 128;

/** An area as a shape for the map; a circle is one on the sphere. */
export function areaShape(area: TableArea | null): GeoJSON | null {
  if (area === null) return null;
  if (area.kind === 'circle') {
    const { geometry } = circle([area.lng, area.lat], area.radiusMeters, { units: 'meters', steps: CIRCLE_CORNERS });
    return geometry;
  }
  return pointsShape(area.points);
}

/** The corners set so far: a point, a line, or the closed area. */
export function pointsShape(points: readonly (readonly [number, number])[]): GeoJSON | null {
  const corners = points.map((point) => [...point]);
  const [first] = corners;
  if (first === undefined) return null;
  if (corners.length < 3) return { type: 'LineString', coordinates: corners.length === 1 ? [first, first] : corners };
  return { type: 'Polygon', coordinates: [[...corners, first]] };
}
