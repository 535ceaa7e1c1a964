import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { MOVEMENT_PHASES, type MovementPhase } from '../../core/model/claim';
import type { StyleOptions } from '../style-options';
import { slotColor } from './slot-color';

/** The dash of each phase, in line widths: whole is done, the more broken the less sure. The legend draws the same. */
export const PHASE_DASHES: Readonly<Record<MovementPhase, readonly number[] | null>> = {
  arrived: null,
  'en-route': [4, 2],
  departed: [4, 1.6, 0.8, 1.6],
  expected: [0.8, 1.8],
};

export const ARROW_WIDTH = 1.8;
/** Pixels between arrows that run side by side. */
const LANE_PIXELS = 5;

const offset: ExpressionSpecification = ['*', ['get', 'lane'], LANE_PIXELS];

/** Schematic great circles, never routes: colour says who reported it, the dash how far it had come. */
export function movementLayers(options: StyleOptions): LayerSpecification[] {
  const { theme } = options;
  const color = slotColor(theme);
  return [
    {
      id: 'movements-casing',
      type: 'line',
      source: 'movements',
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': theme.labelHalo,
        'line-width': ARROW_WIDTH + 2.4,
        'line-opacity': 0.7,
        'line-offset': offset,
      },
    },
    ...MOVEMENT_PHASES.map((phase): LayerSpecification => {
      const dash = PHASE_DASHES[phase];
      return {
        id: `movements-${phase}`,
        type: 'line',
        source: 'movements',
        filter: ['==', ['get', 'phase'], phase],
        paint: {
          'line-color': color,
          'line-width': ARROW_WIDTH,
          'line-offset': offset,
          ...(dash !== null && { 'line-dasharray': [...dash] }),
        },
      };
    }),
    {
      id: 'movements-selected',
      type: 'line',
      source: 'movements',
      filter: ['==', ['get', 'claim'], ''],
      paint: { 'line-color': theme.selection, 'line-width': ARROW_WIDTH + 1.8, 'line-offset': offset },
    },
    {
      id: 'movements-heads',
      type: 'symbol',
      source: 'movement-heads',
      layout: {
        'icon-image': ['concat', 'arrowhead-', ['coalesce', ['to-string', ['get', 'slot']], '']],
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-offset': [0, 6],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}
