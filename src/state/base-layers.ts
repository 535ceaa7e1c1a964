import type { Topology } from 'topojson-specification';
import { createBoundaries, type Boundaries } from '../core/geo/boundaries';

/** One label of the base map; `names` by language, as in `geo/layers/labels.json`. */
export interface BaseLabel {
  readonly id: string;
  readonly kind: 'country' | 'region' | 'city' | 'town' | 'water';
  readonly lng: number;
  readonly lat: number;
  readonly names: Readonly<Record<string, string>>;
  readonly minZoom: number;
  readonly maxZoom?: number;
  readonly country?: string;
}

/** What the map stands on. Boundaries it cannot do without; water and labels it can. */
export interface BaseLayers {
  readonly boundaries: Boundaries;
  readonly water: Topology | null;
  readonly labels: readonly BaseLabel[];
}

export interface LayerAddresses {
  readonly boundaries: string;
  readonly water: string;
  readonly labels: string;
}

export interface LayerFailure {
  readonly layer: keyof LayerAddresses;
  readonly cause: unknown;
}

/**
 * Loads the layers that `npm run geo:build` made: our own files, shape known, so only their arrival is checked here.
 * A layer that does not arrive is reported and left out; `layers` is `null` when it is the boundaries.
 */
export async function loadBaseLayers(
  addresses: LayerAddresses,
  fetchJson: (address: string) => Promise<unknown>,
): Promise<{ layers: BaseLayers | null; failures: LayerFailure[] }> {
  const failures: LayerFailure[] = [];
  const load = async (layer: keyof LayerAddresses): Promise<unknown> => {
    try {
      return await fetchJson(addresses[layer]);
    } catch (cause) {
      failures.push({ layer, cause });
      return null;
    }
  };
  const [boundaries, water, labels] = await Promise.all([load('boundaries'), load('water'), load('labels')]);
  if (boundaries === null) return { layers: null, failures };
  return {
    layers: {
      boundaries: createBoundaries(boundaries as Topology),
      water: water as Topology | null,
      labels: (labels as readonly BaseLabel[] | null) ?? [],
    },
    failures,
  };
}
