import type { FeatureCollection } from 'geojson';
import type { MapFeatures } from '../core/geo/map-features';

type AreaFeature = MapFeatures['areas']['features'][number];

/**
 * The areas that claims name, as the map holds them: regions are kept once they were shown, since a filter only hides them;
 * countries are shown only while they are set off.
 */
export class ClaimAreas {
  #shown: readonly AreaFeature[] = [];
  #regions = new Map<string, AreaFeature>();
  #countriesSetOff = '';

  /** Takes what is shown now. Answers with all regions when there are new ones among them, else `null`. */
  show(areas: readonly AreaFeature[]): FeatureCollection | null {
    this.#shown = areas;
    const news = areas.filter(
      ({ properties: { place, precision }, geometry }) =>
        precision !== 'country' && this.#regions.get(place)?.geometry.coordinates !== geometry.coordinates,
    );
    for (const area of news) this.#regions.set(area.properties.place, area);
    return news.length === 0 ? null : { type: 'FeatureCollection', features: [...this.#regions.values()] };
  }

  /** Places of the regions that are not shown now. */
  get hidden(): string[] {
    const shown = new Set(this.#shown.map(({ properties }) => properties.place));
    return [...this.#regions.keys()].filter((place) => !shown.has(place));
  }

  /** The countries among the places that are selected and hovered; `null` when they are the same as before. */
  setOff(selected: readonly string[], hovered: readonly string[]): FeatureCollection | null {
    const features = this.#shown
      .filter(({ properties: { place, precision } }) => precision === 'country' && isIn(place, selected, hovered))
      .map((area) => ({
        ...area,
        properties: { ...area.properties, isSelected: selected.includes(area.properties.place) },
      }));
    const code = features.map(({ properties: { place, isSelected } }) => `${place}${isSelected ? '+' : ''}`).join();
    if (code === this.#countriesSetOff) return null;
    this.#countriesSetOff = code;
    return { type: 'FeatureCollection', features };
  }
}

function isIn(place: string, ...lists: readonly (readonly string[])[]): boolean {
  return lists.some((list) => list.includes(place));
}
