import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleOptions } from '../style-options';
import { REGION_ZOOM } from '../zooms';
import { baseFeatures } from './features-of-kind';

/** Water, land and the lines on it: quiet, so that the story stands out. */
export function baseLayers({ theme }: StyleOptions): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': theme.water } },
    {
      id: 'land',
      type: 'fill',
      ...baseFeatures('country'),
      paint: { 'fill-color': theme.land, 'fill-antialias': false },
    },
    {
      id: 'rivers',
      type: 'line',
      ...baseFeatures('river'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.river, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.4, 7, 1.2] },
    },
    {
      id: 'lakes',
      type: 'fill',
      ...baseFeatures('lake'),
      paint: { 'fill-color': theme.lake, 'fill-outline-color': theme.coast },
    },
    {
      id: 'coast',
      type: 'line',
      ...baseFeatures('coast'),
      paint: { 'line-color': theme.coast, 'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.4, 8, 1] },
    },
    {
      id: 'region-borders',
      type: 'line',
      ...baseFeatures('region-border'),
      minzoom: REGION_ZOOM,
      paint: { 'line-color': theme.regionBorder, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.5, 8, 1.2] },
    },
    {
      id: 'country-borders',
      type: 'line',
      ...baseFeatures('country-border'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': theme.countryBorder,
        'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.4, 5, 0.9, 9, 1.8],
      },
    },
  ];
}
