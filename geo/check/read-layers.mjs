import { readFileSync } from 'node:fs';
import * as topojson from 'topojson-client';

const at = (path) => new URL(`../${path}`, import.meta.url);
export const readText = (path) => readFileSync(at(path), 'utf8');
export const readJson = (path) => JSON.parse(readText(path));

/** The committed layers, decoded: areas by ISO code, and the topology they come from. */
export function readLayers() {
  const topology = readJson('layers/boundaries.topojson');
  const byId = (name) =>
    new Map(topojson.feature(topology, topology.objects[name]).features.map((feature) => [feature.properties.id, feature]));
  return { topology, countries: byId('countries'), regions: byId('regions') };
}
