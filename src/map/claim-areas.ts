import type { FeatureCollection } from 'geojson';
import type { MapFeatures } from '../core/geo/map-features';
import { isDrawnOnlyWhenSetOff } from '../core/geo/set-off';

type Areas = MapFeatures['areas'];
type AreaFeature = Areas['features'][number];

/** The areas that are always on the map, shown or hidden: all but countries. */
export function regionsOf({ areas }: MapFeatures): Areas {
  return { type: 'FeatureCollection', features: areas.features.filter((area) => !isCountry(area)) };
}

/** Whether the map would draw the very same areas, and need not cut them into tiles anew. */
export function hasSameAreas({ features: before }: Areas, { features: after }: Areas): boolean {
  return (
    before.length === after.length &&
    before.every(({ geometry, properties: { place, precision } }, at) => {
      const next = after[at];
      return (
        next?.geometry.coordinates === geometry.coordinates &&
        next.properties.place === place &&
        next.properties.precision === precision
      );
    })
  );
}

/** The countries that are shown only while they are selected or hovered. */
export function countriesSetOff(
  { areas }: MapFeatures,
  selected: readonly string[],
  hovered: readonly string[],
): FeatureCollection {
  const isSetOff = ({ properties: { place } }: AreaFeature): boolean =>
    selected.includes(place) || hovered.includes(place);
  return {
    type: 'FeatureCollection',
    features: areas.features
      .filter((area) => isCountry(area) && isSetOff(area))
      .map((area) => ({
        ...area,
        properties: { ...area.properties, isSelected: selected.includes(area.properties.place) },
      })),
  };
}

function isCountry({ properties }: AreaFeature): boolean {
  return isDrawnOnlyWhenSetOff(properties.precision);
}
