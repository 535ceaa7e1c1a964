import { frameView } from './frame-view';
import type { FramedMap } from './framed-map';
import { locatorShapes } from './map-furniture';
import { mapGroups, type MapGroups } from './map-groups';
import { sideWidth, type Layout, type Parts } from './page-layout';
import { LEGEND_GAP, type LegendBlock } from './page-legend';
import { pageLook, type PageLook } from './page-look';
import type { NoteBlock } from './page-notes';
import type { PageInput } from './page-subject';
import { referenceContent, type ReferenceContent } from './reference-content';
import { referenceLegend } from './reference-shapes';
import { roundGroup } from './round-group';
import type { Box, Shape } from './scene';
import { legendWidth } from './set-legend';

/** The map of one view and page in any frame, and what is set around it. What was made is kept: a word in the title changes none of it. */
export interface MapMaker {
  readonly look: PageLook;
  readonly frame: (box: Box) => FramedMap;
  readonly draw: (framed: FramedMap) => MapGroups;
  readonly partsAround: (framed: FramedMap, layout: Layout) => Parts;
  /** Whether what was made for one input holds for another. */
  readonly serves: (input: PageInput) => boolean;
}

const LOCATOR = 52;
/** Nobody must be told where on the globe a map is that reaches so many degrees from its middle. */
const LOCATED_RADIUS = 75;

export function createMapMaker(input: PageInput): MapMaker {
  const { boundaries, options, references = [], translator } = input;
  const look = pageLook(input.page, input.theme, input.fonts);
  const subject = input.subject.onPage(input, look);
  const kept = essence(input);

  const notes = remember(
    ({ content }: FramedMap, { columnWidth }: Layout) => `${content.story} ${columnWidth}`,
    ({ content }, { columnWidth }): NoteBlock[] => content.notes(columnWidth),
  );
  const legend = remember(
    ({ content, references: { onMap } }: FramedMap, room: number, locatorSize: number, isBeside: boolean) =>
      JSON.stringify([content.story, onMap.map(kindsOf), room, locatorSize, isBeside]),
    ({ content, references: shown }, room, locatorSize, isBeside): LegendBlock[] => {
      const widthAt = legendWidth(room, locatorSize, look, isBeside);
      const blocks = content.legend(widthAt);
      const used = blocks.reduce((sum, { height }) => sum + height + LEGEND_GAP * look.unit, 0);
      const own = referenceLegend(translator.t('exchange.layer.title'), shown, widthAt(used), look);
      return own === null ? blocks : [...blocks, own];
    },
  );
  const locatorOf = remember(boxOf, ({ map }) =>
    remember(boxKey, (box): Shape[] => locatorShapes(map, boundaries, box, look)),
  );
  return {
    look,
    frame: remember(boxKey, (box): FramedMap => {
      const map = frameView(input, subject, box);
      return { map, content: subject.content(map), references: referenceContent(references, map) };
    }),
    draw: remember(boxOf, (framed) => {
      const made = mapGroups(input, framed, look);
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
      return kept.length === wanted.length && kept.every((part, at) => Object.is(part, wanted[at]));
    },
  };
}

/** All of an input but its words. */
function essence(input: PageInput): readonly unknown[] {
  const { subject, boundaries, water, labels, translator, fonts, theme } = input;
  const plain = JSON.stringify([input.frame, input.hiddenLayers, input.page, input.options]);
  return [
    ...subject.essence,
    boundaries,
    water,
    labels,
    translator,
    fonts,
    theme,
    input.basemap ?? null,
    ...(input.references ?? []),
    plain,
  ];
}

/** What a legend says of a layer. */
function kindsOf({ layer, areas, lines, points }: ReferenceContent['onMap'][number]): unknown {
  return [layer.name, areas.length > 0, lines.length > 0, points.length > 0];
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
