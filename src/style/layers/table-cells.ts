import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { DISCS } from '../../core/table/cell-block';
import { TILE_LAYER } from '../../core/table/encode-cells';
import { DISC_RADII } from '../disc-radius';
import type { Theme } from '../theme';

export const TABLE_SOURCE = 'table';
/** As `discRadius`. */
const radiusOfCount: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['log10', ['get', 'count']],
  ...DISC_RADII.flatMap((radius, tenfold) => [tenfold, radius]),
];

/** Rows of a table: single ones where they are, many as discs within discs whose areas are the shares of their parts. */
export function tableCellLayers(theme: Theme, language: string): LayerSpecification[] {
  const disc = (id: string, slot: string, inner: string | null): LayerSpecification => ({
    id,
    type: 'circle',
    source: TABLE_SOURCE,
    'source-layer': TILE_LAYER,
    ...(inner !== null && { filter: ['has', inner] }),
    layout: { 'circle-sort-key': ['-', 0, ['get', 'count']] },
    paint: {
      'circle-color': slotColor(theme, slot),
      'circle-radius': inner === null ? radiusOfCount : ['*', ['get', inner], radiusOfCount],
      ...(inner === null && {
        'circle-stroke-color': theme.tagPaper,
        'circle-stroke-width': ['case', ['has', 'row'], 0.6, 1],
      }),
    },
  });
  return [
    disc('table-cells', 'slot', null),
    ...Array.from({ length: DISCS - 1 }, (_, at) => disc(`table-cells-${at + 2}`, `slot${at + 2}`, `inner${at + 2}`)),
    {
      id: 'table-counts',
      type: 'symbol',
      source: TABLE_SOURCE,
      'source-layer': TILE_LAYER,
      filter: ['has', 'labelled'],
      layout: {
        'text-field': ['number-format', ['get', 'count'], { locale: language }],
        'text-font': ['Noto Sans', 'Noto Sans KR'],
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [
          'step',
          ['get', 'count'],
          ['literal', [0, 0.5]],
          100,
          ['literal', [0, 0.8]],
          10_000,
          ['literal', [0, 1.15]],
        ],
        'text-padding': 2,
        'symbol-sort-key': ['-', 0, ['get', 'count']],
      },
      paint: { 'text-color': theme.tagInk, 'text-halo-color': theme.tagPaper, 'text-halo-width': 1.5 },
    },
  ];
}

/** The colour of a slot; the neutral one for "other". */
function slotColor(theme: Theme, property: string): ExpressionSpecification {
  const [first, ...rest] = theme.groups;
  return ['match', ['get', property], 0, first, ...rest.flatMap((color, at) => [at + 1, color]), theme.groupNone];
}
