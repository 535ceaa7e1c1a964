import { bearing, distance, greatCircle } from '@turf/turf';
import type { Position } from 'geojson';

/** One vertex at least every so many kilometres: smooth at any zoom at which an arrow this schematic is worth looking at. */
const SEGMENT_KM = 60;

/** The lines of a great circle between two points, cut at the antimeridian; none when the points are the same. WGS 84 degrees, longitude first. */
export function greatCircleLines(from: readonly [number, number], to: readonly [number, number]): Position[][] {
  const [start, end] = [[...from], [...to]];
  const kilometers = distance(start, end);
  if (kilometers < 0.001) return [];
  const npoints = Math.min(200, Math.max(8, Math.ceil(kilometers / SEGMENT_KM)));
  const { geometry } = greatCircle(start, end, { npoints });
  return geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
}

/** The direction in which the last of the lines arrives, degrees clockwise from north. */
export function arrivalBearing(lines: readonly Position[][]): number {
  const [before, end] = lines.at(-1)?.slice(-2) ?? [];
  return before && end ? bearing(before, end) : 0;
}
