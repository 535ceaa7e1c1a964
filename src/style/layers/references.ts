import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';

/** How the reader's own layers are drawn, on screen and on pages. Widths are CSS pixels, dashes in widths of the line. */
export const REFERENCE_LOOK = {
  fillOpacity: 0.08,
  lineWidth: 1.6,
  dash: [0.1, 2],
  pointRadius: 2.5,
  pointEdge: 1.4,
} as const;

/** Layers of the reader's own: dotted ink without hue or mark, so that none is taken for a claim or a border. */
export function referenceLayers({ theme }: StyleOptions): LayerSpecification[] {
  return [
    {
      id: 'references-fill',
      type: 'fill',
      source: 'references',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': theme.regionLabel, 'fill-opacity': REFERENCE_LOOK.fillOpacity },
    },
    {
      id: 'references-line',
      type: 'line',
      source: 'references',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': theme.regionLabel,
        'line-width': REFERENCE_LOOK.lineWidth,
        'line-dasharray': [...REFERENCE_LOOK.dash],
      },
    },
    {
      id: 'references-points',
      type: 'circle',
      source: 'references',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': REFERENCE_LOOK.pointRadius,
        'circle-color': theme.tagPaper,
        'circle-stroke-color': theme.regionLabel,
        'circle-stroke-width': REFERENCE_LOOK.pointEdge,
      },
    },
  ];
}
