import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { GeoJSON } from 'geojson';

export const EMPTY: GeoJSON = { type: 'FeatureCollection', features: [] };

export function isEmpty(data: GeoJSON | undefined): boolean {
  return data === undefined || (data.type === 'FeatureCollection' && data.features.length === 0);
}

/** A layer that is there and not drawn: a source whose layers are all hidden has no tiles made of it. */
export function hiddenLayer(layer: Exclude<LayerSpecification, { type: 'background' }>): LayerSpecification {
  return Object.assign({}, layer, { layout: { ...layer.layout, visibility: 'none' } });
}
