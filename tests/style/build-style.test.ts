import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { GeoJSON } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '../../src/style/build-style';
import { LAYER_ORDER, LAYER_SWITCHES } from '../../src/style/order';
import { STAGE_OVER_BASEMAP } from '../../src/style/style-options';
import { themes } from '../../src/style/theme';

const LOOKS = (['light', 'dark', 'contrast'] as const).flatMap((theme) =>
  ['en', 'id', 'uk', 'ko'].map((language) => [theme, language] as const),
);

describe.each(LOOKS)('the style, %s, %s', (theme, language) => {
  const style = buildStyle({ theme: themes[theme], language, hidden: [], data: {} });

  it('follows the MapLibre style specification', () => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  it('draws every layer of the order, in order', () => {
    expect(style.layers.map(({ id }) => id)).toEqual(LAYER_ORDER.map(([id]) => id));
  });

  it('fetches nothing', () => {
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
    expect(JSON.stringify(style)).not.toMatch(/https?:|url/);
  });

  it('uses no colour that the theme does not name', () => {
    const named = new Set(JSON.stringify(themes[theme]).match(/#[0-9a-f]{3,8}\b/gi));
    const used = JSON.stringify(style.layers).match(/#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\(/gi) ?? [];
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter((color) => !named.has(color))).toEqual([]);
  });
});

const SOMETHING: GeoJSON = { type: 'Point', coordinates: [36, 51] };
const FILLED = { references: SOMETHING, 'countries-set-off': SOMETHING, tools: SOMETHING };

describe('the layer switches', () => {
  it('each hide their layers and no other', () => {
    for (const hidden of LAYER_SWITCHES) {
      const style = buildStyle({ theme: themes.light, language: 'en', hidden: [hidden], data: FILLED });
      expect(hiddenLayers(style)).toEqual(LAYER_ORDER.filter(([, name]) => name === hidden).map(([id]) => id));
      expect(hiddenLayers(style).length).toBeGreaterThan(0);
    }
  });
});

describe('a source that is seldom filled', () => {
  it('is not drawn while it is empty', () => {
    const empty: GeoJSON = { type: 'FeatureCollection', features: [] };
    const style = (references: GeoJSON): StyleSpecification =>
      buildStyle({ theme: themes.light, language: 'en', hidden: [], data: { ...FILLED, references } });
    expect(hiddenLayers(style(SOMETHING))).toEqual([]);
    expect(hiddenLayers(style(empty))).toEqual(['references-fill', 'references-line', 'references-points']);
  });
});

describe('over a basemap', () => {
  it('the stage lets it through, and its waters are its own', () => {
    const style = buildStyle({ theme: themes.light, language: 'en', hidden: [], data: FILLED, hasBasemap: true });
    expect(validateStyleMin(style)).toEqual([]);
    expect(hiddenLayers(style)).toEqual(['rivers', 'lakes']);
    expect(style.layers.find(({ id }) => id === 'stage-fill')?.paint).toMatchObject({
      'fill-opacity': STAGE_OVER_BASEMAP,
    });
  });
});

function hiddenLayers(style: StyleSpecification): string[] {
  return style.layers.filter(({ layout }) => layout?.visibility === 'none').map(({ id }) => id);
}
