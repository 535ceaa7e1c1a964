/** Steps of each axis round the world. */
export const WORLD = 4_294_967_296;
/** Web Mercator ends where the world becomes a square. */
const MAX_LATITUDE = 85.051128779806604;

/** A longitude on the 32-bit axis, west to east. 180° E is the last cell, not the first: both sides of the antimeridian keep their own edge. */
export function toMercatorX(lng: number): number {
  return clamp((lng / 360 + 0.5) * WORLD);
}

/** A latitude on the 32-bit axis, north to south. What lies beyond Mercator's edge lies on it. */
export function toMercatorY(lat: number): number {
  const sine = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180);
  return clamp((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD);
}

export function toLongitude(x: number): number {
  return (x / WORLD - 0.5) * 360;
}

export function toLatitude(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI;
}

function clamp(value: number): number {
  return Math.max(0, Math.min(WORLD - 1, Math.floor(value)));
}
