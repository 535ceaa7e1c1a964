import { buildMapFeatures } from '../core/geo/build-map-features';
import { localize } from '../core/model/localized';
import { frameView } from './frame-view';
import { mapContent, type MapContent } from './map-content';
import { locatorShapes } from './map-furniture';
import { areaHatch, mapGroups, type MapGroups } from './map-groups';
import type { MapProjection } from './map-projection';
import { sideWidth, type Layout, type Parts } from './page-layout';
import { legendBlocks, type LegendBlock } from './page-legend';
import { pageLook, type PageLook } from './page-look';
import { noteBlocks, type NoteBlock } from './page-notes';
import { roundGroup } from './round-group';
import type { Box, Shape } from './scene';
import type { SceneInput } from './scene-input';
import { legendWidth } from './set-legend';

/** The map in a frame, and what it shows. */
export interface FramedMap {
  readonly map: MapProjection;
  readonly content: MapContent;
  /** The same for two maps that tell of the same claims: then what is set around them is the same too. */
  readonly story: string;
}

/** The map of one view and page in any frame, and what is set around it. What was made is kept: a word in the title changes none of it. */
export interface MapMaker {
  readonly look: PageLook;
  readonly frame: (box: Box) => FramedMap;
  readonly draw: (framed: FramedMap) => MapGroups;
  readonly partsAround: (framed: FramedMap, layout: Layout) => Parts;
  /** Whether what was made for one input holds for another. */
  readonly serves: (input: SceneInput) => boolean;
}

const LOCATOR = 52;
/** Nobody must be told where on the globe a map is that reaches so many degrees from its middle. */
const LOCATED_RADIUS = 75;

export function createMapMaker(input: SceneInput): MapMaker {
  const { index, translator, boundaries, options } = input;
  const look = pageLook(input.page, input.theme, input.fonts);
  const features = buildMapFeatures(input.result, index, boundaries);
  const kept = essence(input);

  const notes = remember(
    ({ story }: FramedMap, { columnWidth }: Layout) => `${story} ${columnWidth}`,
    ({ content }, { columnWidth }): NoteBlock[] =>
      noteBlocks([...content.numbered.values()], columnWidth, { index, translator, look }),
  );
  const legend = remember(
    ({ story }: FramedMap, room: number, locatorSize: number, isBeside: boolean) =>
      [story, room, locatorSize, isBeside].join(' '),
    ({ content }, room, locatorSize, isBeside): LegendBlock[] =>
      legendBlocks(
        {
          claims: [...content.numbered.values()],
          hasAreas: content.areas.length > 0,
          hasRadii: content.radii.length > 0,
          phases: content.phases,
          stage: stageOf(input),
        },
        legendWidth(room, locatorSize, look, isBeside),
        { index, translator, look, hatch: areaHatch(look) },
      ),
  );
  const locatorOf = remember(boxOf, ({ map }) =>
    remember(boxKey, (box): Shape[] => locatorShapes(map, boundaries, box, look)),
  );
  return {
    look,
    frame: remember(boxKey, (box): FramedMap => {
      const map = frameView(input, features, box);
      const content = mapContent(input, features, map, look);
      return { map, content, story: storyOf(content) };
    }),
    draw: remember(boxOf, ({ map, content }) => {
      const made = mapGroups(input, content, map, look);
      return { ...made, groups: made.groups.map(roundGroup) };
    }),
    partsAround: (framed, layout) => {
      const hasLocator = options.locator && framed.map.radius < LOCATED_RADIUS;
      const size = hasLocator ? Math.min(LOCATOR * look.unit, layout.columnWidth * 0.36) : 0;
      const room = sideWidth(layout, look);
      return {
        notes: notes(framed, layout),
        legend: options.legend ? legend(framed, room, size, layout.side === 1) : [],
        locator: hasLocator ? { size, draw: locatorOf(framed) } : null,
      };
    },
    serves: (other) => {
      const wanted = essence(other);
      return kept.every((part, at) => Object.is(part, wanted[at]));
    },
  };
}

/** All of an input but its words. */
function essence(input: SceneInput): readonly unknown[] {
  const { index, result, boundaries, water, labels, translator, fonts, theme, selected } = input;
  const plain = JSON.stringify([input.frame, input.hiddenLayers, input.page, input.options]);
  return [index, result, boundaries, water, labels, translator, fonts, theme, selected, input.basemap ?? null, plain];
}

function storyOf({ numbered, areas, radii, phases }: MapContent): string {
  const claims = [...numbered.values()].map(({ claim, isOnMap }) => `${claim.id}${isOnMap ? '' : ' -'}`);
  return [areas.length > 0, radii.length > 0, [...phases].sort().join(), ...claims].join(' ');
}

function stageOf({
  index,
  boundaries,
  translator,
  hiddenLayers,
}: SceneInput): { tone: 'focus' | 'setting'; name: string }[] {
  if (hiddenLayers.includes('stage')) return [];
  return index.case.file.stage.flatMap(({ code, tone }) => {
    const names = boundaries.names(code);
    return names ? [{ tone, name: localize(names, translator.language) }] : [];
  });
}

function boxKey({ x, y, width, height }: Box): string {
  return [x, y, width, height].join(' ');
}

function boxOf({ map }: FramedMap): string {
  return boxKey(map.box);
}

/** A few frames are tried for a page; those that nobody asks for again are forgotten. */
const MOST_KEPT = 16;

function remember<In extends readonly unknown[], Out>(
  keyOf: (...given: In) => string,
  make: (...given: In) => Out,
): (...given: In) => Out {
  const made = new Map<string, Out>();
  return (...given) => {
    const key = keyOf(...given);
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(...given);
    made.set(key, value);
    const [oldest] = made.keys();
    if (made.size > MOST_KEPT && oldest !== undefined) made.delete(oldest);
    return value;
  };
}
