import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';
import { FAR_SCALE, FULL_TAG_ZOOM } from '../zooms';
import { markFeatures } from './features-of-kind';
import { isInState, unlessHidden } from './is-in-state';

/** Settlements and points as their claims' marks on the spot, areas as a ruled tag at their visual centre. The images are painted by `src/map`. */
export function placeLayers({ theme }: StyleOptions): LayerSpecification[] {
  return [
    {
      id: 'places',
      type: 'symbol',
      ...markFeatures('place'),
      layout: {
        'icon-image': ['step', ['zoom'], ['get', 'compactImage'], FULL_TAG_ZOOM, ['get', 'image']],
        'icon-size': ['step', ['zoom'], ['case', ['get', 'isArea'], 1, FAR_SCALE], FULL_TAG_ZOOM, 1],
        // Claims must stay reachable: nothing is hidden, the most numerous lies lowest.
        'icon-allow-overlap': true,
        'symbol-sort-key': ['-', 0, ['get', 'count']],
        // Its image may be larger than what is seen in it: the layer below keeps names off.
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': unlessHidden(1) },
    },
    {
      id: 'places-clearance',
      type: 'symbol',
      source: 'clearances',
      layout: {
        'icon-image': 'clear',
        'icon-allow-overlap': true,
        'icon-padding': ['step', ['zoom'], ['get', 'compactPadding'], FULL_TAG_ZOOM, ['get', 'padding']],
      },
    },
    {
      id: 'places-selected',
      type: 'circle',
      ...markFeatures('place'),
      paint: {
        'circle-radius': ['step', ['zoom'], 15 * FAR_SCALE, FULL_TAG_ZOOM, 15],
        'circle-color': 'transparent',
        'circle-stroke-color': theme.selection,
        'circle-stroke-width': [
          'case',
          ['any', ['get', 'isArea'], isInState('isHidden')],
          0,
          isInState('isSelected'),
          2.5,
          isInState('isHovered'),
          1.5,
          0,
        ],
      },
    },
  ];
}
