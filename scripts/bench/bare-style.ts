import { readFileSync } from 'node:fs';
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Topology } from 'topojson-specification';
import { createBoundaries } from '../../src/core/geo/boundaries';
import { buildMapFeatures } from '../../src/core/geo/build-map-features';
import type { Case } from '../../src/core/model/case';
import { indexCase } from '../../src/core/query/case-index';
import { regionsOf } from '../../src/map/claim-areas';
import { markFeatures } from '../../src/map/mark-features';
import { PlaceTags } from '../../src/map/place-tags';
import { baseData, type LabelRow } from '../../src/map/source-data';
import { buildStyle } from '../../src/style/build-style';
import { themes } from '../../src/style/theme';

/** The dashboard's own layers and data as one style, without the painted images: what a bare MapLibre page has to draw to show the same. */
export function bareStyle(loaded: Case): StyleSpecification {
  const read = (name: string): unknown => JSON.parse(readFileSync(`geo/layers/${name}`, 'utf8'));
  const boundaries = createBoundaries(read('boundaries.topojson') as Topology);
  const index = indexCase(loaded);
  const features = buildMapFeatures(loaded, index, boundaries);
  const theme = themes.light;
  const tags = new PlaceTags(features.places, { theme, nameOf: (id) => id, measure: (text) => text.length * 7 });
  const style = buildStyle({
    theme,
    language: 'en',
    hidden: [],
    data: {
      ...baseData(
        {
          boundaries,
          water: read('water.topojson') as Topology,
          labels: read('labels.json') as LabelRow[],
        },
        loaded.file.stage,
      ),
      areas: regionsOf(features),
      marks: markFeatures(features, tags),
    },
  });
  const layers = style.layers.flatMap((layer) => {
    if (layer.type === 'symbol' && layer.layout && 'icon-image' in layer.layout) return [];
    if (layer.type !== 'fill' || !layer.paint || !('fill-pattern' in layer.paint)) return [layer];
    return [{ ...layer, paint: { 'fill-color': '#888888', 'fill-opacity': 0.2 } }];
  });
  return { ...style, layers };
}
