import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';
import { FULL_TAG_ZOOM } from '../zooms';

/** Settlements and points as their claims' marks on the spot, areas as a ruled tag at their visual centre. The images are painted by `src/map`. */
export function placeLayers({ theme }: StyleOptions): LayerSpecification[] {
  return [
    {
      id: 'places',
      type: 'symbol',
      source: 'places',
      layout: {
        'icon-image': ['step', ['zoom'], ['get', 'compactImage'], FULL_TAG_ZOOM, ['get', 'image']],
        // Claims must stay reachable: nothing is hidden, the most numerous lies lowest.
        'icon-allow-overlap': true,
        'symbol-sort-key': ['-', 0, ['get', 'count']],
        'icon-padding': 3,
      },
    },
    {
      id: 'places-selected',
      type: 'circle',
      source: 'places',
      paint: {
        'circle-radius': 15,
        'circle-color': 'transparent',
        'circle-stroke-color': theme.selection,
        'circle-stroke-width': [
          'case',
          ['get', 'isArea'],
          0,
          ['boolean', ['feature-state', 'isSelected'], false],
          2.5,
          ['boolean', ['feature-state', 'isHovered'], false],
          1.5,
          0,
        ],
      },
    },
  ];
}
