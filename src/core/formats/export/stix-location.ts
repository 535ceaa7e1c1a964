import { localize } from '../../model/localized';
import type { Place } from '../../model/place';
import type { CaseIndex } from '../../query/case-index';
import type { ExportInput } from './export-input';
import type { StixIds, StixObject } from './stix-ids';

/** How far a settlement reaches from the point that stands for it, where the case does not say. STIX readers take bare coordinates for exact ones. */
const SETTLEMENT_METERS = 5000;
/** Chains of "lies in" that are longer are a mistake. */
const MAX_PARENTS = 20;

/**
 * STIX wants coordinates, a country or a region: a place with none of them is only named in its claims (`null`). A region never gets a point.
 */
export function stixLocation(
  { index, translator, ids }: Pick<ExportInput, 'index' | 'translator'> & { readonly ids: StixIds },
  place: Place,
): StixObject | null {
  const { geometry, precision } = place;
  const country = countryOf(place, index);
  const name = localize(place.names, translator.language);
  const radius =
    geometry?.kind === 'point'
      ? (geometry.radiusMeters ?? (precision === 'settlement' ? SETTLEMENT_METERS : undefined))
      : undefined;
  if (geometry?.kind !== 'point' && country === null) return null;
  const parent = place.within === undefined ? undefined : index.places.get(place.within);
  return {
    type: 'location',
    id: ids.of('location', place.id),
    name,
    ...(geometry?.kind === 'point' && {
      latitude: geometry.lat,
      longitude: geometry.lng,
      ...(radius !== undefined && { precision: radius }),
    }),
    ...country,
    ...(precision === 'settlement' && { city: name }),
    description: [precision, parent && localize(parent.names, translator.language), place.citation]
      .filter((part) => part !== undefined)
      .join('; '),
  };
}

/** By the place's own boundary, else by that of the nearest place around it. `null` when several countries share it. */
function countryOf(
  place: Place,
  index: CaseIndex,
): { readonly country: string; readonly administrative_area?: string } | null {
  let current: Place | undefined = place;
  for (let steps = 0; current !== undefined && steps < MAX_PARENTS; steps++) {
    if (current.geometry?.kind === 'boundary') {
      const { codes } = current.geometry;
      const [code = '', ...others] = codes;
      const country = code.slice(0, 2);
      if (others.some((other) => other.slice(0, 2) !== country)) return null;
      return { country, ...(others.length === 0 && code.includes('-') && { administrative_area: code }) };
    }
    // An area of its own drawing may reach across borders.
    if (current.precision === 'area' && current.geometry !== undefined) return null;
    current = current.within === undefined ? undefined : index.places.get(current.within);
  }
  return null;
}
