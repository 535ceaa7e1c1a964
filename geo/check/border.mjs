import { distance, lineString, nearestPointOnLine } from '@turf/turf';
import * as topojson from 'topojson-client';

import { readJson } from './read-layers.mjs';

const SAMPLE_METERS = 200;

/** How far our Kursk–Sumy border lies from the OpenStreetMap-derived one, sampled along the latter every 200 m. */
export function checkBorder({ topology }) {
  const pair = topology.objects.regions.geometries.filter(({ properties }) => ['RU-KRS', 'UA-59'].includes(properties.id));
  const ours = topojson.mesh(topology, { type: 'GeometryCollection', geometries: pair }, (a, b) => a !== b);
  const yardstick = readJson('check/kursk-sumy-border.json').coordinates;
  const distances = samples(yardstick)
    .map((point) => Math.min(...ours.coordinates.map((line) => nearestPointOnLine(lineString(line), point, { units: 'meters' }).properties.dist)))
    .sort((a, b) => a - b);
  const median = distances[Math.floor(distances.length / 2)];
  const worst = distances.at(-1);
  return [
    { what: 'Kursk–Sumy border to OSM, median', must: '<= 50 m', is: `${median.toFixed(0)} m`, isGood: median <= 50 },
    { what: 'Kursk–Sumy border to OSM, maximum', must: '<= 500 m', is: `${worst.toFixed(0)} m`, isGood: worst <= 500 },
  ];
}

function samples(line) {
  const points = [];
  for (let at = 1; at < line.length; at++) {
    const [from, to] = [line[at - 1], line[at]];
    const steps = Math.max(1, Math.ceil((distance(from, to) * 1000) / SAMPLE_METERS));
    for (let step = 0; step < steps; step++)
      points.push([from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps]);
  }
  return points;
}
