import type { Geometry, Position } from 'geojson';
import type { MapProjection } from './map-projection';

/** Whether any of a line or ring may be in the frame. */
export type Nearness = (positions: readonly Position[]) => boolean;

/** Most of the world is never in the frame, and need not be projected. */
export function nearness(map: MapProjection): Nearness {
  if (map.radius > 80) return () => true;
  const [lng0, lat0] = map.center;
  const north = Math.min(90, lat0 + map.radius * 1.1 + 1);
  const south = Math.max(-90, lat0 - map.radius * 1.1 - 1);
  // How far a cap reaches in longitude; all the way round when it holds a pole.
  const reach =
    north >= 89 || south <= -89
      ? 180
      : Math.min(
          180,
          (Math.asin(Math.min(1, Math.sin((map.radius * 1.1 * Math.PI) / 180) / Math.cos((lat0 * Math.PI) / 180))) *
            180) /
            Math.PI +
            2,
        );
  return (positions) => {
    let [west, east, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [lng = 0, lat = 0] of positions) {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      low = Math.min(low, lat);
      high = Math.max(high, lat);
    }
    if (high < south || low > north) return false;
    return [-360, 0, 360].some((turn) => west + turn <= lng0 + reach && east + turn >= lng0 - reach);
  };
}

/** The parts of a geometry that may be in the frame. */
export function near(geometry: Geometry, isNear: Nearness): Geometry {
  switch (geometry.type) {
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.filter(isNear) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.filter(([ring]) => ring !== undefined && isNear(ring)) };
    case 'Polygon':
      return isNear(geometry.coordinates[0] ?? []) ? geometry : { ...geometry, coordinates: [] };
    default:
      return geometry;
  }
}
