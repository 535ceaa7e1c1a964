import type { Geometry } from 'geojson';
import { EARTH_METERS, type MapProjection } from './map-projection';
import { thinGeometry, type DetailWindow } from './thin-geometry';

/** The parts of a geometry that may be in the frame, at the detail that can be seen there. */
export type Nearby = (geometry: Geometry) => Geometry;

/** Points on the page: a quarter of what lines are simplified by later, since not every projection has one scale. */
const FINE = 0.02;
/** Degrees; less than the window is wider than the frame, so that nothing coarse is ever seen. */
const COARSE = 0.5;
const MARGIN = 1;
/** From here on the whole globe may be in the frame. */
const WHOLE_RADIUS = 80;

export function nearby(map: MapProjection): Nearby {
  const fine = (FINE / map.pointsPerMeter / EARTH_METERS) * (180 / Math.PI);
  const window = map.radius > WHOLE_RADIUS ? everywhere(fine) : around(map, fine);
  return (geometry) => thinGeometry(geometry, window);
}

function everywhere(fine: number): DetailWindow {
  return { isInside: () => true, mayTouch: () => true, fine, coarse: fine };
}

function around({ center: [lng0, lat0], radius }: MapProjection, fine: number): DetailWindow {
  const north = Math.min(90, lat0 + radius * 1.1 + MARGIN);
  const south = Math.max(-90, lat0 - radius * 1.1 - MARGIN);
  const degree = Math.PI / 180;
  // How far a cap reaches in longitude; all the way round when it holds a pole.
  const reach =
    north >= 89 || south <= -89
      ? 180
      : Math.min(
          180,
          Math.asin(Math.min(1, Math.sin(radius * 1.1 * degree) / Math.cos(lat0 * degree))) / degree + 2 * MARGIN,
        );
  return {
    isInside: (lng, lat) => {
      if (lat < south || lat > north) return false;
      const away = Math.abs(lng - lng0);
      return Math.min(away, 360 - away) <= reach;
    },
    mayTouch: (west, low, east, high) =>
      high >= south &&
      low <= north &&
      [-360, 0, 360].some((turn) => west + turn <= lng0 + reach && east + turn >= lng0 - reach),
    fine,
    coarse: Math.max(fine, COARSE),
  };
}
