import type { Feature } from 'geojson';
import type { MapFeatures } from '../core/geo/map-features';
import type { MarkKind } from '../style/style-options';
import type { Theme } from '../style/theme';
import { headOffset } from './head-offset';
import { compactImage, placeImage, type PlaceImage } from './place-image';

interface MarkFeaturesOptions {
  readonly theme: Theme;
  /** A place's name in the reader's language. */
  readonly nameOf: (place: string) => string;
  /** Width of a text in CSS pixels. */
  readonly measure: (text: string, font: string) => number;
}

/** What the claims put on the map at points and along lines, and the images that it is drawn with, by their ids. */
export interface MarkFeatures {
  readonly features: readonly Feature[];
  readonly images: ReadonlyMap<string, PlaceImage>;
}

/** The id under which a place's mark can be set off. */
export function placeMarkId(place: string): string {
  return `place:${place}`;
}

export function markFeatures(
  { places, radii, arrows, arrowheads }: MapFeatures,
  { theme, nameOf, measure }: MarkFeaturesOptions,
): MarkFeatures {
  const images = new Map<string, PlaceImage>();
  const tags = new Map<string, { image: PlaceImage; compact: PlaceImage }>();
  const placeMarks = places.map((place): Feature => {
    const title = nameOf(place.place);
    const image = placeImage(place, title, theme, measure);
    const compact = compactImage(place, title, theme, measure);
    for (const each of [image, compact]) images.set(each.id, each);
    tags.set(place.place, { image, compact });
    return ofKind('place', {
      type: 'Feature',
      properties: {
        id: placeMarkId(place.place),
        place: place.place,
        image: image.id,
        compactImage: compact.id,
        count: place.marks.length,
        isArea: place.precision !== 'point' && place.precision !== 'settlement',
      },
      geometry: { type: 'Point', coordinates: [place.lng, place.lat] },
    });
  });
  const heads = arrowheads.features.map((head): Feature => {
    const { id, bearing, lane, to } = head.properties;
    const tag = tags.get(to);
    const offsets = {
      offset: headOffset(bearing, lane, tag?.image),
      compactOffset: headOffset(bearing, lane, tag?.compact),
    };
    return ofKind('movement-head', { ...head, properties: { ...head.properties, ...offsets, id: `head:${id}` } });
  });
  return {
    features: [
      ...radii.features.map((radius) => ofKind('radius', radius)),
      ...arrows.features.map((arrow) => ofKind('movement', arrow)),
      ...heads,
      ...placeMarks,
    ],
    images,
  };
}

function ofKind(kind: MarkKind, feature: Feature): Feature {
  return { ...feature, properties: { ...feature.properties, kind } };
}
