import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { EMPTY, hiddenLayer, isEmpty } from './hidden-layer';
import { baseLayers } from './layers/base';
import { claimAreaLayers } from './layers/claim-areas';
import { labelLayers } from './layers/labels';
import { movementLayers } from './layers/movements';
import { placeLayers } from './layers/places';
import { referenceLayers } from './layers/references';
import { stageLayers } from './layers/stage';
import { toolLayers } from './layers/tools';
import { LAYER_ORDER } from './order';
import { PROJECTION } from './projection';
import { SOURCES, type SourceId, type StyleOptions } from './style-options';

/** Features whose state changes under the pointer, by the property that names them. */
const PROMOTED: Readonly<Partial<Record<SourceId, string>>> = {
  areas: 'place',
  'countries-set-off': 'place',
  marks: 'id',
};
/** Sources that are empty most of the time, and are not drawn then: an empty layer is dearer than none. */
const SELDOM = ['references', 'countries-set-off', 'tools'] as const satisfies readonly SourceId[];

/** The whole map as MapLibre style JSON, a pure function of what is shown and how. No glyphs and no sprite address: nothing is fetched. */
export function buildStyle(options: StyleOptions): StyleSpecification {
  const layers = new Map(
    [
      ...baseLayers(options),
      ...stageLayers(options),
      ...referenceLayers(options),
      ...claimAreaLayers(options),
      ...movementLayers(options),
      ...labelLayers(options),
      ...placeLayers(options),
      ...toolLayers(options),
    ].map((layer) => [layer.id, layer]),
  );
  return {
    version: 8,
    projection: PROJECTION,
    sources: Object.fromEntries(
      SOURCES.map((id) => {
        const promoteId = PROMOTED[id];
        return [
          id,
          {
            type: 'geojson',
            tolerance: 0.6,
            data: options.data[id] ?? EMPTY,
            ...(promoteId !== undefined && { promoteId }),
          },
        ] as const;
      }),
    ),
    layers: inOrder(layers, options),
  };
}

function inOrder(
  layers: Map<string, LayerSpecification>,
  { hidden, data, hasBasemap = false }: Pick<StyleOptions, 'hidden' | 'data' | 'hasBasemap'>,
): LayerSpecification[] {
  const absent: readonly string[] = SELDOM.filter((id) => isEmpty(data[id]));
  const ordered = LAYER_ORDER.map(([id, layerSwitch]) => {
    const layer = layers.get(id);
    if (layer === undefined) throw new Error(`Expected a layer "${id}", which the order lists.`);
    layers.delete(id);
    if (layer.type === 'background') return layer;
    const isSwitchedOff =
      layerSwitch !== null && (hidden.includes(layerSwitch) || (hasBasemap && layerSwitch === 'water'));
    const isHidden = absent.includes(layer.source) || isSwitchedOff;
    return isHidden ? hiddenLayer(layer) : layer;
  });
  const [unlisted] = layers.keys();
  if (unlisted !== undefined) throw new Error(`Expected the order to list the layer "${unlisted}".`);
  return ordered;
}
