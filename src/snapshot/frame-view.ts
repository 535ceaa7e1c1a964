import { geoInterpolate } from 'd3-geo';
import type { Bounds } from '../core/geo/bounds';
import { placeBounds } from '../core/geo/fit';
import type { MapFeatures } from '../core/geo/map-features';
import type { CaseIndex } from '../core/query/case-index';
import type { ClaimPage } from './claim-page';
import { boundsOf, chooseProjection, type MapProjection } from './map-projection';
import type { SubjectOnPage } from './page-subject';
import type { Box } from './scene';
import type { Frame, SceneInput } from './scene-input';

/** A view this wide in CSS pixels is what a camera of an address is taken to be of. */
export const SCREEN = { width: 900, height: 640 } as const;

/** The projection that shows the input's frame in a box of the page. */
export function frameView(
  { frame, options }: Pick<SceneInput, 'frame' | 'options'>,
  { points: pointsOf, opening }: SubjectOnPage,
  box: Box,
): MapProjection {
  if (frame.kind !== 'claims') return chooseProjection(frame, box, options.projection);
  const points = pointsOf();
  if (points.length === 0) return chooseProjection(opening, box, options.projection);
  return chooseProjection({ kind: 'bounds', bounds: boundsOf(points) }, box, options.projection, points);
}

/** The case's own opening view. */
export function openingFrame({ index }: { readonly index: CaseIndex }): Frame & { readonly kind: 'camera' } {
  const { view } = index.case.file;
  const [lng, lat] = view.center;
  return { kind: 'camera', lng, lat, zoom: view.zoom, viewport: SCREEN };
}

/** Points around all that the claims put on the map; whole countries only when nothing finer is there. */
export function claimPoints({ index, boundaries }: ClaimPage, features: MapFeatures): (readonly [number, number])[] {
  const fine = features.places.filter(({ precision }) => precision !== 'country');
  const points: (readonly [number, number])[] = [];
  for (const { place, precision, lng, lat } of fine.length > 0 ? fine : features.places) {
    points.push([lng, lat]);
    const bounds = placeBounds(index, place, boundaries);
    // A country across the antimeridian has a box around the globe: its middle must do.
    if (bounds === null || bounds[2] - bounds[0] > 180 || (precision === 'country' && features.places.length > 1))
      continue;
    points.push(...corners(bounds));
  }
  for (const { geometry } of features.arrows.features) {
    const [start, end] = [geometry.coordinates[0], geometry.coordinates.at(-1)];
    if (!start || !end) continue;
    const between = geoInterpolate([start[0] ?? 0, start[1] ?? 0], [end[0] ?? 0, end[1] ?? 0]);
    for (let step = 0; step <= 16; step++) points.push(between(step / 16));
  }
  return points;
}

function corners([west, south, east, north]: Bounds): (readonly [number, number])[] {
  const middle = (west + east) / 2;
  return [
    [west, south],
    [middle, south],
    [east, south],
    [west, north],
    [middle, north],
    [east, north],
  ];
}
