import type { Feature, GeoJSON, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { Boundaries } from '../core/geo/boundaries';
import type { BaseKind, SourceId } from '../style/style-options';

type SourceData = Readonly<Record<Extract<SourceId, 'base' | 'labels'>, GeoJSON>>;

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

interface BaseLayers {
  readonly boundaries: Boundaries;
  readonly water: Topology | null;
  readonly labels: readonly LabelRow[];
}

/** The base map's sources, with the boundaries that a case sets off as its stage, by tone. Codes that are not there are left out. */
export function baseData(
  { boundaries, water, labels }: BaseLayers,
  stage: readonly { readonly code: string; readonly tone: string }[],
): SourceData {
  return {
    base: collection([
      ...ofKind(
        'country',
        boundaries.countries.features.map(({ geometry }) => geometry),
      ),
      ...ofKind('coast', [boundaries.coast]),
      ...ofKind('country-border', [boundaries.countryBorders]),
      ...ofKind('region-border', [boundaries.regionBorders]),
      ...ofKind('lake', decode(water, 'lakes')),
      ...ofKind('river', decode(water, 'rivers')),
      ...stageFeatures(boundaries, stage),
    ]),
    labels: collection(labels.map(labelFeature)),
  };
}

function stageFeatures(boundaries: Boundaries, stage: Parameters<typeof baseData>[1]): Feature[] {
  // The focus is drawn over the setting, whatever order the case lists them in.
  const ordered = [...stage].sort((a, b) => Number(a.tone === 'focus') - Number(b.tone === 'focus'));
  return ordered.flatMap(({ code, tone }) => {
    const geometry = boundaries.shape([code]);
    return geometry === null
      ? []
      : [{ type: 'Feature', properties: { kind: 'stage' satisfies BaseKind, code, tone }, geometry }];
  });
}

function labelFeature({ kind, lng, lat, names, minZoom, maxZoom = 24, country }: LabelRow): Feature {
  const local = country === undefined ? undefined : names[LOCAL_LANGUAGE[country] ?? ''];
  const properties: Record<string, unknown> = { kind, minZoom, maxZoom };
  for (const [language, name] of Object.entries(names)) properties[`name-${language}`] = name;
  if (local !== undefined && (kind === 'city' || kind === 'town')) properties['name-local'] = local;
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lng, lat] } };
}

function ofKind(kind: BaseKind, geometries: readonly Geometry[]): Feature[] {
  return geometries.map((geometry) => ({ type: 'Feature', properties: { kind }, geometry }));
}

function decode(topology: Topology | null, name: string): Geometry[] {
  const object = topology?.objects[name];
  if (topology === null || object === undefined) return [];
  const decoded = feature(topology, object);
  return (decoded.type === 'FeatureCollection' ? decoded.features : [decoded]).map(({ geometry }) => geometry);
}

function collection(features: readonly Feature[]): GeoJSON {
  return { type: 'FeatureCollection', features: [...features] };
}
