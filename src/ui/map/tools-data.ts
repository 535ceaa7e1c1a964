import type { Feature, GeoJSON, Position } from 'geojson';
import { greatCircleLines } from '../../core/geo/great-circle';

export type LngLat = readonly [lng: number, lat: number];

/** What the tools have drawn: the points of a measurement with the great circles between them, and the crosshair. */
export function toolsData(points: readonly LngLat[], isArea: boolean | 'circle', crosshair: LngLat | null): GeoJSON {
  const features: Feature[] = [];
  const closed = isArea && points.length > 2 ? [...points, ...points.slice(0, 1)] : points;
  const lines = closed.slice(1).flatMap((end, at) => {
    const start = closed[at];
    return start === undefined ? [] : greatCircleLines(start, end);
  });
  for (const coordinates of lines)
    features.push({ type: 'Feature', properties: { kind: 'line' }, geometry: { type: 'LineString', coordinates } });
  if (isArea && points.length > 2)
    features.push({
      type: 'Feature',
      properties: { kind: 'area' },
      geometry: { type: 'Polygon', coordinates: [lines.flat()] },
    });
  if (isArea !== 'circle') for (const point of points) features.push(pointFeature('point', [...point]));
  if (crosshair !== null) features.push(pointFeature('crosshair', [...crosshair]));
  return { type: 'FeatureCollection', features };
}

/** What is being placed: an area with its corners, or points that are chosen among, with no line between them. */
export function sketchData(points: readonly LngLat[], isArea: boolean | 'circle', chosen: LngLat | null): GeoJSON {
  if (isArea) return toolsData(points, isArea, chosen);
  const features = points.map((point) => pointFeature('point', [...point]));
  if (chosen !== null) features.push(pointFeature('crosshair', [...chosen]));
  return { type: 'FeatureCollection', features };
}

function pointFeature(kind: string, coordinates: Position): Feature {
  return { type: 'Feature', properties: { kind }, geometry: { type: 'Point', coordinates } };
}
