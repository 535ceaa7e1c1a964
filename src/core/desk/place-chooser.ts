import { createIdGiver, slugOf } from '../formats/import/make-id';
import { foldName } from '../gazetteer/fold-name';
import type { Place, PlaceGeometry } from '../model/place';
import type { PlaceChoice } from './desk-choices';

/** Places of one name that lie further apart, in degrees, are two. */
const SAME_PLACE_DEGREES = 0.1;
const MAX_NAME = 200;

export interface PlaceChooser {
  readonly idOf: (choice: PlaceChoice) => string;
  readonly finish: () => readonly Place[];
}

/** Places by name and shape: one that the case has already is that one, under whatever of its names. */
export function createPlaceChooser(places: readonly Place[]): PlaceChooser {
  let list = places;
  const give = createIdGiver(places.map(({ id }) => id));
  return {
    idOf(choice) {
      if ('id' in choice) return choice.id;
      const name = choice.name.replace(/\s+/gu, ' ').trim().slice(0, MAX_NAME);
      const known = list.find((place) => isSame(place, name, choice));
      if (known !== undefined) return known.id;
      const id = give(slugOf(name));
      const { language = 'en', precision, geometry, citation, note } = choice;
      const names = language === 'en' ? { en: name } : { en: name, [language]: name };
      list = [
        ...list,
        { id, names, precision, ...(geometry && { geometry }), ...(citation && { citation }), ...(note && { note }) },
      ];
      return id;
    },
    finish: () => list,
  };
}

function isSame(place: Place, name: string, choice: Exclude<PlaceChoice, { readonly id: string }>): boolean {
  if (isPointLike(place.precision) !== isPointLike(choice.precision)) return false;
  // One boundary is one place, whatever language names it.
  if (place.geometry?.kind === 'boundary' && choice.geometry?.kind === 'boundary')
    return place.geometry.codes.join() === choice.geometry.codes.join();
  const hasName = [...Object.values(place.names), place.localName ?? ''].some(
    (other) => foldName(other) === foldName(name),
  );
  return hasName && isNear(place.geometry, choice.geometry);
}

function isPointLike(precision: Place['precision']): boolean {
  return precision === 'point' || precision === 'settlement';
}

function isNear(one: PlaceGeometry | undefined, other: PlaceGeometry | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.kind !== 'point' || other.kind !== 'point') return JSON.stringify(one) === JSON.stringify(other);
  return (
    Math.abs(one.lat - other.lat) < SAME_PLACE_DEGREES &&
    Math.abs(one.lng - other.lng) < SAME_PLACE_DEGREES &&
    // A place with a radius of its own was drawn so on purpose.
    (other.radiusMeters === undefined || one.radiusMeters === other.radiusMeters)
  );
}
