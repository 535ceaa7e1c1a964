import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * Brings the map's layers from one look to the next, property by property. Sources stay: a change of theme or language
 * should not compare or reload a megabyte of boundaries, nor undo what is hovered and selected.
 */
export function applyLayers(
  map: MapLibreMap,
  before: readonly LayerSpecification[],
  after: readonly LayerSpecification[],
): void {
  const old = new Map(before.map((layer) => [layer.id, layer]));
  for (const layer of after) {
    const known = old.get(layer.id);
    for (const [name, value] of changes(known?.paint, layer.paint)) map.setPaintProperty(layer.id, name, value);
    for (const [name, value] of changes(known?.layout, layer.layout)) map.setLayoutProperty(layer.id, name, value);
  }
}

type PropertyName = Parameters<MapLibreMap['setPaintProperty']>[1] & Parameters<MapLibreMap['setLayoutProperty']>[1];

/** Properties that differ; `undefined` for one that went. Names and values are those of valid layers, whatever their kind. */
function changes(before: object = {}, after: object = {}): [PropertyName, never][] {
  const [old, now] = [new Map(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name)))
    .map((name) => [name as PropertyName, now.get(name) as never]);
}
