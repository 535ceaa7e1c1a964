import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { STAGE_OVER_BASEMAP, type StyleOptions } from '../style-options';
import { baseFeatures } from './features-of-kind';

/** The boundaries that the case sets off as the stage of its story. */
export function stageLayers({ theme, hasBasemap = false }: StyleOptions): LayerSpecification[] {
  return [
    {
      id: 'stage-fill',
      type: 'fill',
      ...baseFeatures('stage'),
      paint: {
        'fill-antialias': false,
        'fill-opacity': hasBasemap ? STAGE_OVER_BASEMAP : 1,
        'fill-color': ['match', ['get', 'tone'], 'focus', theme.stageFocus, theme.stageSetting],
      },
    },
    {
      id: 'stage-edge',
      type: 'line',
      ...baseFeatures('stage'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['match', ['get', 'tone'], 'focus', theme.stageFocusEdge, theme.stageSettingEdge],
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 8, ['match', ['get', 'tone'], 'focus', 2.2, 1.4]],
      },
    },
  ];
}
