import { isRecord } from './parse-json';

/** How deep the positions of each type lie. */
const DEPTHS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};
const MAX_PARTS = 100;

/** What is wrong with a GeoJSON geometry, in words; `null` when it can be drawn: WGS 84 degrees, closed rings, no more vertices than allowed. */
export function geometryProblem(geometry: unknown, mostVertices: number): string | null {
  const count = { vertices: 0 };
  const problem = problemOf(geometry, count, 0);
  if (problem !== null) return problem;
  return count.vertices > mostVertices ? `Its shape has more than ${mostVertices} vertices. Simplify it.` : null;
}

/** How many positions a sound geometry has. */
export function countVertices(geometry: unknown): number {
  const count = { vertices: 0 };
  problemOf(geometry, count, 0);
  return count.vertices;
}

function problemOf(geometry: unknown, count: { vertices: number }, nesting: number): string | null {
  if (!isRecord(geometry)) return 'Its geometry is not GeoJSON.';
  const { type, coordinates, geometries } = geometry;
  if (type === 'GeometryCollection') {
    if (nesting > 2 || !Array.isArray(geometries) || geometries.length > MAX_PARTS)
      return 'Its geometry is a collection of too many or no parts.';
    for (const part of geometries as readonly unknown[]) {
      const problem = problemOf(part, count, nesting + 1);
      if (problem !== null) return problem;
    }
    return null;
  }
  const depth = typeof type === 'string' && Object.hasOwn(DEPTHS, type) ? DEPTHS[type] : undefined;
  if (depth === undefined) return 'Its geometry is of no known type.';
  return positionsProblem(coordinates, depth, { isRing: type === 'Polygon' || type === 'MultiPolygon' }, count);
}

function positionsProblem(
  value: unknown,
  depth: number,
  { isRing }: { readonly isRing: boolean },
  count: { vertices: number },
): string | null {
  if (!Array.isArray(value)) return 'Its coordinates are not as its type wants them.';
  const list: readonly unknown[] = value;
  if (depth === 0) {
    count.vertices += 1;
    const [lng, lat] = list;
    if (typeof lng !== 'number' || !(lng >= -180 && lng <= 180))
      return `Expected a longitude of -180 to 180 degrees, got ${shown(lng)}. Is it in another projection?`;
    if (typeof lat !== 'number' || !(lat >= -90 && lat <= 90))
      return `Expected a latitude of -90 to 90 degrees, got ${shown(lat)}. Are longitude and latitude swapped?`;
    return null;
  }
  if (depth === 1 && isRing) {
    const [first, last] = [list[0], list.at(-1)];
    if (list.length < 4) return 'A ring of its area has fewer than four positions.';
    if (JSON.stringify(first) !== JSON.stringify(last)) return 'A ring of its area does not end where it begins.';
  }
  for (const item of list) {
    const problem = positionsProblem(item, depth - 1, { isRing }, count);
    if (problem !== null) return problem;
  }
  return list.length === 0 ? 'Its geometry has no coordinates.' : null;
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : 'no number';
}
