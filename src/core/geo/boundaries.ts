import { bbox, booleanPointInPolygon } from '@turf/turf';
import type {
  Feature,
  FeatureCollection,
  GeoJsonProperties,
  MultiLineString,
  MultiPolygon,
  Polygon,
  Position,
} from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import type {
  GeometryObject,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from 'topojson-specification';
import { unionBounds, type Bounds } from './bounds';
import { visualCenter } from './visual-center';

interface BoundaryProperties {
  /** ISO 3166-1 alpha-2 or ISO 3166-2. */
  readonly id: string;
  /** Of a region: its country, ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly names: Readonly<Record<string, string>>;
}

type Area = Polygon | MultiPolygon;

/** The countries and regions of `geo/layers/boundaries.topojson`, by ISO code. WGS 84 degrees, longitude first. */
export interface Boundaries {
  readonly countries: FeatureCollection<Area, BoundaryProperties>;
  readonly regions: FeatureCollection<Area, BoundaryProperties>;
  /** Lines between countries, and between regions of one country; coasts are not among them. */
  readonly countryBorders: MultiLineString;
  readonly regionBorders: MultiLineString;
  /** Coasts, without the seam at the antimeridian. */
  readonly coast: MultiLineString;
  /** The names of a country or region, by language; its shape is not decoded for them. */
  names(code: string): Readonly<Record<string, string>> | null;
  /** The area of several codes together; `null` when none of them is there. */
  shape(codes: readonly string[]): Area | null;
  /** Where a label stands best: the pole of inaccessibility of the largest part. */
  labelPoint(codes: readonly string[]): readonly [lng: number, lat: number] | null;
  bounds(codes: readonly string[]): Bounds | null;
  contains(code: string, lng: number, lat: number): boolean;
}

/** Reads the topology's `countries` and `regions`. Shapes are decoded when they are first asked for, and kept. */
export function createBoundaries(topology: Topology): Boundaries {
  const geometries = new Map<string, TopoPolygon<object> | TopoMultiPolygon<object>>();
  const names = new Map<string, BoundaryProperties['names']>();
  for (const name of ['countries', 'regions'])
    for (const geometry of geometriesOf(topology, name))
      if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
        const { id, names: own } = geometry.properties as unknown as BoundaryProperties;
        names.set(id, own);
        geometries.set(id, geometry as TopoPolygon<object> | TopoMultiPolygon<object>);
      }

  const shape = memoize((codes): Area | null => {
    const found = codes.flatMap((code) => geometries.get(code) ?? []);
    const [only] = found;
    if (only === undefined) return null;
    return found.length === 1 ? (feature(topology, only) as Feature<Area>).geometry : merge(topology, found);
  });
  const labelPoint = memoize((codes) => {
    const area = shape(codes);
    return area && visualCenter(area);
  });
  const bounds = memoize((codes): Bounds | null => {
    const area = shape(codes);
    if (area === null) return null;
    // Part by part: Russia and Fiji lie on both sides of the antimeridian.
    const parts = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
    return unionBounds(
      parts.map((coordinates) => {
        const [west, south, east, north] = bbox({ type: 'Polygon', coordinates });
        return [west, south, east, north];
      }),
    );
  });
  let countries: Boundaries['countries'] | null = null;
  let regions: Boundaries['regions'] | null = null;
  const decoded = new Map<string, MultiLineString>();
  const once = (name: string, decode: () => MultiLineString): MultiLineString => {
    const known = decoded.get(name) ?? decode();
    decoded.set(name, known);
    return known;
  };
  return {
    get countries() {
      return (countries ??= collect(topology, 'countries'));
    },
    get regions() {
      return (regions ??= collect(topology, 'regions'));
    },
    get countryBorders() {
      return once('countryBorders', () => lines(topology, 'countryBorders'));
    },
    get regionBorders() {
      return once('regionBorders', () => lines(topology, 'regionBorders'));
    },
    get coast() {
      return once('coast', () => coastOf(topology));
    },
    names: (code) => names.get(code) ?? null,
    shape,
    labelPoint,
    bounds,
    contains(code, lng, lat) {
      const area = shape([code]);
      return area !== null && booleanPointInPolygon([lng, lat], area);
    },
  };
}

function geometriesOf(topology: Topology, name: string): readonly GeometryObject<GeoJsonProperties>[] {
  const object = topology.objects[name];
  return object?.type === 'GeometryCollection' ? object.geometries : [];
}

function collect(topology: Topology, name: string): FeatureCollection<Area, BoundaryProperties> {
  const object = topology.objects[name];
  if (object?.type !== 'GeometryCollection') return { type: 'FeatureCollection', features: [] };
  // Our own file, made and checked by geo/: the areas and properties are as documented there.
  return feature(topology, object) as unknown as FeatureCollection<Area, BoundaryProperties>;
}

function lines(topology: Topology, name: string): MultiLineString {
  const object = topology.objects[name];
  return object?.type === 'MultiLineString'
    ? feature(topology, object).geometry
    : { type: 'MultiLineString', coordinates: [] };
}

function coastOf(topology: Topology): MultiLineString {
  const countries = topology.objects['countries'] as GeometryObject<object> | undefined;
  if (countries === undefined) return { type: 'MultiLineString', coordinates: [] };
  const isSeam = ([lng = 0]: Position): boolean => Math.abs(lng) > 179.99;
  const outlines = mesh(topology, countries, (a, b) => a === b).coordinates;
  const coordinates = outlines.flatMap((line) => {
    const pieces: Position[][] = [[]];
    for (const [at, point] of line.entries()) {
      const before = line[at - 1];
      if (before !== undefined && isSeam(before) && isSeam(point)) pieces.push([]);
      pieces.at(-1)?.push(point);
    }
    return pieces.filter((piece) => piece.length > 1);
  });
  return { type: 'MultiLineString', coordinates };
}

function memoize<T>(compute: (codes: readonly string[]) => T): (codes: readonly string[]) => T {
  const known = new Map<string, T>();
  return (codes) => {
    const key = codes.join(' ');
    const value = known.get(key);
    if (value !== undefined) return value;
    const computed = compute(codes);
    known.set(key, computed);
    return computed;
  };
}
