import { bearing, circle, destination, distance, featureCollection, lineString, polygon, union } from '@turf/turf';
import type { Feature, GeoJSON, MultiPolygon, Polygon, Position } from 'geojson';
import type { TableArea } from '../../core/table/table-area';

const CIRCLE_CORNERS = 128;
const CAP_CORNERS = 16;
/** Points of a great circle between two corners of a line. */
const LINE_POINTS = 24;

/** An area as a shape for the map; a circle is one on the sphere, a line goes along great circles with its edge to both sides. */
export function areaShape(
  area: TableArea | null,
  region: (code: string) => Polygon | MultiPolygon | null = () => null,
): GeoJSON | null {
  if (area === null) return null;
  switch (area.kind) {
    case 'circle':
      return circle([area.lng, area.lat], area.radiusMeters, { units: 'meters', steps: CIRCLE_CORNERS }).geometry;
    case 'line':
      return lineShape(area.points, area.meters);
    case 'polygon':
      return pointsShape(area.points);
    case 'region':
      return region(area.code);
  }
}

/** What is no farther from a line than so many metres, and the line itself. */
function lineShape(points: readonly (readonly [number, number])[], meters: number): GeoJSON {
  const pieces = points.slice(1).map((end, at) => capsule(alongCircles([points[at] ?? end, end]), meters));
  const [only] = pieces;
  const joined = pieces.length > 1 ? union(featureCollection(pieces)) : only;
  const line = lineString(alongCircles(points)).geometry;
  return { type: 'GeometryCollection', geometries: joined == null ? [line] : [joined.geometry, line] };
}

/** Round one stretch: along it to one side, round its end, and back on the other. */
function capsule(line: readonly (readonly [number, number])[], meters: number): Feature<Polygon | MultiPolygon> {
  const [first = [0, 0], last = [0, 0]] = [line[0], line.at(-1)];
  const at = (point: readonly number[], degrees: number): Position => {
    const { coordinates } = destination([...point], meters, degrees, { units: 'meters' }).geometry;
    const [lng = 0, lat = 0] = coordinates;
    return [lng + 360 * Math.round(((point[0] ?? 0) - lng) / 360), lat];
  };
  const heading = (index: number): number => {
    const [from, to] = [line[Math.max(0, index - 1)] ?? first, line[Math.min(line.length - 1, index + 1)] ?? last];
    return bearing([...from], [...to]);
  };
  const end = heading(line.length - 1);
  const start = heading(0);
  const turn = Array.from({ length: CAP_CORNERS + 1 }, (_, step) => (180 * step) / CAP_CORNERS);
  const right = line.map((point, index) => at(point, heading(index) + 90));
  const left = line.map((point, index) => at(point, heading(index) - 90));
  const ring = [
    ...right,
    ...turn.map((degrees) => at(last, end + 90 - degrees)),
    ...left.reverse(),
    ...turn.map((degrees) => at(first, start - 90 - degrees)),
  ];
  return polygon([[...ring, ring[0] ?? []]]);
}

/** Longitudes run on across the antimeridian. */
export function alongCircles(points: readonly (readonly [number, number])[]): [number, number][] {
  const line: [number, number][] = [];
  for (const [at, end] of points.entries()) {
    const start = points[at - 1];
    if (start === undefined) {
      line.push([...end]);
      continue;
    }
    const [length, heading] = [distance([...start], [...end]), bearing([...start], [...end])];
    for (let step = 1; step <= LINE_POINTS; step++) {
      const [lng = 0, lat = 0] =
        step === LINE_POINTS
          ? end
          : destination([...start], (length * step) / LINE_POINTS, heading).geometry.coordinates;
      const before = line.at(-1)?.[0] ?? lng;
      line.push([lng + 360 * Math.round((before - lng) / 360), lat]);
    }
  }
  return line;
}

/** The corners set so far: a point, a line, or the closed area. */
export function pointsShape(points: readonly (readonly [number, number])[]): GeoJSON | null {
  const corners = points.map((point) => [...point]);
  const [first] = corners;
  if (first === undefined) return null;
  if (corners.length < 3) return { type: 'LineString', coordinates: corners.length === 1 ? [first, first] : corners };
  return { type: 'Polygon', coordinates: [[...corners, first]] };
}
