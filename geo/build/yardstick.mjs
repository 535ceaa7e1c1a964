import { readFileSync } from 'node:fs';
import * as topojsonClient from 'topojson-client';

const INPUT = 'node_modules/@osm_borders/maritime_100m/borders.geo.json';

/**
 * The Kursk–Sumy part of the Russia–Ukraine border as another OpenStreetMap-derived package has it: what `npm run geo:check`
 * measures ours against. Cut at the points nearest to the ends of our own line.
 */
export function buildYardstick(topology) {
  const { features } = JSON.parse(readFileSync(INPUT, 'utf8'));
  const ukraine = rings(features.find(({ properties }) => properties.isoA2 === 'UA').geometry);
  const pair = topology.objects.regions.geometries.filter(({ properties }) =>
    ['RU-KRS', 'UA-59'].includes(properties.id),
  );
  const lines = topojsonClient.mesh(
    topology,
    { type: 'GeometryCollection', geometries: pair },
    (a, b) => a !== b,
  ).coordinates;
  const border = between(ukraine, endsOf(lines));
  return JSON.stringify({
    description: 'The Kursk–Sumy border as a yardstick: longitude, latitude, WGS 84 degrees.',
    licence: 'ODbL 1.0, © OpenStreetMap contributors',
    coordinates: border.map((point) => point.map((value) => Math.round(value * 1e5) / 1e5)),
  });
}

function rings(geometry) {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(rings);
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

/** The shorter way along the ring that comes nearest to both points, from one to the other. */
function between(all, [from, to]) {
  const off = (ring) => nearest(ring, from).off + nearest(ring, to).off;
  const ring = all.reduce((best, other) => (off(other) < off(best) ? other : best));
  const [first, last] = [nearest(ring, from).at, nearest(ring, to).at].sort((a, b) => a - b);
  const open = ring.slice(0, -1);
  const inside = open.slice(first, last + 1);
  const around = [...open.slice(last), ...open.slice(0, first + 1)];
  return inside.length <= around.length ? inside : around;
}

/** The two points that stand only once among the ends of the pieces. */
function endsOf(lines) {
  const points = lines.flatMap((line) => [line[0], line.at(-1)]);
  const single = points.filter((point) => points.filter((other) => String(other) === String(point)).length === 1);
  return [single[0], single.at(-1)];
}

function nearest(line, [lng, lat]) {
  let best = { at: 0, off: Infinity };
  for (const [at, [x, y]] of line.entries()) {
    const off = ((x - lng) * 0.63) ** 2 + (y - lat) ** 2;
    if (off < best.off) best = { at, off };
  }
  return best;
}
