import type { Geometry, Position } from 'geojson';
import { foldName } from '../../gazetteer/fold-name';
import type { Place, PlaceGeometry, Precision } from '../../model/place';
import type { AreaCode } from './area-codes';
import type { ClaimFields } from './claim-fields';
import { createIdGiver, slugOf } from './make-id';

export interface PlaceDrafts {
  readonly list: readonly Place[];
  /** The place that a row names; `null` when it names none. A text says why the row cannot be used. */
  placeOf(fields: ClaimFields, geometry: Geometry | null): { readonly id: string } | null | string;
  /** A place by its name alone. */
  named(name: string, precision: string | undefined): string;
}

const PRECISIONS: Readonly<Record<string, Precision>> = {
  point: 'point',
  exact: 'point',
  street: 'point',
  address: 'point',
  settlement: 'settlement',
  city: 'settlement',
  town: 'settlement',
  village: 'settlement',
  place: 'settlement',
  district: 'district',
  adm2: 'district',
  raion: 'district',
  county: 'district',
  region: 'region',
  adm1: 'region',
  oblast: 'region',
  province: 'region',
  state: 'region',
  admin1: 'region',
  country: 'country',
  adm0: 'country',
  area: 'area',
};
/** A degree of latitude. */
const DEGREE_METERS = 111_320;
/** Digits beyond these say nothing of how exact a position is. */
const MIN_RADIUS_METERS = 10;
/** Places of one name that a row is compared with. */
const MAX_NAMESAKES = 100;
/** Places of one name that lie further apart are two. */
const SAME_PLACE_DEGREES = 0.1;

/**
 * Places as rows name them, never more exact than the row: coordinates become a point only where the precision is one; without a precision they get
 * the radius that their digits leave open; a region is its boundary or a name.
 */
export function draftPlaces(places: readonly Place[], areaCode: AreaCode): PlaceDrafts {
  const byName = new Map<string, Place[]>();
  const give = createIdGiver(places.map(({ id }) => id));
  /** Places by exactly what a row says. */
  const exact = new Map<string, string>();
  const list: Place[] = [];
  const remember = (place: Place): void => {
    const key = exactKey(place.names['en'] ?? place.id, place.precision, place.geometry);
    if (!exact.has(key)) exact.set(key, place.id);
    for (const name of new Set([...Object.values(place.names), place.localName ?? '', place.id].map(foldName)))
      if (name !== '') {
        const namesakes = byName.get(name);
        if (namesakes === undefined) byName.set(name, [place]);
        else namesakes.push(place);
      }
  };
  for (const place of places) remember(place);

  const add = (
    name: string,
    draft: Pick<Place, 'precision'> & { readonly geometry?: PlaceGeometry | undefined },
  ): Place => {
    const id = give(slugOf(name));
    const { geometry, precision } = draft;
    const place: Place = { id, names: { en: name }, precision, ...(geometry && { geometry }) };
    list.push(place);
    remember(place);
    return place;
  };

  return {
    list,
    placeOf(fields, geometry) {
      const point = pointOf(fields, geometry);
      if (typeof point === 'string') return point;
      const precision = precisionOf(fields.precision, point, geometry);
      if (precision === null)
        return `The precision "${fields.precision?.slice(0, 40) ?? ''}" is none that is known. Expected point, settlement, district, region, country or area.`;
      const name = fields.place ?? (point === null ? '' : `${point.lat}, ${point.lng}`);
      if (name === '') return null;
      const drawn = geometryFor(precision, { fields, point, geometry, name, areaCode });
      const key = exactKey(name, precision, drawn);
      const namesakes = byName.get(foldName(name))?.slice(0, MAX_NAMESAKES) ?? [];
      const id =
        exact.get(key) ??
        (namesakes.find((place) => isSame(place, precision, drawn)) ?? add(name, { precision, geometry: drawn })).id;
      exact.set(key, id);
      return { id };
    },
    named(name, precision) {
      const known = byName.get(foldName(name))?.[0];
      if (known !== undefined) return known.id;
      const kind = PRECISIONS[foldName(precision ?? '')] ?? 'area';
      // A name alone has no coordinates: a point without any is none.
      return add(name, { precision: kind === 'point' ? 'area' : kind }).id;
    },
  };
}

function exactKey(name: string, precision: Precision, geometry: PlaceGeometry | undefined): string {
  const shape = geometry?.kind === 'point' ? [geometry.lng, geometry.lat, geometry.radiusMeters] : geometry;
  return `${foldName(name)}\n${precision}\n${JSON.stringify(shape ?? null)}`;
}

interface GivenPoint {
  readonly lng: number;
  readonly lat: number;
  /** Decimals of the less exact of the two, as written. */
  readonly decimals: number;
}

function pointOf(fields: ClaimFields, geometry: Geometry | null): GivenPoint | null | string {
  const [lng, lat] =
    geometry?.type === 'Point' ? geometry.coordinates.map(String) : [fields.longitude, fields.latitude];
  if ((lng ?? '') === '' && (lat ?? '') === '') return null;
  const [x, y] = [decimal(lng), decimal(lat)];
  if (!(x >= -180 && x <= 180))
    return `Expected a longitude of -180 to 180 degrees, got "${(lng ?? '').slice(0, 40)}".`;
  if (!(y >= -90 && y <= 90)) return `Expected a latitude of -90 to 90 degrees, got "${(lat ?? '').slice(0, 40)}".`;
  const decimals = Math.min(...[lng, lat].map((text) => /[.,](\d+)/.exec(text ?? '')?.[1]?.length ?? 0));
  return { lng: x, lat: y, decimals };
}

/** A decimal comma is read too; anything else that is no number is none. */
function decimal(text = ''): number {
  return /^[+-]?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : NaN;
}

function precisionOf(text: string | undefined, point: GivenPoint | null, geometry: Geometry | null): Precision | null {
  if (text !== undefined) return PRECISIONS[foldName(text)] ?? null;
  return point !== null && (geometry === null || geometry.type === 'Point') ? 'point' : 'area';
}

function geometryFor(
  precision: Precision,
  given: {
    readonly fields: ClaimFields;
    readonly point: GivenPoint | null;
    readonly geometry: Geometry | null;
    readonly name: string;
    readonly areaCode: AreaCode;
  },
): PlaceGeometry | undefined {
  const { fields, point, geometry, name, areaCode } = given;
  if (precision === 'point' || precision === 'settlement') {
    if (point === null) return undefined;
    const radiusMeters = radiusOf(fields, point, precision);
    return { kind: 'point', lng: point.lng, lat: point.lat, ...(radiusMeters !== null && { radiusMeters }) };
  }
  if (geometry?.type === 'Polygon') return { kind: 'polygon', coordinates: geometry.coordinates.map(ringOf) };
  const [only, another] = geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
  if (only !== undefined && another === undefined) return { kind: 'polygon', coordinates: only.map(ringOf) };
  if (precision !== 'region' && precision !== 'country') return undefined;
  const code = areaCode(name, precision, fields.country ?? '');
  return code === null ? undefined : { kind: 'boundary', codes: [code] };
}

/** As the file says; of a bare position, what its digits leave open. A settlement reaches as far as it does. */
function radiusOf({ radius_m: given }: ClaimFields, { decimals }: GivenPoint, precision: Precision): number | null {
  const radius = decimal(given);
  if (radius > 0) return Math.min(radius, 1_000_000);
  if (precision === 'settlement') return null;
  return Math.max(MIN_RADIUS_METERS, Math.round(DEGREE_METERS / 10 ** decimals / 2));
}

function ringOf(positions: readonly Position[]): [number, number][] {
  return positions.map(([lng = 0, lat = 0]) => [lng, lat]);
}

/** A place of the case stands for a row's when both are of one kind and, where both have a position, it is about the same. */
function isSame(known: Place, precision: Precision, drawn: PlaceGeometry | undefined): boolean {
  const isPointLike = (kind: Precision): boolean => kind === 'point' || kind === 'settlement';
  if (isPointLike(known.precision) !== isPointLike(precision)) return false;
  if (known.geometry?.kind !== 'point' || drawn?.kind !== 'point') return true;
  return (
    Math.abs(known.geometry.lat - drawn.lat) < SAME_PLACE_DEGREES &&
    Math.abs(known.geometry.lng - drawn.lng) < SAME_PLACE_DEGREES
  );
}
