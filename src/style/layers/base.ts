import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';
import { REGION_ZOOM } from '../zooms';

/** Water, land and the lines on it: quiet, so that the story stands out. */
export function baseLayers({ theme }: StyleOptions): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': theme.water } },
    { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': theme.land, 'fill-antialias': false } },
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.river, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.4, 7, 1.2] },
    },
    {
      id: 'lakes',
      type: 'fill',
      source: 'lakes',
      paint: { 'fill-color': theme.lake, 'fill-outline-color': theme.coast },
    },
    {
      id: 'coast',
      type: 'line',
      source: 'coast',
      paint: { 'line-color': theme.coast, 'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.4, 8, 1] },
    },
    {
      id: 'region-borders',
      type: 'line',
      source: 'region-borders',
      minzoom: REGION_ZOOM,
      paint: { 'line-color': theme.regionBorder, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.5, 8, 1.2] },
    },
    {
      id: 'country-borders',
      type: 'line',
      source: 'country-borders',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': theme.countryBorder,
        'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.4, 5, 0.9, 9, 1.8],
      },
    },
  ];
}
