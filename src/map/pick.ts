import { booleanPointInPolygon } from '@turf/turf';
import type { Map as MapLibreMap, PointLike } from 'maplibre-gl';
import type { MapFeatures } from '../core/geo/map-features';
import { MOVEMENT_PHASES } from '../core/model/claim-terms';

/** How near a click must be to a thin line, in CSS pixels. */
const PICK_PIXELS = 5;
/** The smallest area under the pointer is meant: an oblast before its country. */
const AREA_RANK = ['district', 'region', 'area', 'country'];
const ARROW_LAYERS = [...MOVEMENT_PHASES.map((phase) => `movements-${phase}`), 'movements-heads'];

/** What lies under a click: a place with its claims, topmost first. */
export interface MapPick {
  readonly place: string;
  readonly claims: readonly string[];
  /** Where a popup about it stands: the symbol's place, or where an area or arrow was hit. Degrees. */
  readonly lng: number;
  readonly lat: number;
}

interface PickOptions {
  /** In CSS pixels. */
  readonly point: { readonly x: number; readonly y: number };
  /** Areas that are switched off cannot be meant. */
  readonly hasAreas: boolean;
  /** The size in CSS pixels of what is seen of a place: the image that it is drawn with may be larger. */
  readonly sizeOf: (place: string) => { readonly width: number; readonly height: number } | null;
}

/** Symbols before arrows before areas: the most exact thing under the pointer is meant. */
export function pickAt(
  map: MapLibreMap,
  features: MapFeatures,
  { point, hasAreas, sizeOf }: PickOptions,
): MapPick | null {
  const placeMarks = (id: unknown): MapPick | null => {
    const found = features.places.find(({ place }) => place === id);
    return found === undefined
      ? null
      : { place: found.place, claims: found.marks.map(({ claim }) => claim), lng: found.lng, lat: found.lat };
  };

  const isSeen = ({ place, lng, lat }: MapPick): boolean => {
    const [center, size] = [map.project([lng, lat]), sizeOf(place)];
    return (
      size !== null && Math.abs(center.x - point.x) <= size.width / 2 && Math.abs(center.y - point.y) <= size.height / 2
    );
  };
  const symbol = map
    .queryRenderedFeatures([point.x, point.y], { layers: ['places'] })
    .map(({ properties }) => placeMarks(properties['place']))
    .find((pick) => pick !== null && isSeen(pick));
  if (symbol) return symbol;

  const near: [PointLike, PointLike] = [
    [point.x - PICK_PIXELS, point.y - PICK_PIXELS],
    [point.x + PICK_PIXELS, point.y + PICK_PIXELS],
  ];
  const shown = new Set(features.arrows.features.map(({ properties }) => properties.claim));
  const arrows = map
    .queryRenderedFeatures(near, { layers: ARROW_LAYERS })
    .filter(({ properties }) => shown.has(String(properties['claim'])));
  const [arrow] = arrows;
  const { lng, lat } = map.unproject([point.x, point.y]).wrap();
  if (arrow)
    return {
      lng,
      lat,
      place: String(arrow.properties['to']),
      claims: [...new Set(arrows.map(({ properties }) => String(properties['claim'])))],
    };

  if (!hasAreas) return null;
  const [area] = features.areas.features
    .filter(({ geometry }) => booleanPointInPolygon([lng, lat], geometry))
    .sort((a, b) => AREA_RANK.indexOf(a.properties.precision) - AREA_RANK.indexOf(b.properties.precision));
  const picked = area === undefined ? null : placeMarks(area.properties.place);
  return picked && { ...picked, lng, lat };
}
