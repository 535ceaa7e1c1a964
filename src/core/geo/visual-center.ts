import type { MultiPolygon, Polygon, Position } from 'geojson';
import polylabel from 'polylabel';

/** How near the pole of inaccessibility is sought, in degrees of latitude. */
const PRECISION_DEGREES = 0.02;

/**
 * Where the label of an area stands best: the pole of inaccessibility of its largest part, the point farthest from any edge.
 * Longitudes are shrunk by the cosine of the middle latitude meanwhile, so that "far" means the same in both directions.
 */
export function visualCenter(area: Polygon | MultiPolygon): readonly [lng: number, lat: number] | null {
  const parts = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  let largest: Position[][] | null = null;
  let largestArea = 0;
  for (const part of parts) {
    const size = ringArea(part[0] ?? []);
    if (size > largestArea) [largest, largestArea] = [part, size];
  }
  if (largest === null) return null;
  const latitudes = (largest[0] ?? []).map(([, lat = 0]) => lat);
  const squeeze = Math.max(0.05, Math.cos((((Math.min(...latitudes) + Math.max(...latitudes)) / 2) * Math.PI) / 180));
  const squeezed = largest.map((ring) => ring.map(([lng = 0, lat = 0]) => [lng * squeeze, lat]));
  // A large country needs no finer answer than a hundredth of its size.
  const precision = Math.max(PRECISION_DEGREES, Math.sqrt(largestArea) / 100);
  const [x, y] = polylabel(squeezed, precision);
  return [x / squeeze, y];
}

/** Area in square degrees, longitudes shrunk by the cosine of each edge's latitude: good enough to tell the largest. */
function ringArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x0 = 0, y0 = 0] = ring[at - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    sum += (x0 * y1 - x1 * y0) * Math.cos((((y0 + y1) / 2) * Math.PI) / 180);
  }
  return Math.abs(sum / 2);
}
