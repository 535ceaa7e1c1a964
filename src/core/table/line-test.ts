import { toLatitude, toLongitude } from './mercator';
import { distanceOf, EARTH_RADIUS_METERS, squareBox } from './sphere-distance';
import type { AreaTest } from './square-walk';

const RADIANS = Math.PI / 180;
/** Above this a square is so wide that its corners no longer are the points farthest from its middle. */
const LEAST_LEVEL = 5;

type Vector = readonly [x: number, y: number, z: number];

/** No farther than `meters` from a line of great-circle segments on the sphere. */
export function lineTest(points: readonly (readonly [lng: number, lat: number])[], meters: number): AreaTest {
  const distanceToLine = lineDistance(points);
  return {
    contains: (x, y) => distanceToLine(toLongitude(x), toLatitude(y)) <= meters,
    relation: (square) => {
      if (square.level < LEAST_LEVEL) return 'both';
      const { west, east, north, south } = squareBox(square);
      const [lng, lat] = [(west + east) / 2, (north + south) / 2];
      const reach = Math.max(distanceOf(lng, lat, west, north), distanceOf(lng, lat, west, south));
      const middle = distanceToLine(lng, lat);
      // A metre is left for rounding: what lies on the edge is looked at row by row.
      if (middle - reach > meters + 1) return 'outside';
      return middle + reach < meters - 1 ? 'inside' : 'both';
    },
  };
}

/** Metres on the sphere from a point to the nearest point of a line of great-circle segments; a line of one point is that point. */
export function lineDistance(
  points: readonly (readonly [lng: number, lat: number])[],
): (lng: number, lat: number) => number {
  const corners = points.map(([lng, lat]) => vectorOf(lng, lat));
  const segments = corners.slice(1).flatMap((end, at) => {
    const start = corners[at] ?? end;
    const normal = cross(start, end);
    const length = Math.hypot(...normal);
    if (length < 1e-12) return [];
    const unit: Vector = [normal[0] / length, normal[1] / length, normal[2] / length];
    return [{ normal: unit, afterStart: cross(unit, start), beforeEnd: cross(end, unit) }];
  });
  return (lng, lat) => {
    const point = vectorOf(lng, lat);
    let nearest = Infinity;
    for (const [ownLng, ownLat] of points) nearest = Math.min(nearest, distanceOf(lng, lat, ownLng, ownLat));
    for (const { normal, afterStart, beforeEnd } of segments) {
      if (dot(point, afterStart) < 0 || dot(point, beforeEnd) < 0) continue;
      nearest = Math.min(nearest, Math.asin(Math.min(1, Math.abs(dot(point, normal)))) * EARTH_RADIUS_METERS);
    }
    return nearest;
  };
}

function vectorOf(lng: number, lat: number): Vector {
  const level = Math.cos(lat * RADIANS);
  return [level * Math.cos(lng * RADIANS), level * Math.sin(lng * RADIANS), Math.sin(lat * RADIANS)];
}

function cross([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

function dot([ax, ay, az]: Vector, [bx, by, bz]: Vector): number {
  return ax * bx + ay * by + az * bz;
}
