import type { PlaceCandidate } from '../text/reading';
import type { PlaceChoice } from './desk-choices';

const CITATION = 'gazetteer of Dateline (geo/gazetteer)';

/**
 * A place of the gazetteer as one of a case, drawn as what it is: a settlement as a point, a country or region as its boundary where the map has one, a
 * sea or an area as nothing until somebody draws it.
 */
export function choiceOfCandidate(
  { id, name, kind, lng, lat }: Pick<PlaceCandidate, 'id' | 'name' | 'kind' | 'lng' | 'lat'>,
  boundaryCodes?: ReadonlySet<string>,
): PlaceChoice {
  if (kind === 'country' || kind === 'region') {
    const isDrawn = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(id) && (boundaryCodes?.has(id) ?? true);
    if (!isDrawn) return { name, precision: kind, citation: CITATION };
    return { name, precision: kind, geometry: { kind: 'boundary', codes: [id] }, citation: 'boundary of geo/layers' };
  }
  if (kind === 'settlement')
    return { name, precision: 'settlement', geometry: { kind: 'point', lng, lat }, citation: CITATION };
  return { name, precision: 'area', citation: CITATION };
}
