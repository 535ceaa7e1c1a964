import { lineTest } from './line-test';
import { toLatitude, toLongitude } from './mercator';
import { ringTest } from './ring-test';
import { distanceOf, EARTH_RADIUS_METERS, squareBox, squareDistance } from './sphere-distance';
import type { AreaTest } from './square-walk';

type Corner = readonly [lng: number, lat: number];

/** What the engine is asked: areas by their own numbers. Edges of rings are straight on the map (Mercator); their longitudes may run beyond 180°. */
export type AreaShape =
  | { readonly kind: 'circle'; readonly lng: number; readonly lat: number; readonly radiusMeters: number }
  /** No farther than so many metres from a line of great-circle segments. */
  | { readonly kind: 'line'; readonly points: readonly Corner[]; readonly meters: number }
  /** A ring within a ring is a hole. */
  | { readonly kind: 'rings'; readonly rings: readonly (readonly Corner[])[] };

/** What a reader asks for. */
export type TableArea =
  | Exclude<AreaShape, { kind: 'rings' }>
  | { readonly kind: 'polygon'; readonly points: readonly Corner[] }
  /** A country or region of the layers, by its ISO 3166 code. */
  | { readonly kind: 'region'; readonly code: string };

export function areaTest(area: AreaShape): AreaTest {
  switch (area.kind) {
    case 'circle':
      return circleTest(area);
    case 'line':
      return lineTest(area.points, area.meters);
    case 'rings':
      return ringTest(area.rings);
  }
}

function circleTest({ lng, lat, radiusMeters }: Extract<AreaShape, { kind: 'circle' }>): AreaTest {
  const contains = (x: number, y: number): boolean =>
    distanceOf(lng, lat, toLongitude(x), toLatitude(y)) <= radiusMeters;
  // A square's corners speak for all of it, but for circles of more than a quarter of the world, and where the centre's opposite meridian runs through it.
  const isSmall = radiusMeters < (EARTH_RADIUS_METERS * Math.PI) / 2;
  const opposite = lng > 0 ? lng - 180 : lng + 180;
  return {
    contains,
    relation: (square) => {
      if (squareDistance(lng, lat, square) > radiusMeters) return 'outside';
      const { west, east, north, south } = squareBox(square);
      const isWithin = [north, south].every((edge) =>
        [west, east].every((side) => distanceOf(lng, lat, side, edge) <= radiusMeters),
      );
      const hasOpposite = west < opposite && opposite < east;
      return isSmall && isWithin && !hasOpposite ? 'inside' : 'both';
    },
  };
}
