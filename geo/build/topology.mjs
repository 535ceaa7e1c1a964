import * as topojsonClient from 'topojson-client';
import * as topojsonServer from 'topojson-server';
import * as topojsonSimplify from 'topojson-simplify';
import { crossingsOf } from '../check/crossings.mjs';
import { isInside, KM2, partsOf, ringArea, signedArea } from './polygons.mjs';

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
/** Where a border is two banks with water between, which cross each other when simplified apart: the Corentyne's mouth. */
const RIVER_MOUTHS = [{ point: [-57.2, 5.6], factor: 60 }];
/** Square degrees: about 2,500 km². */
const SMALL_COUNTRY = 0.2;
/** Grid of the finished file: 0.00002 degree, at most 2.2 m. Spits and harbours fold over themselves on a coarser one. */
const GRID = 2e-5;

/** Simplifies until no outline crosses itself: where one does, its surroundings keep more points in the next round. */
export function toTopology(countries, regions) {
  const collection = (features) => ({ type: 'FeatureCollection', features });
  const full = topojsonServer.topology({ countries: collection(countries), regions: collection(regions) });
  const careful = [...RIVER_MOUTHS, ...countries.flatMap(smallCountryCare)];
  for (let round = 0; round < 12; round++) {
    const topology = simplify(structuredClone(full), careful);
    const crossings = allCrossings(topology);
    if (process.env.GEO_DEBUG) console.error(round, crossings.length, JSON.stringify(crossings.slice(0, 9)));
    if (crossings.length === 0) return topology;
    careful.push(...crossings.map((point) => ({ point, factor: 25 * (round + 1) })));
  }
  throw new Error('Some outlines still cross themselves after twelve rounds: look at the source geometry.');
}

/** A country that would vanish keeps some points of its largest part. */
function smallCountryCare({ geometry }) {
  const largest = partsOf(geometry).reduce((best, part) => (ringArea(part[0]) > ringArea(best[0]) ? part : best));
  const area = ringArea(largest[0]);
  const [point] = largest[0];
  return area < SMALL_COUNTRY ? [{ point, factor: (SMALLEST_TRIANGLE / area) * 15 }] : [];
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

function allCrossings(topology) {
  return ['countries', 'regions'].flatMap((name) =>
    topojsonClient
      .feature(topology, topology.objects[name])
      .features.flatMap(({ geometry }) => (geometry ? crossingsOf(partsOf(geometry), GRID) : [])),
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
