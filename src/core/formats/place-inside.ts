import type { PlaceGeometry } from '../model/place';

type Point = readonly [lng: number, lat: number];
type BoundaryContains = (code: string, lng: number, lat: number) => boolean;

const METERS_PER_DEGREE = 111_320;

/**
 * Whether a place certainly lies outside another: none of what is known of it is inside. What cannot be told (no boundaries at hand, a parent that is a
 * point) is not outside. Polygons count by their corners; a point counts as inside when its radius reaches in.
 */
export function isOutside(
  child: PlaceGeometry,
  parent: PlaceGeometry,
  boundaryContains: BoundaryContains | undefined,
): boolean {
  if (parent.kind === 'point') return false;
  if (child.kind === 'boundary')
    return (
      parent.kind === 'boundary' && !child.codes.some((code) => parent.codes.some((other) => isWithin(code, other)))
    );
  const points = child.kind === 'point' ? pointsAround(child) : (child.coordinates[0] ?? []);
  if (parent.kind === 'polygon') return !points.some((point) => isInRings(point, parent.coordinates));
  if (boundaryContains === undefined) return false;
  return !points.some(([lng, lat]) => parent.codes.some((code) => boundaryContains(code, lng, lat)));
}

/** `RU-KRS` is in `RU`; Crimea, `UA-43`, is in `UA`. */
function isWithin(code: string, other: string): boolean {
  return code === other || code.startsWith(`${other}-`);
}

/** A point, and eight more on the circle that it may be off by. */
function pointsAround({ lng, lat, radiusMeters = 0 }: Extract<PlaceGeometry, { kind: 'point' }>): readonly Point[] {
  const points: Point[] = [[lng, lat]];
  const latDegrees = radiusMeters / METERS_PER_DEGREE;
  const lngDegrees = latDegrees / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  for (let step = 0; radiusMeters > 0 && step < 8; step += 1) {
    const angle = (step * Math.PI) / 4;
    points.push([lng + lngDegrees * Math.cos(angle), lat + latDegrees * Math.sin(angle)]);
  }
  return points;
}

/** Even-odd rule over all rings, so that a hole is outside. */
function isInRings([lng, lat]: Point, rings: readonly (readonly Point[])[]): boolean {
  let isInside = false;
  for (const ring of rings)
    for (const [at, [lng1, lat1]] of ring.entries()) {
      const next = ring[at + 1];
      if (next === undefined) continue;
      const [lng2, lat2] = next;
      if (lat1 > lat !== lat2 > lat && lng < lng1 + ((lat - lat1) / (lat2 - lat1)) * (lng2 - lng1))
        isInside = !isInside;
    }
  return isInside;
}
