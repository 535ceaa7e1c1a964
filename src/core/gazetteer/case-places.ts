import type { Boundaries } from '../geo/boundaries';
import type { Bounds } from '../geo/bounds';
import { placeBounds } from '../geo/fit';
import { placePosition } from '../geo/place-position';
import type { Place } from '../model/place';
import type { CaseIndex } from '../query/case-index';
import { foldName } from './fold-name';

export interface CasePlace {
  readonly place: Place;
  readonly lng: number;
  readonly lat: number;
  readonly bounds: Bounds | null;
}

/** The case's own places with a name, or a word of one, that begins so, in any language; whole names first. Places that cannot be drawn are left out. */
export function findCasePlaces(index: CaseIndex, boundaries: Boundaries, text: string, limit: number): CasePlace[] {
  const wanted = foldName(text);
  if (wanted === '') return [];
  const found: { place: CasePlace; rank: number }[] = [];
  for (const place of index.places.values()) {
    const ranks = Object.values(place.names).map((name) => rankOf(foldName(name), wanted));
    const rank = Math.min(...ranks);
    const position = rank === Infinity ? null : placePosition(place, boundaries);
    if (position === null) continue;
    const [lng, lat] = position;
    found.push({ place: { place, lng, lat, bounds: placeBounds(index, place.id, boundaries) }, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ place }) => place);
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(` ${wanted}`) ? 2 : Infinity;
}
