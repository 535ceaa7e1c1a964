import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { GeoJSON } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildTableStyle } from '../../src/style/build-table-style';
import { themes } from '../../src/style/theme';

const LOOKS = ['light', 'dark', 'contrast'] as const;
const SOMETHING: GeoJSON = { type: 'Point', coordinates: [36, 51] };

describe.each(LOOKS)('the style of a table’s map, %s', (theme) => {
  it.each([{}, { tiles: 'rows://{z}/{x}/{y}' }])('follows the MapLibre style specification (%o)', (rows) => {
    expect(validateStyleMin(buildTableStyle({ theme: themes[theme], language: 'en', data: {}, ...rows }))).toEqual([]);
  });
});

describe('what is seldom on the map of a table', () => {
  const hidden = (data: Parameters<typeof buildTableStyle>[0]['data']): string[] =>
    buildTableStyle({ theme: themes.light, language: 'en', data }).layers.flatMap(({ id, layout }) =>
      layout?.visibility === 'none' ? [id] : [],
    );

  it('is not drawn while it is not there', () => {
    const all = ['table-shapes-fill', 'table-shapes-line', 'table-area-fill', 'table-area-edge', 'table-mark-shape'];
    expect(hidden({})).toEqual([...all, 'table-mark']);
    expect(hidden({ 'table-area': SOMETHING, 'table-mark': SOMETHING })).toEqual(all.slice(0, 2));
    expect(hidden({ 'table-area': SOMETHING, 'table-mark': SOMETHING, 'table-shapes': SOMETHING })).toEqual([]);
  });
});
