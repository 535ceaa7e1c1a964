import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';

/** What the reader's own tools draw: never mistaken for a claim, hence in ink, without any mark. */
export function toolLayers({ theme }: StyleOptions): LayerSpecification[] {
  return [
    {
      id: 'tools-fill',
      type: 'fill',
      source: 'tools',
      filter: ['==', ['get', 'kind'], 'area'],
      paint: { 'fill-color': theme.selection, 'fill-opacity': 0.1 },
    },
    {
      id: 'tools-line',
      type: 'line',
      source: 'tools',
      filter: ['==', ['get', 'kind'], 'line'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.selection, 'line-width': 2 },
    },
    {
      id: 'tools-points',
      type: 'circle',
      source: 'tools',
      filter: ['==', ['get', 'kind'], 'point'],
      paint: {
        'circle-radius': 4,
        'circle-color': theme.tagPaper,
        'circle-stroke-color': theme.selection,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'tools-crosshair',
      type: 'symbol',
      source: 'tools',
      filter: ['==', ['get', 'kind'], 'crosshair'],
      layout: { 'icon-image': 'crosshair', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
  ];
}
