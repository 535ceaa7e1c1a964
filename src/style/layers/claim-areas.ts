import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';
import { markFeatures } from './features-of-kind';
import { isInState, unlessHidden } from './is-in-state';

/**
 * Regions, countries and loosely named areas that claims name. A hatch says "somewhere in here", never where. A whole country
 * hatched would shout: its tag is enough until it is pointed at.
 */
export function claimAreaLayers({ theme }: StyleOptions): LayerSpecification[] {
  return [
    {
      id: 'claim-countries-fill',
      type: 'fill',
      source: 'countries-set-off',
      paint: { 'fill-pattern': 'hatch', 'fill-antialias': false, 'fill-opacity': unlessHidden(0.18) },
    },
    {
      id: 'claim-countries-edge',
      type: 'line',
      source: 'countries-set-off',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['get', 'isSelected'], theme.selection, theme.claimArea],
        'line-width': ['case', ['get', 'isSelected'], 3, 2.4],
        'line-opacity': unlessHidden(1),
      },
    },
    {
      id: 'claim-areas-fill',
      type: 'fill',
      source: 'areas',
      paint: {
        'fill-pattern': 'hatch',
        'fill-antialias': false,
        'fill-opacity': unlessHidden([
          'case',
          isInState('isHovered'),
          0.5,
          ['match', ['get', 'precision'], 'area', 0.22, 0.32],
        ]),
      },
    },
    {
      id: 'claim-areas-edge',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', isInState('isSelected'), theme.selection, theme.claimArea],
        'line-width': ['case', isInState('isSelected'), 3, isInState('isHovered'), 2.4, 1],
        'line-opacity': unlessHidden(['case', ['any', isInState('isSelected'), isInState('isHovered')], 1, 0.8]),
      },
    },
    {
      id: 'radii',
      type: 'line',
      ...markFeatures('radius'),
      paint: { 'line-color': theme.radius, 'line-width': 1, 'line-opacity': unlessHidden(1), 'line-dasharray': [2, 2] },
    },
  ];
}
