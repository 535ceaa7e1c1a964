import { localize, localizedLanguage } from '../core/model/localized';
import type { Precision } from '../core/model/place';
import type { LayerSwitch } from '../style/order';
import { boxPath, contains, inset } from './boxes';
import { pageLines, pathOf, rewound, ringArea } from './geo-path';
import { arrowShapes } from './map-arrows';
import { baseGroups, equivalentZoom } from './map-base';
import { visibleCenter, type MapContent } from './map-content';
import { northArrow, northOf, scaleBar } from './map-furniture';
import { labelShapes, type LabelWish } from './map-labels';
import type { MapProjection } from './map-projection';
import { placeTags } from './map-tags';
import { nearby, type Nearby } from './nearness';
import type { PageLook } from './page-look';
import type { Box, Group, Hatch, Shape } from './scene';
import type { LabelRow, SceneInput } from './scene-input';

export interface MapGroups {
  readonly groups: readonly Group[];
  /** Names of places for whose numbers there was no room. */
  readonly crowdedOut: readonly string[];
  readonly scaleMeters: number | null;
}

/** The wider the area, the wider apart its hatch: a whole country hatched would shout. */
const HATCH_SPACING: Readonly<Partial<Record<Precision, number>>> = { country: 9, area: 4.5 };

export function areaHatch(look: PageLook, precision: Precision = 'region'): Hatch {
  return {
    kind: 'hatch',
    color: look.theme.map.claimArea,
    width: 0.3 * look.unit,
    spacing: (HATCH_SPACING[precision] ?? 3) * look.unit,
    angle: 45,
  };
}

/** The whole map as groups, bottom to top. */
export function mapGroups(input: SceneInput, content: MapContent, map: MapProjection, look: PageLook): MapGroups {
  const { unit, theme } = look;
  const { t, language } = input.translator;
  const isShown = (layer: LayerSwitch): boolean => !input.hiddenLayers.includes(layer);
  const name = (id: LayerName): string => t(LAYER_NAMES[id]);
  const clipped = (id: LayerName, shapes: readonly Shape[]): Group => ({
    id: `map/${id}`,
    label: name(id),
    clip: map.box,
    shapes,
  });

  const base = baseGroups(
    {
      boundaries: input.boundaries,
      water: input.water,
      stage: input.index.case.file.stage,
      isShown,
      hasGraticule: !northOf(map).isOneDirection,
      names: name,
      basemap: input.basemap ?? null,
    },
    map,
    look,
  );

  const areaShapes = content.areas.map(({ place, precision, lines }): Shape => ({
    kind: 'path',
    segments: pathOf(lines),
    fill: areaHatch(look, precision),
    fillOpacity: precision === 'country' ? 0.38 : 0.8,
    name: place,
  }));
  // What the selected claim names lies on top, as on screen.
  const edgeShapes = content.areas
    .toSorted((a, b) => Number(a.isSelected) - Number(b.isSelected))
    .map(({ place, lines, isSelected }): Shape => ({
      kind: 'path',
      segments: pathOf(lines),
      stroke: {
        color: isSelected ? theme.map.selection : theme.map.claimArea,
        width: (isSelected ? 1 : 0.65) * unit,
        join: 'round',
      },
      name: place,
    }));
  const radiusShapes = content.radii.map((lines): Shape => ({
    kind: 'path',
    segments: pathOf(lines),
    stroke: { color: theme.map.radius, width: 0.6 * unit, dash: [1.4 * unit, 1.2 * unit] },
  }));
  const arrows = content.arrows.map((arrow) => arrowShapes(arrow, look, arrow.properties.claim === input.selected));

  const scale = scaleBar(map, look, language);
  const north = input.options.north ? northArrow(map, look, t('snapshot.north')) : null;
  const furniture: Box[] = [scale?.box, north?.box].filter((box) => box !== undefined);
  const tags = placeTags(
    content.subjects,
    { frame: map.box, taken: furniture, arrows: content.arrows, selected: input.selected },
    look,
  );
  const labels = isShown('labels')
    ? labelShapes(
        labelWishes(input, content, map, look),
        {
          frame: inset(map.box, 2 * unit),
          taken: [...furniture, ...tags.boxes],
          lines: content.arrows.map(({ points }) => points),
        },
        look,
      ).shapes
    : [];

  const groups: Group[] = [
    ...base.under,
    clipped('areas', areaShapes),
    ...base.over,
    clipped('area-edges', edgeShapes),
    clipped('radii', radiusShapes),
    clipped('movements', [...arrows.map(({ casing }) => casing), ...arrows.flatMap(({ line }) => line)]),
    clipped('labels', labels),
    clipped('claims', tags.shapes),
    clipped('scale', [...(scale?.shapes ?? []), ...(north?.shapes ?? [])]),
    {
      id: 'map/frame',
      label: name('frame'),
      shapes: [
        { kind: 'path', segments: boxPath(map.box), stroke: { color: theme.rule, width: 0.6 * unit, join: 'miter' } },
      ],
    },
  ];
  return {
    groups: groups.filter(({ shapes }) => shapes.length > 0),
    crowdedOut: tags.crowdedOut.map(({ title, claims }) => title || claims.map(({ number }) => number).join(', ')),
    scaleMeters: scale?.meters ?? null,
  };
}

type LayerName = keyof typeof LAYER_NAMES;

const LAYER_NAMES = {
  sea: 'snapshot.layer.sea',
  land: 'snapshot.layer.land',
  basemap: 'snapshot.layer.basemap',
  stage: 'snapshot.layer.stage',
  water: 'snapshot.layer.water',
  coast: 'snapshot.layer.coast',
  'region-borders': 'snapshot.layer.regionBorders',
  'stage-edge': 'snapshot.layer.stage',
  'country-borders': 'snapshot.layer.countryBorders',
  areas: 'snapshot.layer.areas',
  'area-edges': 'snapshot.layer.areas',
  radii: 'snapshot.layer.radii',
  movements: 'snapshot.layer.movements',
  labels: 'snapshot.layer.labels',
  claims: 'snapshot.layer.claims',
  scale: 'snapshot.layer.scale',
  frame: 'snapshot.layer.frame',
} as const satisfies Readonly<Record<string, string>>;

/** The names that the page has room to consider: by what a screen at this scale would show, but for what a tag already names. */
function labelWishes(input: SceneInput, content: MapContent, map: MapProjection, look: PageLook): LabelWish[] {
  const { language } = input.translator;
  const zoom = equivalentZoom(map, look);
  const near = nearby(map);
  const named = new Set<string>();
  const namedTexts = new Set<string>();
  for (const { id, title, kind } of content.subjects) {
    if (kind === 'leg') continue;
    namedTexts.add(title);
    const geometry = input.index.places.get(id)?.geometry;
    if (geometry?.kind === 'boundary' && geometry.codes.length === 1) named.add(geometry.codes[0] ?? '');
  }
  const isShown = ({ minZoom, maxZoom = 24 }: LabelRow): boolean => zoom >= minZoom - 0.4 && zoom < maxZoom + 2;
  return input.labels.flatMap((label): LabelWish[] => {
    const code = 'id' in label && typeof label.id === 'string' ? label.id : '';
    const text = localize(label.names, language);
    if (!isShown(label) || named.has(code) || namedTexts.has(text)) return [];
    const anchor = labelAnchor(label, code, input, { map, near }, look);
    if (anchor === null) return [];
    const own = localizedLanguage(label.names, language);
    const isStage = input.index.case.file.stage.some((stage) => stage.code === code);
    return [
      {
        kind: label.kind,
        name: text,
        ...(own !== language && { language: own }),
        anchor,
        rank: isStage ? -1 : label.minZoom,
      },
    ];
  });
}

/** A name of an area stands in the middle of what is seen of it; a sliver gets none. */
function labelAnchor(
  label: LabelRow,
  code: string,
  { boundaries }: SceneInput,
  { map, near }: { map: MapProjection; near: Nearby },
  { unit }: PageLook,
): readonly [number, number] | null {
  const point = map.project([label.lng, label.lat]);
  const isSeen = point !== null && contains(map.box, point);
  if (label.kind !== 'country' && label.kind !== 'region') return isSeen ? point : null;
  const shape = boundaries.shape([code]);
  if (shape === null) return isSeen ? point : null;
  const lines = pageLines(rewound(near(shape)), map.projection, 0.3);
  const seen = lines.reduce((sum, { points, isClosed }) => sum + (isClosed ? Math.abs(ringArea(points)) : 0), 0);
  if (seen < (label.kind === 'country' ? 420 : 500) * unit * unit) return null;
  return isSeen ? point : visibleCenter(lines);
}
