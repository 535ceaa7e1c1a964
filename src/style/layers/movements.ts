import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MovementPhase } from '../../core/model/claim';
import { MOVEMENT_PHASES } from '../../core/model/claim-terms';
import type { StyleOptions } from '../style-options';
import { FAR_SCALE, FULL_TAG_ZOOM } from '../zooms';
import { markFeatures } from './features-of-kind';
import { isInState, unlessHidden } from './is-in-state';
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
export const LANE_PIXELS = 5;

const offset: ExpressionSpecification = [
  'step',
  ['zoom'],
  ['*', ['get', 'lane'], LANE_PIXELS * FAR_SCALE],
  FULL_TAG_ZOOM,
  ['*', ['get', 'lane'], LANE_PIXELS],
];

/** Schematic great circles, never routes: colour says who reported it, the dash how far it had come. */
export function movementLayers(options: StyleOptions): LayerSpecification[] {
  const { theme } = options;
  const color = slotColor(theme);
  return [
    {
      id: 'movements-casing',
      type: 'line',
      ...markFeatures('movement'),
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': theme.labelHalo,
        'line-width': ARROW_WIDTH + 2.4,
        'line-opacity': unlessHidden(0.7),
        'line-offset': offset,
      },
    },
    ...MOVEMENT_PHASES.map((phase): LayerSpecification => {
      const dash = PHASE_DASHES[phase];
      return {
        id: `movements-${phase}`,
        type: 'line',
        source: 'marks',
        filter: ['all', ['==', ['get', 'kind'], 'movement'], ['==', ['get', 'phase'], phase]],
        paint: {
          'line-color': ['case', isInState('isSelected'), theme.selection, color],
          'line-width': [
            'case',
            isInState('isSelected'),
            ARROW_WIDTH + 1.8,
            isInState('isHovered'),
            ARROW_WIDTH + 1.6,
            ARROW_WIDTH,
          ],
          'line-opacity': unlessHidden(1),
          'line-offset': offset,
          ...(dash !== null && { 'line-dasharray': [...dash] }),
        },
      };
    }),
    {
      id: 'movements-heads',
      type: 'symbol',
      ...markFeatures('movement-head'),
      layout: {
        'icon-image': ['concat', 'arrowhead-', ['coalesce', ['to-string', ['get', 'slot']], '']],
        'icon-size': ['step', ['zoom'], FAR_SCALE, FULL_TAG_ZOOM, 1],
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        // The map works out where the tag at the end begins, so that the head is seen before it.
        'icon-offset': ['step', ['zoom'], ['get', 'compactOffset'], FULL_TAG_ZOOM, ['get', 'offset']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': unlessHidden(1) },
    },
  ];
}
