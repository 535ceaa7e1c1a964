import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';

/** Layers of the reader's own: dotted ink without hue or mark, so that none is taken for a claim or a border. */
export function referenceLayers({ theme }: StyleOptions): LayerSpecification[] {
  return [
    {
      id: 'references-fill',
      type: 'fill',
      source: 'references',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': theme.regionLabel, 'fill-opacity': 0.08 },
    },
    {
      id: 'references-line',
      type: 'line',
      source: 'references',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.regionLabel, 'line-width': 1.6, 'line-dasharray': [0.1, 2] },
    },
    {
      id: 'references-points',
      type: 'circle',
      source: 'references',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 2.5,
        'circle-color': theme.tagPaper,
        'circle-stroke-color': theme.regionLabel,
        'circle-stroke-width': 1.4,
      },
    },
  ];
}
