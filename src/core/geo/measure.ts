import { area, distance, polygon } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';

export interface Measured {
  /** On a sphere of the Earth's mean radius: metres, or square metres. */
  readonly sphere: number;
  /** On the WGS 84 ellipsoid. */
  readonly ellipsoid: number;
}

type Points = readonly (readonly [lng: number, lat: number])[];
const WGS84 = geodesic.Geodesic.WGS84;

/** The length of a line of great circles, and of geodesics, through the points: metres. */
export function measureLength(points: Points): Measured {
  let [sphere, ellipsoid] = [0, 0];
  for (const [at, end] of points.entries()) {
    const start = points[at - 1];
    if (start === undefined) continue;
    sphere += distance([...start], [...end], { units: 'meters' });
    ellipsoid += WGS84.Inverse(start[1], start[0], end[1], end[0]).s12 ?? 0;
  }
  return { sphere, ellipsoid };
}

/** The area within the points, closed from the last to the first: square metres; zero for fewer than three. */
export function measureArea(points: Points): Measured {
  const [first] = points;
  if (first === undefined || points.length < 3) return { sphere: 0, ellipsoid: 0 };
  const ring: Position[] = [...points, first].map((point) => [...point]);
  const shape = WGS84.Polygon(false);
  for (const [lng, lat] of points) shape.AddPoint(lat, lng);
  return { sphere: area(polygon([ring])), ellipsoid: Math.abs(shape.Compute(false, true).area ?? 0) };
}
