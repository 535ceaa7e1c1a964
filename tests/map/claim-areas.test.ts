import { describe, expect, it } from 'vitest';
import type { MapFeatures } from '../../src/core/geo/map-features';
import { ClaimAreas } from '../../src/map/claim-areas';

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
const ids = (shown: ReturnType<ClaimAreas['show']>): unknown =>
  shown?.features.map(({ properties }) => properties?.['place'] as unknown);

describe('the areas of claims', () => {
  it('are kept when a filter hides them, and are not cut anew', () => {
    const areas = new ClaimAreas();
    expect(ids(areas.show([kursk, sumy]))).toEqual(['kursk-oblast', 'sumy-oblast']);
    expect(areas.show([sumy])).toBeNull();
    expect(areas.hidden).toEqual(['kursk-oblast']);
    expect(areas.show([kursk, sumy])).toBeNull();
    expect(areas.hidden).toEqual([]);
  });

  it('are cut anew when one is new or was drawn anew', () => {
    const areas = new ClaimAreas();
    areas.show([kursk]);
    expect(ids(areas.show([sumy]))).toEqual(['kursk-oblast', 'sumy-oblast']);
    const moved = area('sumy-oblast', 'region', 5);
    expect(areas.show([moved])?.features).toEqual([kursk, moved]);
  });

  it('show a country only while it is set off, and say when that changed', () => {
    const areas = new ClaimAreas();
    expect(areas.show([russia])).toBeNull();
    expect(areas.hidden).toEqual([]);
    expect(ids(areas.setOff([], ['russia', 'kursk-oblast']))).toEqual(['russia']);
    expect(areas.setOff([], ['russia'])).toBeNull();
    expect(areas.setOff(['russia'], [])?.features[0]?.properties).toMatchObject({ place: 'russia', isSelected: true });
    expect(ids(areas.setOff([], []))).toEqual([]);
    areas.show([kursk]);
    expect(areas.setOff([], ['russia'])).toBeNull();
  });
});
