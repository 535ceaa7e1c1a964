import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Theme } from '../theme';
import { slotColor } from './slot-color';

export const SHAPE_SOURCE = 'table-shapes';
/** Those that a click is looked up in. */
export const SHAPE_LAYERS = ['table-shapes-fill', 'table-shapes-line'] as const;
/** How an area is filled, on the map and in its legend. */
export const SHAPE_FILL_OPACITY = 0.18;

/** Rows that are lines and areas: an area with its outline, so that none is taken for a point or a border. */
export function tableShapeLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'table-shapes-fill',
      type: 'fill',
      source: SHAPE_SOURCE,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': slotColor(theme), 'fill-opacity': SHAPE_FILL_OPACITY },
    },
    {
      id: 'table-shapes-line',
      type: 'line',
      source: SHAPE_SOURCE,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': slotColor(theme),
        'line-width': ['match', ['geometry-type'], 'Polygon', 1.2, 2.2],
      },
    },
  ];
}
