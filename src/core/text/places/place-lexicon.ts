import countryPoints from '../lexicon/country-points.json';
import { wordSet } from '../lexicon/lexicon';
import places from '../lexicon/places.json';

/** Country codes by demonym, in lower case, hyphens for spaces: "turkish" → TR, "north-korean" → KP. */
export const DEMONYMS: ReadonlyMap<string, string> = new Map(
  Object.entries(places.demonyms).flatMap(([code, words]) => [...wordSet(words)].map((word) => [word, code] as const)),
);
/** Words that are the name of some place and nearly always mean something else. */
export const NOT_PLACES = wordSet(places.notPlaces);
export const DIRECTIONS = wordSet(places.directions);
/** What may follow a place without making both one name: "Manila Archbishop", "Ankara Police". */
export const TITLES = wordSet(places.titles);
export const PERSON_TITLES = wordSet(places.personTitles);
export const FIRST_NAMES = wordSet(places.firstNames);
/** What makes a place in front of it part of another name: "Boston Globe", "Washington Latin School". */
export const FACILITIES = wordSet(places.facilities);
/** Indonesian words before such a name: "Bandara Ngurah Rai", "Jalan Teuku Umar". */
export const FACILITY_HEADS = wordSet(places.facilityHeads);
/** The World Factbook's point for each country, as gazetteers use it; GeoNames's for the United States and the United Kingdom. */
export const COUNTRY_POINTS: ReadonlyMap<string, { readonly lng: number; readonly lat: number }> = new Map(
  Object.entries(countryPoints).flatMap(([code, [lng, lat]]) =>
    lng === undefined || lat === undefined ? [] : [[code, { lng, lat }] as const],
  ),
);
