import type { Geometry, Position } from 'geojson';

/** Where detail matters, WGS 84 degrees. */
export interface DetailWindow {
  readonly isInside: (lng: number, lat: number) => boolean;
  /** Whether any of a box may be inside. */
  readonly mayTouch: (west: number, south: number, east: number, north: number) => boolean;
  /** Vertices nearer to each other than this are one: inside the window, and outside it. */
  readonly fine: number;
  readonly coarse: number;
}

/**
 * A geometry with the vertices that can be seen: parts that cannot touch the window are gone, what is outside is coarse, and where a line comes in
 * or goes out it is as it was. Most of the world is never in the frame, and need not be projected.
 */
export function thinGeometry(geometry: Geometry, window: DetailWindow): Geometry {
  const thin = (line: readonly Position[]): Position[] => thinLine(line, window);
  const thinRings = (rings: readonly Position[][]): Position[][] => {
    const [outer, ...holes] = rings;
    const kept = outer === undefined ? [] : thin(outer);
    return kept.length === 0 ? [] : [kept, ...holes.map(thin).filter((hole) => hole.length > 0)];
  };
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: thin(geometry.coordinates) };
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.map(thin).filter((line) => line.length > 0) };
    case 'Polygon':
      return { ...geometry, coordinates: thinRings(geometry.coordinates) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map(thinRings).filter((rings) => rings.length > 0) };
    default:
      return geometry;
  }
}

/** Nothing when the line cannot touch the window. */
function thinLine(line: readonly Position[], { isInside, mayTouch, fine, coarse }: DetailWindow): Position[] {
  const kept: Position[] = [];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let [lastLng, lastLat] = [NaN, NaN];
  let wasInside = false;
  // Each vertex is looked at once: whether the next is inside is known one step later.
  let skipped: Position | null = null;
  const keep = (position: Position, lng: number, lat: number): void => {
    kept.push(position);
    [lastLng, lastLat] = [lng, lat];
  };
  for (let at = 0; at < line.length; at++) {
    const position = line[at];
    if (position === undefined) continue;
    const lng = position[0] ?? 0;
    const lat = position[1] ?? 0;
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
    const inside = isInside(lng, lat);
    if (inside && !wasInside && skipped !== null) keep(skipped, skipped[0] ?? 0, skipped[1] ?? 0);
    const limit = inside ? fine : coarse;
    const isEnd = at === 0 || at === line.length - 1 || inside !== wasInside;
    if (isEnd || Math.abs(lng - lastLng) > limit || Math.abs(lat - lastLat) > limit) {
      keep(position, lng, lat);
      skipped = null;
    } else skipped = position;
    wasInside = inside;
  }
  return line.length > 0 && mayTouch(west, south, east, north) ? kept : [];
}
