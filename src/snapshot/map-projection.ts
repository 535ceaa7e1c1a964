import {
  geoAzimuthalEqualArea,
  geoConicConformal,
  geoDistance,
  geoEqualEarth,
  geoMercator,
  geoOrthographic,
  type GeoProjection,
} from 'd3-geo';
import type { Box } from './scene';
import type { Frame, ProjectionChoice } from './scene-input';

type Point = readonly [lng: number, lat: number];

/** Mean radius of the Earth (IUGG), metres. */
export const EARTH_METERS = 6_371_008.8;
const DEGREE = Math.PI / 180;
/** MapLibre's world at zoom 0, CSS pixels. */
const TILE = 512;

/** Angular radius of what is shown, degrees: up to the first a cone fits, up to the second a plane, beyond it the whole world. */
const CONIC_RADIUS = 24;
const PLANE_RADIUS = 85;
/** Cones fit between these latitudes: nearer the equator they are cylinders, nearer the pole planes. */
const CONIC_LATITUDES = [12, 75] as const;
const PADDING = 0.06;

export interface MapProjection {
  readonly kind: Exclude<ProjectionChoice, 'auto'>;
  readonly projection: GeoProjection;
  readonly box: Box;
  readonly center: Point;
  /** Standard parallels of a cone, degrees. */
  readonly parallels: readonly [number, number] | null;
  /** Points on the page for a metre on the ground, at the centre. */
  readonly pointsPerMeter: number;
  /** Angular radius of what is shown, degrees. */
  readonly radius: number;
  /** On the page; `null` where the projection has no point. */
  readonly project: (position: Point) => readonly [x: number, y: number] | null;
  readonly invert: (x: number, y: number) => Point | null;
}

/** What a frame shows, before a projection is chosen. `points` are to be seen, whatever the projection. */
interface Extent {
  readonly center: Point;
  readonly radius: number;
  readonly points: readonly Point[];
  /** Of a camera: points for a metre. */
  readonly pointsPerMeter: number | null;
}

/** The projection that shows a frame in a box with the least distortion, or the one that was asked for. */
export function chooseProjection(
  frame: Exclude<Frame, { kind: 'claims' }>,
  box: Box,
  choice: ProjectionChoice,
  points: readonly Point[] = [],
): MapProjection {
  const extent = frame.kind === 'camera' ? cameraExtent(frame, box) : pointsExtent(frame.bounds, points);
  const kind = choice === 'auto' ? bestKind(extent) : choice;
  const halfHeight = Math.max(
    0.5,
    ...extent.points.map(([, lat]) => Math.abs(lat - extent.center[1])),
    extent.points.length === 0 ? extent.radius * 0.6 : 0,
  );
  const parallels = kind === 'conic' ? parallelsOf(extent.center[1], halfHeight) : null;
  const projection = makeProjection(kind, extent.center, parallels).scale(1).translate([0, 0]).clipExtent(null);

  const middle: readonly [number, number] = [box.x + box.width / 2, box.y + box.height / 2];
  if (extent.pointsPerMeter !== null) {
    const [x, y] = projection([...extent.center]) ?? [0, 0];
    const scale = (extent.pointsPerMeter * EARTH_METERS) / localScale(projection, extent.center);
    projection.scale(scale).translate([middle[0] - x * scale, middle[1] - y * scale]);
  } else {
    const seen = extent.points.flatMap((point) => {
      const position = projection([...point]);
      return position?.every(Number.isFinite) ? [position] : [];
    });
    const xs = seen.map(([x]) => x);
    const ys = seen.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.min(
      (box.width * (1 - 2 * PADDING)) / Math.max(right - left, 1e-4),
      (box.height * (1 - 2 * PADDING)) / Math.max(bottom - top, 1e-4),
    );
    projection
      .scale(scale)
      .translate([middle[0] - ((left + right) / 2) * scale, middle[1] - ((top + bottom) / 2) * scale]);
  }

  const invert = (x: number, y: number): Point | null => {
    const position = projection.invert?.([x, y]);
    if (!position?.every(Number.isFinite)) return null;
    // Outside the globe's disc an inverse still answers; going back tells.
    const back = projection([...position]);
    return back && Math.hypot(back[0] - x, back[1] - y) < 0.5 ? position : null;
  };
  const center = invert(...middle) ?? extent.center;
  projection.clipExtent([
    [box.x - 2, box.y - 2],
    [box.x + box.width + 2, box.y + box.height + 2],
  ]);
  projection.precision(0.3);
  const radius = Math.max(
    ...[0, 1].flatMap((right) =>
      [0, 1].map((down) => {
        const corner = invert(box.x + right * box.width, box.y + down * box.height);
        return corner ? geoDistance([...center], [...corner]) / DEGREE : extent.radius;
      }),
    ),
  );
  return {
    kind,
    projection,
    box,
    center,
    parallels,
    pointsPerMeter: (localScale(projection, center) || 1) / EARTH_METERS,
    radius,
    project: (position) => {
      const point = projection([...position]);
      return point?.every(Number.isFinite) ? point : null;
    },
    invert,
  };
}

/** Longitude and latitude ranges that hold points, the shorter way round. */
export function boundsOf(points: readonly Point[]): readonly [number, number, number, number] {
  const lngs = points.map(([lng]) => lng).sort((a, b) => a - b);
  const lats = points.map(([, lat]) => lat);
  // The widest gap between neighbours is what the box leaves out.
  let [west, east] = [lngs[0] ?? 0, lngs.at(-1) ?? 0];
  let gap = 360 - (east - west);
  for (const [at, lng] of lngs.entries()) {
    const next = lngs[at + 1];
    if (next !== undefined && next - lng > gap) [gap, west, east] = [next - lng, next, lng];
  }
  return [west, Math.min(...lats), east, Math.max(...lats)];
}

function cameraExtent(frame: Extract<Frame, { kind: 'camera' }>, box: Box): Extent {
  const { viewport } = frame;
  const metersPerPixel = (2 * Math.PI * EARTH_METERS * Math.cos(frame.lat * DEGREE)) / (TILE * 2 ** frame.zoom);
  const pointsPerMeter = Math.min(box.width / viewport.width, box.height / viewport.height) / metersPerPixel;
  const [halfWidth, halfHeight] = [box.width, box.height].map((side) => side / pointsPerMeter / 2 / EARTH_METERS);
  const radius = Math.min(180, Math.hypot(halfWidth ?? 0, halfHeight ?? 0) / DEGREE);
  return { center: [frame.lng, frame.lat], radius, points: [], pointsPerMeter };
}

function pointsExtent(
  [west, south, east, north]: readonly [number, number, number, number],
  more: readonly Point[],
): Extent {
  const width = east >= west ? east - west : east + 360 - west;
  const points: Point[] = [...more];
  if (more.length === 0)
    for (let at = 0; at <= 16; at++)
      for (const lat of [south, (south + north) / 2, north]) points.push([wrap(west + (width * at) / 16), lat]);
  const sum = points.reduce<[number, number, number]>(
    ([x, y, z], [lng, lat]) => [
      x + Math.cos(lat * DEGREE) * Math.cos(lng * DEGREE),
      y + Math.cos(lat * DEGREE) * Math.sin(lng * DEGREE),
      z + Math.sin(lat * DEGREE),
    ],
    [0, 0, 0],
  );
  const lng = wrap(west + width / 2);
  const mean = Math.atan2(sum[2], Math.hypot(sum[0], sum[1])) / DEGREE;
  // Across a wide span the shortest ways run nearer the pole than the mean of the latitudes.
  const lat = width > 60 ? mean : (south + north) / 2;
  const radius = Math.max(0.2, ...points.map((point) => geoDistance([lng, lat], [...point]) / DEGREE));
  return { center: [lng, lat], radius, points, pointsPerMeter: null };
}

function bestKind({ center: [, lat], radius }: Extent): MapProjection['kind'] {
  if (radius > PLANE_RADIUS) return 'world';
  const [low, high] = CONIC_LATITUDES;
  if (radius > CONIC_RADIUS || Math.abs(lat) > high) return 'equal-area';
  return Math.abs(lat) < low ? 'mercator' : 'conic';
}

/** A sixth of the height in from either edge (Deetz and Adams): the least distortion between. Whole and half degrees read well. */
function parallelsOf(lat: number, halfHeight: number): readonly [number, number] {
  const step = halfHeight > 3 ? 1 : halfHeight > 1 ? 0.5 : 0.1;
  const round = (value: number): number => Math.round(Math.round(value / step) * step * 10) / 10;
  const limit = (value: number): number => Math.max(-88, Math.min(88, value));
  const [first, second] = [round(limit(lat - (halfHeight * 2) / 3)), round(limit(lat + (halfHeight * 2) / 3))];
  // Parallels on both sides of the equator make no cone.
  return first === -second ? [first, second + step] : [first, second];
}

function makeProjection(
  kind: MapProjection['kind'],
  [lng, lat]: Point,
  parallels: readonly [number, number] | null,
): GeoProjection {
  switch (kind) {
    case 'conic':
      return geoConicConformal()
        .parallels([...(parallels ?? [lat - 1, lat + 1])])
        .rotate([-lng, 0]);
    case 'equal-area':
      return geoAzimuthalEqualArea().rotate([-lng, -lat]);
    case 'orthographic':
      return geoOrthographic().rotate([-lng, -lat]).clipAngle(90);
    case 'mercator':
      return geoMercator().rotate([-lng, 0]);
    case 'world':
      return geoEqualEarth().rotate([-lng, 0]);
  }
}

/** Points of the projection for a radian on the ground, northwards and eastwards in the mean. */
function localScale(projection: GeoProjection, [lng, lat]: Point): number {
  const step = 0.01;
  const here = projection([lng, lat]);
  const north = projection([lng, lat + (lat > 89 ? -step : step)]);
  const east = projection([lng + step, lat]);
  if (!here || !north || !east) return 1;
  const northwards = Math.hypot(north[0] - here[0], north[1] - here[1]) / (step * DEGREE);
  const eastwards = Math.hypot(east[0] - here[0], east[1] - here[1]) / (step * DEGREE * Math.cos(lat * DEGREE));
  return Math.sqrt(northwards * eastwards);
}

function wrap(lng: number): number {
  return ((((lng + 180) % 360) + 360) % 360) - 180;
}
