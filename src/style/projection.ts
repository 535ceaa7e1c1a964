import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { FLAT_ZOOM, GLOBE_ZOOM } from './zooms';

/** A globe when far, flat when near. */
export const PROJECTION: NonNullable<StyleSpecification['projection']> = {
  type: ['interpolate', ['linear'], ['zoom'], GLOBE_ZOOM, 'vertical-perspective', FLAT_ZOOM, 'mercator'],
};
