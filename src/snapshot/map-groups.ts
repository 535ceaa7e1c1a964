import { localize, localizedLanguage } from '../core/model/localized';
import type { LayerSwitch } from '../style/order';
import { boxPath, contains, inset } from './boxes';
import { visibleCenter } from './claim-content';
import type { FramedMap } from './framed-map';
import { pageLines, rewound, ringArea } from './geo-path';
import { baseGroups, equivalentZoom } from './map-base';
import { northArrow, northOf, scaleBar } from './map-furniture';
import { labelShapes, type LabelWish } from './map-labels';
import type { MapProjection } from './map-projection';
import { nearby, type Nearby } from './nearness';
import type { PageLook } from './page-look';
import type { MapLayer, MapLayers, PageInput } from './page-subject';
import { referenceShapes } from './reference-shapes';
import type { Box, Group, Shape } from './scene';
import type { LabelRow } from './scene-input';

export interface MapGroups {
  readonly groups: readonly Group[];
  /** Names of places for whose numbers there was no room. */
  readonly crowdedOut: readonly string[];
  readonly scaleMeters: number | null;
}

/** The whole map as groups, bottom to top. */
export function mapGroups(input: PageInput, { map, content, references }: FramedMap, look: PageLook): MapGroups {
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
      stage: input.subject.stage,
      isShown,
      hasGraticule: !northOf(map).isOneDirection,
      names: name,
      basemap: input.basemap ?? null,
    },
    map,
    look,
  );

  const scale = scaleBar(map, look, language);
  const north = input.options.north ? northArrow(map, look, t('snapshot.north')) : null;
  const furniture: Box[] = [scale?.box, north?.box].filter((box) => box !== undefined);
  const layers = content.layers(map, furniture);
  const labels = isShown('labels')
    ? labelShapes(
        labelWishes(input, layers, map, look),
        { frame: inset(map.box, 2 * unit), taken: [...furniture, ...layers.taken], lines: layers.lines },
        look,
      ).shapes
    : [];
  const own = referenceShapes(references, look);
  const drawn = (parts: readonly MapLayer[]): Group[] =>
    parts.map(({ id, label, shapes }) => ({ id: `map/${id}`, label, clip: map.box, shapes }));

  const groups: Group[] = [
    ...base.under,
    clipped('references-fill', own.under),
    ...drawn(layers.under),
    ...base.over,
    clipped('references', own.over),
    ...drawn(layers.over),
    clipped('labels', labels),
    ...drawn(layers.top),
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
    crowdedOut: layers.crowdedOut,
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
  'references-fill': 'exchange.layer.title',
  references: 'exchange.layer.title',
  labels: 'snapshot.layer.labels',
  scale: 'snapshot.layer.scale',
  frame: 'snapshot.layer.frame',
} as const satisfies Readonly<Record<string, string>>;

/** The names that the page has room to consider: by what a screen at this scale would show, but for what a tag already names. */
function labelWishes(input: PageInput, { named }: MapLayers, map: MapProjection, look: PageLook): LabelWish[] {
  const { language } = input.translator;
  const zoom = equivalentZoom(map, look);
  const near = nearby(map);
  const isShown = ({ minZoom, maxZoom = 24 }: LabelRow): boolean => zoom >= minZoom - 0.4 && zoom < maxZoom + 2;
  return input.labels.flatMap((label): LabelWish[] => {
    const code = 'id' in label && typeof label.id === 'string' ? label.id : '';
    const text = localize(label.names, language);
    if (!isShown(label) || named.codes.has(code) || named.texts.has(text)) return [];
    const anchor = labelAnchor(label, code, input, { map, near }, look);
    if (anchor === null) return [];
    const own = localizedLanguage(label.names, language);
    const isStage = input.subject.stage.some((stage) => stage.code === code);
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
  { boundaries }: PageInput,
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
