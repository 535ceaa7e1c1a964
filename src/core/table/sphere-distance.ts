import { toLatitude, toLongitude } from './mercator';
import type { Square } from './square-walk';

/** The Earth's mean radius. */
export const EARTH_RADIUS_METERS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres between two points on the sphere. */
export function distanceOf(lng1: number, lat1: number, lng2: number, lat2: number): number {
  return toMeters(haversine(lat1, lat2, halfSineSquared(lng1 - lng2)));
}

/** Metres from a point to the nearest point of a square of the map; zero inside it. */
export function squareDistance(lng: number, lat: number, square: Square): number {
  const { west, east, north, south } = squareBox(square);
  if (lng >= west && lng <= east) {
    const kept = Math.max(south, Math.min(north, lat));
    return toMeters(halfSineSquared(lat - kept));
  }
  // The nearer of its two sides, whichever way round the world.
  const side = Math.min(halfSineSquared(lng - west), halfSineSquared(lng - east));
  const cosine = 1 - 2 * side;
  // Where the great circle through the point meets the side's meridian at a right angle.
  const foot = cosine <= 0 ? (lat > 0 ? 90 : -90) : Math.atan(Math.tan(lat * RADIANS) / cosine) / RADIANS;
  const ends = Math.min(haversine(lat, south, side), haversine(lat, north, side));
  return toMeters(foot > south && foot < north ? Math.min(ends, haversine(lat, foot, side)) : ends);
}

/** Degrees. */
export function squareBox({ level, column, row }: Square): {
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
} {
  const size = 2 ** (32 - level);
  return {
    west: toLongitude(column * size),
    east: toLongitude((column + 1) * size),
    north: toLatitude(row * size),
    south: toLatitude((row + 1) * size),
  };
}

function haversine(lat1: number, lat2: number, ofLongitudes: number): number {
  return halfSineSquared(lat1 - lat2) + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * ofLongitudes;
}

function halfSineSquared(degrees: number): number {
  const sine = Math.sin((degrees * RADIANS) / 2);
  return sine * sine;
}

function toMeters(haversine: number): number {
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(haversine)));
}
