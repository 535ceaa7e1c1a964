import { toLatitude, toLongitude, toMercatorX, toMercatorY, WORLD } from './mercator';
import { distanceOf, EARTH_RADIUS_METERS, squareBox, squareDistance } from './sphere-distance';
import type { Square } from './square-walk';

/** An area that rows are asked for in. A polygon's edges are straight on the map (Mercator); its longitudes may run beyond 180°. */
export type TableArea =
  | { readonly kind: 'circle'; readonly lng: number; readonly lat: number; readonly radiusMeters: number }
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [lng: number, lat: number])[] };

export interface AreaTest {
  readonly relation: (square: Square) => 'outside' | 'inside' | 'both';
  /** Positions on the 32-bit axes. */
  readonly contains: (x: number, y: number) => boolean;
}

export function areaTest(area: TableArea): AreaTest {
  return area.kind === 'circle' ? circleTest(area) : polygonTest(area.points);
}

function circleTest({ lng, lat, radiusMeters }: Extract<TableArea, { kind: 'circle' }>): AreaTest {
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

function polygonTest(points: readonly (readonly [number, number])[]): AreaTest {
  const xs = points.map(([lng]) => toMercatorX(wrapped(lng)) + Math.floor((lng + 180) / 360) * WORLD);
  const ys = points.map(([, lat]) => toMercatorY(lat));
  const [least, most] = [Math.min(...xs), Math.max(...xs)];
  const shifts = [-WORLD, 0, WORLD].filter((shift) => shift <= most && shift + WORLD > least);
  return {
    contains: (x, y) => shifts.some((shift) => isInside(xs, ys, x + shift, y)),
    relation: ({ level, column, row }) => {
      const size = 2 ** (32 - level);
      const [top, bottom] = [row * size, (row + 1) * size];
      let relation: 'outside' | 'inside' | 'both' = 'outside';
      for (const shift of shifts) {
        const [left, right] = [column * size + shift, (column + 1) * size + shift];
        if (crosses(xs, ys, { left, right, top, bottom })) return 'both';
        if (isInside(xs, ys, (left + right) / 2, (top + bottom) / 2)) relation = 'inside';
      }
      return relation;
    },
  };
}

function wrapped(lng: number): number {
  return ((((lng + 180) % 360) + 360) % 360) - 180;
}

/** By the even-odd rule. */
function isInside(xs: readonly number[], ys: readonly number[], x: number, y: number): boolean {
  let isIn = false;
  for (let at = 0, last = xs.length - 1; at < xs.length; last = at++) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [xs[last], ys[last], xs[at], ys[at]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
  }
  return isIn;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether an edge of the ring comes into a box, its border included: Liang and Barsky's clipping. */
function crosses(xs: readonly number[], ys: readonly number[], { left, right, top, bottom }: Box): boolean {
  for (let at = 0, last = xs.length - 1; at < xs.length; last = at++) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [xs[last], ys[last], xs[at], ys[at]];
    let [enter, leave] = [0, 1];
    let isOut = false;
    for (const [step, room] of [
      [x1 - x2, x1 - left],
      [x2 - x1, right - x1],
      [y1 - y2, y1 - top],
      [y2 - y1, bottom - y1],
    ] as const) {
      if (step === 0) isOut ||= room < 0;
      else if (step < 0) enter = Math.max(enter, room / step);
      else leave = Math.min(leave, room / step);
    }
    if (!isOut && enter <= leave) return true;
  }
  return false;
}
