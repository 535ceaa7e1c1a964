import type { MultiPolygon, Polygon } from 'geojson';
import type { Place } from '../model/place';
import type { Boundaries } from './boundaries';
import { visualCenter } from './visual-center';

/** Where a place's symbol, label or arrow end stands; `null` when the place cannot honestly be drawn. */
export function placePosition(place: Place, boundaries: Boundaries): readonly [lng: number, lat: number] | null {
  const geometry = place.geometry;
  if (geometry === undefined) return null;
  switch (geometry.kind) {
    case 'point':
      return [geometry.lng, geometry.lat];
    case 'boundary':
      return boundaries.labelPoint(geometry.codes);
    case 'polygon':
      return visualCenter({ type: 'Polygon', coordinates: geometry.coordinates });
  }
}

/** The area of a place that is one; `null` for a point and for a place that cannot be drawn. */
export function placeArea(place: Place, boundaries: Boundaries): Polygon | MultiPolygon | null {
  const geometry = place.geometry;
  if (geometry?.kind === 'boundary') return boundaries.shape(geometry.codes);
  if (geometry?.kind === 'polygon') return { type: 'Polygon', coordinates: geometry.coordinates };
  return null;
}
