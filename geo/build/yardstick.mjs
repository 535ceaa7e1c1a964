import { readFileSync } from 'node:fs';
import * as topojsonClient from 'topojson-client';

const INPUT = 'node_modules/@osm_borders/maritime_100m/borders.geo.json';

/**
 * The Kursk–Sumy part of the Russia–Ukraine border as another OpenStreetMap-derived package has it: what `npm run geo:check`
 * measures ours against. Cut at the points nearest to the ends of our own line.
 */
export function buildYardstick(topology) {
  const { features } = JSON.parse(readFileSync(INPUT, 'utf8'));
  const ringsOf = (code) => rings(features.find(({ properties }) => properties.isoA2 === code).geometry);
  const russian = new Set(ringsOf('RU').flat().map(String));
  const border = longestRun(ringsOf('UA'), (point) => russian.has(String(point)) && inBox(point));

  const pair = topology.objects.regions.geometries.filter(({ properties }) =>
    ['RU-KRS', 'UA-59'].includes(properties.id),
  );
  const lines = topojsonClient.mesh(
    topology,
    { type: 'GeometryCollection', geometries: pair },
    (a, b) => a !== b,
  ).coordinates;
  const ends = endsOf(lines)
    .map((point) => nearest(border, point))
    .sort((a, b) => a - b);
  return JSON.stringify({
    description: 'The Kursk–Sumy border as a yardstick: longitude, latitude, WGS 84 degrees.',
    licence: 'ODbL 1.0, © OpenStreetMap contributors',
    coordinates: border.slice(ends[0], ends[1] + 1).map((point) => point.map((value) => Math.round(value * 1e5) / 1e5)),
  });
}

function rings(geometry) {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(rings);
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

const inBox = ([lng, lat]) => lng > 33.4 && lng < 36 && lat > 50.3 && lat < 52.5;

function longestRun(all, isIn) {
  let best = [];
  for (const ring of all) {
    let run = [];
    for (const point of [...ring, ...ring]) {
      if (isIn(point) && run.length < ring.length) run.push(point);
      else run = [];
      if (run.length > best.length) best = [...run];
    }
  }
  return best;
}

/** The two points that stand only once among the ends of the pieces. */
function endsOf(lines) {
  const points = lines.flatMap((line) => [line[0], line.at(-1)]);
  const single = points.filter((point) => points.filter((other) => String(other) === String(point)).length === 1);
  return [single[0], single.at(-1)];
}

function nearest(line, [lng, lat]) {
  let best = 0;
  let least = Infinity;
  for (const [at, [x, y]] of line.entries()) {
    const distance = ((x - lng) * 0.63) ** 2 + (y - lat) ** 2;
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}
