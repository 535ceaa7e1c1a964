import { describe, expect, it } from 'vitest';
import type { MapFeatures } from '../../src/core/geo/map-features';
import { countriesSetOff, hasSameAreas, regionsOf } from '../../src/map/claim-areas';

type Area = MapFeatures['areas']['features'][number];

function area(place: string, precision: Area['properties']['precision'], west = 0): Area {
  const ring = [
    [west, 0],
    [west + 1, 0],
    [west, 1],
    [west, 0],
  ];
  return {
    type: 'Feature',
    properties: { place, precision, count: 1 },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

const kursk = area('kursk-oblast', 'region');
const sumy = area('sumy-oblast', 'region');
const russia = area('russia', 'country');
const featuresOf = (...areas: Area[]): MapFeatures => {
  const none = { type: 'FeatureCollection' as const, features: [] };
  return {
    places: [],
    areas: { type: 'FeatureCollection', features: areas },
    radii: none,
    arrows: none,
    arrowheads: none,
    unmapped: [],
  };
};
const regions = (...areas: Area[]): MapFeatures['areas'] => regionsOf(featuresOf(...areas));

describe('the areas of claims', () => {
  it('are always on the map, but for countries', () => {
    expect(regions(kursk, russia, sumy).features).toEqual([kursk, sumy]);
  });

  it('are cut anew only when one is new, gone, drawn anew or of another precision', () => {
    const before = regions(kursk, sumy);
    const recounted = { ...sumy, properties: { ...sumy.properties, count: 7 } };
    expect(hasSameAreas(before, regions(kursk, recounted, russia))).toBe(true);
    expect(hasSameAreas(before, regions(kursk))).toBe(false);
    expect(hasSameAreas(regions(kursk), before)).toBe(false);
    expect(hasSameAreas(before, regions(kursk, area('sumy-oblast', 'region', 5)))).toBe(false);
    expect(
      hasSameAreas(before, regions(kursk, { ...sumy, properties: { ...sumy.properties, precision: 'area' } })),
    ).toBe(false);
  });

  it('are shown of a country only while it is set off', () => {
    const features = featuresOf(russia, kursk);
    expect(countriesSetOff(features, [], []).features).toEqual([]);
    const hovered = countriesSetOff(features, [], ['russia', 'kursk-oblast']).features;
    expect(hovered.map(({ properties }) => properties)).toEqual([
      { place: 'russia', precision: 'country', count: 1, isSelected: false },
    ]);
    expect(countriesSetOff(features, ['russia'], []).features[0]?.properties).toMatchObject({ isSelected: true });
  });
});
