import type { Feature, FeatureCollection } from 'geojson';
import type { MapFeatures, PlaceMarks } from '../core/geo/map-features';
import type { MarkKind } from '../style/style-options';
import { FAR_SCALE, FULL_TAG_ZOOM } from '../style/zooms';
import { headOffset } from './head-offset';
import { isAreaTag, type Size } from './place-image';
import type { PlaceTags } from './place-tags';

/** Any zoom with full tags, and any with compact ones. */
const [NEAR, FAR] = [FULL_TAG_ZOOM, 0];

/** The id under which a place's mark can be set off. */
export function placeMarkId(place: string): string {
  return `place:${place}`;
}

/** What the claims put on the map at points and along lines. */
export function markFeatures({ places, radii, arrows, arrowheads }: MapFeatures, tags: PlaceTags): FeatureCollection {
  const placeMarks = places.map((place): Feature =>
    ofKind('place', {
      type: 'Feature',
      properties: {
        id: placeMarkId(place.place),
        place: place.place,
        ...tags.idsOf(place.place),
        count: place.marks.length,
        isArea: isAreaTag(place),
      },
      geometry: pointOf(place),
    }),
  );
  const heads = arrowheads.features.map((head): Feature => {
    const { id, bearing, lane, to } = head.properties;
    const offsets = {
      offset: headOffset(bearing, lane, tags.fullSize(to, NEAR)),
      compactOffset: headOffset(bearing, lane, tags.fullSize(to, FAR), FAR_SCALE),
    };
    return ofKind('movement-head', { ...head, properties: { ...head.properties, ...offsets, id: headId(id) } });
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...radii.features.map((radius) =>
        ofKind('radius', { ...radius, properties: { ...radius.properties, id: radiusId(radius.properties.place) } }),
      ),
      ...arrows.features.map((arrow) => ofKind('movement', arrow)),
      ...heads,
      ...placeMarks,
    ],
  };
}

/** The room that the places' images take, for base names to stay out of. */
export function clearances(places: readonly PlaceMarks[], tags: PlaceTags): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: places.map((place): Feature => {
      const at = (zoom: number): number[] => paddingOf(tags.seenSize(place.place, zoom));
      return {
        type: 'Feature',
        properties: { padding: at(NEAR), compactPadding: at(FAR) },
        geometry: pointOf(place),
      };
    }),
  };
}

/** Ids of the marks of a case that are not among those that are shown. */
export function hiddenMarks(all: MapFeatures, shown: MapFeatures): string[] {
  const places = new Set(shown.places.map(({ place }) => place));
  const arrows = new Set(shown.arrowheads.features.map(({ properties }) => properties.id));
  return [
    ...all.places
      .filter(({ place }) => !places.has(place))
      .flatMap(({ place }) => [placeMarkId(place), radiusId(place)]),
    ...all.arrowheads.features
      .filter(({ properties }) => !arrows.has(properties.id))
      .flatMap(({ properties: { id } }) => [id, headId(id)]),
  ];
}

function headId(arrow: string): string {
  return `head:${arrow}`;
}

function radiusId(place: string): string {
  return `radius:${place}`;
}

function pointOf({ lng, lat }: PlaceMarks): Feature['geometry'] {
  return { type: 'Point', coordinates: [lng, lat] };
}

/** Around an image of one pixel: top, right, bottom, left. */
function paddingOf(size: Size | null): number[] {
  const [x, y] = [(size?.width ?? 0) / 2, (size?.height ?? 0) / 2];
  return [y, x, y, x];
}

function ofKind(kind: MarkKind, feature: Feature): Feature {
  return { ...feature, properties: { ...feature.properties, kind } };
}
