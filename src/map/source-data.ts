import type { Feature, GeoJSON } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { Boundaries } from '../core/geo/boundaries';
import type { SourceId } from '../style/style-options';

type SourceData = Readonly<Partial<Record<SourceId, GeoJSON>>>;

/** A base label as it comes from `geo/layers/labels.json`. */
export interface LabelRow {
  readonly kind: string;
  readonly lng: number;
  readonly lat: number;
  readonly names: Readonly<Record<string, string>>;
  readonly minZoom: number;
  readonly maxZoom?: number;
  readonly country?: string;
}

/** The languages that people write place names in where they stand, by country, so that a map can show the local name too. */
const LOCAL_LANGUAGE: Readonly<Record<string, string>> = {
  RU: 'ru',
  UA: 'uk',
  KP: 'ko',
  KR: 'ko',
  ID: 'id',
  GB: 'en',
  US: 'en',
};

/** The base map's sources. */
export function baseData(boundaries: Boundaries, water: Topology | null, labels: readonly LabelRow[]): SourceData {
  return {
    countries: boundaries.countries,
    coast: boundaries.coast,
    'country-borders': boundaries.countryBorders,
    'region-borders': boundaries.regionBorders,
    ...(water !== null && { lakes: decode(water, 'lakes'), rivers: decode(water, 'rivers') }),
    labels: collection(labels.map(labelFeature)),
  };
}

/** The stage of the case: boundaries set off by tone. Codes that are not there are left out. */
export function stageData(
  boundaries: Boundaries,
  stage: readonly { readonly code: string; readonly tone: string }[],
): SourceData {
  // The focus is drawn over the setting, whatever order the case lists them in.
  const ordered = [...stage].sort((a, b) => Number(a.tone === 'focus') - Number(b.tone === 'focus'));
  return {
    stage: collection(
      ordered.flatMap(({ code, tone }) => {
        const geometry = boundaries.shape([code]);
        return geometry === null ? [] : [{ type: 'Feature', properties: { code, tone }, geometry }];
      }),
    ),
  };
}

function labelFeature({ kind, lng, lat, names, minZoom, maxZoom = 24, country }: LabelRow): Feature {
  const local = country === undefined ? undefined : names[LOCAL_LANGUAGE[country] ?? ''];
  const properties: Record<string, unknown> = { kind, minZoom, maxZoom };
  for (const [language, name] of Object.entries(names)) properties[`name-${language}`] = name;
  if (local !== undefined && (kind === 'city' || kind === 'town')) properties['name-local'] = local;
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lng, lat] } };
}

function decode(topology: Topology, name: string): GeoJSON {
  const object = topology.objects[name];
  return object === undefined ? collection([]) : feature(topology, object);
}

function collection(features: readonly Feature[]): GeoJSON {
  return { type: 'FeatureCollection', features: [...features] };
}
