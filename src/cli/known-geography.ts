import { join } from 'node:path';
import type { Topology } from 'topojson-specification';
import type { KnownGeography } from '../core/formats/check-context';
import { createBoundaries } from '../core/geo/boundaries';
import { isMissing } from './cli-error';
import type { Effects } from './effects';

/** The boundaries that come with Dateline, for checks that need them; nothing when they have not been built. */
export async function loadGeography(effects: Effects): Promise<KnownGeography> {
  let text: string;
  try {
    text = await effects.readFile(join(effects.packageFolder, 'geo/layers/boundaries.topojson'));
  } catch (error) {
    if (isMissing(error)) return {};
    throw error;
  }
  const topology: unknown = JSON.parse(text);
  if (!isTopology(topology)) throw new TypeError('Expected geo/layers/boundaries.topojson to be a TopoJSON topology.');
  const boundaries = createBoundaries(topology);
  const all = [...boundaries.countries.features, ...boundaries.regions.features];
  return {
    boundaryContains: (code, lng, lat) => boundaries.contains(code, lng, lat),
    boundaryCodes: new Set(all.map(({ properties }) => properties.id)),
  };
}

/** Our own file, made and checked by geo/: told by its head. */
function isTopology(value: unknown): value is Topology {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Topology';
}
