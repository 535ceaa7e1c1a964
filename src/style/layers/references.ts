import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection, Geometry } from 'geojson';
import type { CaseLayer } from '../../core/view/case-layer';
import { REFERENCE_INKS, type ReferenceStyle } from '../../core/view/reference-style';
import type { StyleOptions } from '../style-options';
import type { Theme } from '../theme';

/** How the reader's own layers are drawn, on screen and on pages. Widths are CSS pixels, dashes in widths of the line. */
export const REFERENCE_LOOK = {
  fillOpacity: 0.08,
  lineWidth: 1.6,
  dash: [0.1, 2],
  pointRadius: 2.5,
  pointEdge: 1.4,
} as const;

/** What the map's source has of layers: their shapes, each with the style of its layer. */
export function referenceData(layers: readonly CaseLayer[]): FeatureCollection<Geometry, ReferenceStyle> {
  const features = layers.flatMap(({ features: shapes, style }) =>
    shapes.features.map(({ geometry }) => ({ type: 'Feature' as const, geometry, properties: style })),
  );
  return { type: 'FeatureCollection', features };
}

/** Layers of the reader's own: dotted, in inks that no speaker has and without mark, so that none is taken for a claim or a border. */
export function referenceLayers({ theme }: StyleOptions): LayerSpecification[] {
  const ink = inkOf(theme);
  return [
    {
      id: 'references-fill',
      type: 'fill',
      source: 'references',
      filter: ['all', ['==', ['geometry-type'], 'Polygon'], ['!=', ['get', 'areas'], 'edge']],
      paint: { 'fill-color': ink, 'fill-opacity': REFERENCE_LOOK.fillOpacity },
    },
    {
      id: 'references-line',
      type: 'line',
      source: 'references',
      filter: [
        'any',
        ['==', ['geometry-type'], 'LineString'],
        ['all', ['==', ['geometry-type'], 'Polygon'], ['!=', ['get', 'areas'], 'tint']],
      ],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': ink,
        'line-width': REFERENCE_LOOK.lineWidth,
        'line-dasharray': [...REFERENCE_LOOK.dash],
      },
    },
    {
      id: 'references-points',
      type: 'circle',
      source: 'references',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': REFERENCE_LOOK.pointRadius,
        'circle-color': theme.tagPaper,
        'circle-stroke-color': ink,
        'circle-stroke-width': REFERENCE_LOOK.pointEdge,
      },
    },
  ];
}

function inkOf({ references }: Theme): ExpressionSpecification {
  const [first, ...others] = REFERENCE_INKS.slice(1);
  if (first === undefined) throw new TypeError('Expected more than one ink.');
  const more = others.flatMap((ink) => [ink, references[ink]]);
  return ['match', ['get', 'ink'], first, references[first], ...more, references.grey];
}
