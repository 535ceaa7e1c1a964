import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';

/** Regions, countries and loosely named areas that claims name. A hatch says "somewhere in here", never where. */
export function claimAreaLayers({ theme }: StyleOptions): LayerSpecification[] {
  return [
    {
      id: 'claim-areas-fill',
      type: 'fill',
      source: 'claim-areas',
      paint: {
        'fill-pattern': 'hatch',
        // A whole country hatched would shout: its tag is enough until it is pointed at.
        'fill-opacity': [
          'case',
          ['boolean', ['feature-state', 'isHovered'], false],
          ['match', ['get', 'precision'], 'country', 0.18, 0.5],
          ['match', ['get', 'precision'], 'country', 0, 'area', 0.22, 0.32],
        ],
      },
    },
    {
      id: 'claim-areas-edge',
      type: 'line',
      source: 'claim-areas',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': theme.claimArea,
        'line-width': ['case', ['boolean', ['feature-state', 'isHovered'], false], 2.4, 1],
        'line-opacity': [
          'case',
          ['boolean', ['feature-state', 'isHovered'], false],
          1,
          ['match', ['get', 'precision'], 'country', 0, 0.8],
        ],
      },
    },
    {
      id: 'claim-areas-selected',
      type: 'line',
      source: 'claim-areas',
      filter: ['in', ['get', 'place'], ['literal', []]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.selection, 'line-width': 3 },
    },
    {
      id: 'radii',
      type: 'line',
      source: 'radii',
      paint: { 'line-color': theme.radius, 'line-width': 1, 'line-dasharray': [2, 2] },
    },
  ];
}
