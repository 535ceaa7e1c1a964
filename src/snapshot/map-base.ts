import { geoGraticule } from 'd3-geo';
import type { FeatureCollection, Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { Boundaries } from '../core/geo/boundaries';
import type { CaseFile } from '../core/model/case';
import { STAGE_OVER_BASEMAP } from '../style/style-options';
import { REGION_ZOOM } from '../style/zooms';
import { boxPath, inset } from './boxes';
import { pageLines, pathOf, rewound, type PageLine } from './geo-path';
import { EARTH_METERS, type MapProjection } from './map-projection';
import { nearby } from './nearness';
import type { PageLook } from './page-look';
import type { Group, PathSegment, PathShape, Shape } from './scene';

type BaseLayer =
  'sea' | 'basemap' | 'land' | 'stage' | 'water' | 'coast' | 'region-borders' | 'stage-edge' | 'country-borders';

export interface BaseMapInput {
  readonly boundaries: Boundaries;
  readonly water: Topology | null;
  readonly stage: CaseFile['stage'];
  readonly isShown: (layer: 'stage' | 'water' | 'regions') => boolean;
  /** Whether to draw meridians and parallels: where north is not one direction, they say where it is. */
  readonly hasGraticule: boolean;
  readonly names: (layer: BaseLayer) => string;
  /** Pictures that lie in the whole frame, over sea and land; then the stage lets them through, as on screen. A PNG. */
  readonly basemap: Uint8Array | null;
}

/** Points for a CSS pixel of the screen that shows as much, in units of the look. */
export const PIXEL = 0.62;

/** MapLibre's zoom at which a screen would show as much: what is drawn when is decided once, for screen and page. */
export function equivalentZoom({ pointsPerMeter, center: [, lat] }: MapProjection, look: PageLook): number {
  const pixelsPerMeter = pointsPerMeter / look.unit / PIXEL;
  return Math.log2((2 * Math.PI * EARTH_METERS * Math.cos((lat * Math.PI) / 180) * pixelsPerMeter) / 512);
}

/** Land, water and borders beneath the claims, and those lines that lie above what fills an area. */
export function baseGroups(
  { boundaries, water, stage, isShown, hasGraticule, names, basemap }: BaseMapInput,
  map: MapProjection,
  look: PageLook,
): { under: Group[]; over: Group[] } {
  const { unit, theme } = look;
  const colors = theme.map;
  const near = nearby(map);
  const group = (id: BaseLayer, shapes: readonly Shape[]): Group => ({
    id: `map/${id}`,
    label: names(id),
    clip: map.box,
    shapes,
  });
  const area = (geometry: Geometry): PageLine[] => pageLines(rewound(geometry), map.projection);
  const stroke = (geometry: Geometry, color: string, width: number, dash?: readonly number[]): PathShape[] => {
    const segments = pathOf(pageLines(near(geometry), map.projection));
    if (segments.length === 0) return [];
    const line = { color, width: width * unit, join: 'round' as const };
    return [{ kind: 'path', segments, stroke: dash ? { ...line, dash: dash.map((length) => length * unit) } : line }];
  };
  const fills = (geometries: readonly Geometry[], fill: PathShape['fill'] & string): PathShape[] => {
    const segments = geometries.flatMap((geometry) => pathOf(area(near(geometry))));
    return segments.length === 0 ? [] : [{ kind: 'path', segments, fill }];
  };

  const ordered = [...stage].sort((a, b) => Number(a.tone === 'focus') - Number(b.tone === 'focus'));
  const stageAreas = ordered.flatMap(({ code, tone }) => {
    const geometry = boundaries.shape([code]);
    const segments = geometry === null ? [] : pathOf(area(near(geometry)));
    return segments.length === 0 ? [] : [{ code, tone, segments }];
  });
  const zoom = equivalentZoom(map, look);
  const graticule: PathShape[] = hasGraticule
    ? [
        {
          kind: 'path',
          segments: pathOf(pageLines(geoGraticule().step([10, 10])(), map.projection)),
          stroke: { color: colors.coast, width: 0.25 * unit, opacity: 0.55 },
        },
      ]
    : [];
  return {
    under: [
      group('sea', [{ kind: 'path', segments: seaPath(map), fill: colors.water }, ...graticule]),
      group(
        'land',
        fills(
          boundaries.countries.features.map(({ geometry }) => geometry),
          colors.land,
        ),
      ),
      group('basemap', basemap === null ? [] : [{ kind: 'image', box: map.box, png: basemap }]),
      group(
        'stage',
        isShown('stage')
          ? stageAreas.map(({ tone, segments, code }) => ({
              kind: 'path',
              segments,
              fill: theme.stageFill[tone],
              ...(basemap !== null && { fillOpacity: STAGE_OVER_BASEMAP }),
              name: code,
            }))
          : [],
      ),
    ],
    over: [
      group(
        'water',
        water !== null && basemap === null && isShown('water')
          ? [
              ...(zoom > 3
                ? geometriesOf(water, 'rivers').flatMap((geometry) => stroke(geometry, colors.river, 0.5))
                : []),
              ...fills(geometriesOf(water, 'lakes'), colors.lake),
            ]
          : [],
      ),
      group('coast', stroke(boundaries.coast, colors.coast, 0.45)),
      group(
        'region-borders',
        isShown('regions') && zoom >= REGION_ZOOM
          ? stroke(boundaries.regionBorders, colors.regionBorder, 0.4, [2.2, 1.2])
          : [],
      ),
      group(
        'stage-edge',
        isShown('stage')
          ? stageAreas.map(({ tone, segments, code }) => ({
              kind: 'path',
              segments,
              name: code,
              stroke: {
                color: tone === 'focus' ? colors.stageFocusEdge : colors.stageSettingEdge,
                width: (tone === 'focus' ? 0.9 : 0.6) * unit,
                join: 'round',
              },
            }))
          : [],
      ),
      group('country-borders', stroke(boundaries.countryBorders, colors.countryBorder, 0.7)),
    ],
  };
}

/** The globe; where it fills the frame, the frame. */
function seaPath(map: MapProjection): readonly PathSegment[] {
  const { box } = map;
  const steps = Array.from({ length: 9 }, (_, at) => at / 8);
  const edge = steps.flatMap((share) => [
    [share, 0],
    [share, 1],
    [0, share],
    [1, share],
  ]);
  const isFilled = edge.every(
    ([right = 0, down = 0]) => map.invert(box.x + box.width * right, box.y + box.height * down) !== null,
  );
  return isFilled && map.radius < 60 ? boxPath(inset(box, -2)) : pathOf(pageLines({ type: 'Sphere' }, map.projection));
}

function geometriesOf(topology: Topology, name: string): Geometry[] {
  const object = topology.objects[name];
  if (object === undefined) return [];
  const found = feature(topology, object) as unknown as FeatureCollection;
  const merged: Record<string, Position[][]> = {};
  const others: Geometry[] = [];
  // All rivers as one geometry make one path.
  for (const { geometry } of found.features)
    if (geometry.type === 'LineString') (merged['lines'] ??= []).push(geometry.coordinates);
    else if (geometry.type === 'MultiLineString') (merged['lines'] ??= []).push(...geometry.coordinates);
    else others.push(geometry);
  const lines = merged['lines'];
  return lines === undefined ? others : [...others, { type: 'MultiLineString', coordinates: lines }];
}
