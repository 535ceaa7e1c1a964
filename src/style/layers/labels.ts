import type {
  ExpressionSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';

/** Families that the page itself brings: without a glyph server MapLibre draws text with the page's fonts. */
const LABEL_FONTS = ['Noto Sans', 'Noto Sans KR Names', 'Noto Sans KR'];

/** The reader's name, and the local one beneath where it differs. */
function nameIn(language: string): ExpressionSpecification {
  const name: ExpressionSpecification = ['coalesce', ['get', `name-${language}`], ['get', 'name-en']];
  const local: ExpressionSpecification = ['get', 'name-local'];
  return ['case', ['any', ['!', ['has', 'name-local']], ['==', name, local]], name, ['concat', name, '\n', local]];
}

/** Names by their own smallest zoom. Base names give way to the case's own. */
export function labelLayers({ theme, language }: StyleOptions): LayerSpecification[] {
  const zoomed: ExpressionSpecification = ['>=', ['zoom'], ['get', 'minZoom']];
  const label = (
    id: string,
    kinds: readonly string[],
    layout: SymbolLayerSpecification['layout'],
    paint: SymbolLayerSpecification['paint'],
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'labels',
    filter: ['all', ['in', ['get', 'kind'], ['literal', [...kinds]]], zoomed, ['<', ['zoom'], ['get', 'maxZoom']]],
    layout: {
      'text-field': nameIn(language),
      'text-font': LABEL_FONTS,
      'symbol-sort-key': ['get', 'minZoom'],
      'text-padding': 4,
      'text-max-width': 8,
      ...layout,
    },
    paint: { 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.4, ...paint },
  });
  return [
    label(
      'labels-water',
      ['water'],
      { 'text-size': 12, 'text-letter-spacing': 0.12 },
      { 'text-color': theme.waterLabel },
    ),
    label(
      'labels-towns',
      ['city', 'town'],
      {
        'text-size': ['match', ['get', 'kind'], 'city', 12.5, 11.5],
        'icon-image': 'town-dot',
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.5,
        'text-justify': 'auto',
      },
      { 'text-color': theme.cityLabel },
    ),
    label(
      'labels-regions',
      ['region'],
      { 'text-size': 10.5, 'text-transform': 'uppercase', 'text-letter-spacing': 0.14, 'text-max-width': 9 },
      { 'text-color': theme.regionLabel },
    ),
    label(
      'labels-countries',
      ['country'],
      {
        'text-size': ['interpolate', ['linear'], ['zoom'], 1, 10.5, 6, 14],
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.2,
      },
      { 'text-color': theme.countryLabel },
    ),
  ];
}
