import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { GeoJSON } from 'geojson';
import { EMPTY, hiddenLayer, isEmpty } from './hidden-layer';
import { baseLayers } from './layers/base';
import { labelLayers } from './layers/labels';
import { TABLE_SOURCE, tableCellLayers } from './layers/table-cells';
import { SHAPE_SOURCE, tableShapeLayers } from './layers/table-shapes';
import { PROJECTION } from './projection';
import type { SourceId } from './style-options';
import type { Theme } from './theme';

/** Deeper than this the rows of one cell stand within a few metres. */
const TILE_MAX_ZOOM = 16;
const BASE_SOURCES = ['base', 'labels'] as const;
/** The area that is asked for, the row that is open, and rows that are lines and areas: empty most of the time, and not drawn then. */
const SELDOM = ['table-area', 'table-mark', SHAPE_SOURCE] as const;
export type SeldomSource = (typeof SELDOM)[number];
/** Tile units: the base map's own lines are no finer, see `build-style.ts`. */
const TOLERANCE = 0.6;

export interface TableStyleOptions {
  readonly theme: Theme;
  readonly language: string;
  readonly data: Readonly<Partial<Record<SourceId | SeldomSource, GeoJSON>>>;
  /** The template of the rows' tiles, where they come as tiles. */
  readonly tiles?: string;
  readonly maxTileZoom?: number;
}

/** The map of a table: the base map as of a case, and over it the rows. */
export function buildTableStyle({
  theme,
  language,
  data,
  tiles,
  maxTileZoom = TILE_MAX_ZOOM,
}: TableStyleOptions): StyleSpecification {
  const base = { theme, language, hidden: [], data };
  const absent: readonly unknown[] = SELDOM.filter((id) => isEmpty(data[id]));
  return {
    version: 8,
    projection: PROJECTION,
    sources: {
      ...Object.fromEntries(
        [...BASE_SOURCES, ...SELDOM].map(
          (id) => [id, { type: 'geojson', data: data[id] ?? EMPTY, tolerance: TOLERANCE }] as const,
        ),
      ),
      ...(tiles !== undefined && {
        [TABLE_SOURCE]: { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: maxTileZoom },
      }),
    },
    layers: [
      ...baseLayers(base),
      ...tableShapeLayers(theme),
      ...areaLayers(theme),
      ...labelLayers(base),
      ...(tiles === undefined ? [] : tableCellLayers(theme, language)),
      ...markLayers(theme),
    ].map((layer) => (layer.type !== 'background' && absent.includes(layer.source) ? hiddenLayer(layer) : layer)),
  };
}

/** The row that is open: a ring about its point, or its line and outline. */
function markLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'table-mark-shape',
      type: 'line',
      source: 'table-mark',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.selection, 'line-width': 3.2 },
    },
    {
      id: 'table-mark',
      type: 'circle',
      source: 'table-mark',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 10,
        'circle-color': 'transparent',
        'circle-stroke-color': theme.selection,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}

function areaLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'table-area-fill',
      type: 'fill',
      source: 'table-area',
      paint: { 'fill-color': theme.selection, 'fill-opacity': 0.07 },
    },
    {
      id: 'table-area-edge',
      type: 'line',
      source: 'table-area',
      paint: { 'line-color': theme.selection, 'line-width': 1.5 },
    },
  ];
}
