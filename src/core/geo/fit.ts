import type { Claim } from '../model/claim';
import type { CaseIndex } from '../query/case-index';
import type { Boundaries } from './boundaries';
import { unionBounds, type Bounds } from './bounds';

/** How much around a lone point is shown, in degrees. */
const MARGIN_DEGREES = 0.4;

type Places = Pick<CaseIndex, 'places'>;
type Shapes = Pick<Boundaries, 'bounds'>;

/** The box around all places that a claim puts on the map, WGS 84 degrees; `null` when there is none. */
export function claimBounds(index: Places, claim: Claim, boundaries: Shapes): Bounds | null {
  const { movement } = claim;
  const ids = [
    ...claim.places.filter(({ role }) => role !== 'spoken-at').map(({ place }) => place),
    ...(movement ? [...movement.from, ...movement.via, ...movement.to] : []),
  ];
  return unionBounds(ids.map((id) => placeBounds(index, id, boundaries)).filter((bounds) => bounds !== null));
}

/** The box around all places of several claims; `null` when none of them is on the map. */
export function claimsBounds(index: Places, claims: readonly Claim[], boundaries: Shapes): Bounds | null {
  return unionBounds(claims.map((claim) => claimBounds(index, claim, boundaries)).filter((bounds) => bounds !== null));
}

/** The box of one place; `null` when it cannot be drawn. */
export function placeBounds(index: Places, id: string, boundaries: Shapes): Bounds | null {
  const geometry = index.places.get(id)?.geometry;
  switch (geometry?.kind) {
    case undefined:
      return null;
    case 'point':
      return [
        geometry.lng - MARGIN_DEGREES,
        geometry.lat - MARGIN_DEGREES / 2,
        geometry.lng + MARGIN_DEGREES,
        geometry.lat + MARGIN_DEGREES / 2,
      ];
    case 'boundary':
      return boundaries.bounds(geometry.codes);
    case 'polygon': {
      const points = geometry.coordinates.flat();
      return unionBounds(points.map(([lng, lat]) => [lng, lat, lng, lat]));
    }
  }
}
