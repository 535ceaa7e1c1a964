import { citeClaim } from '../core/claims/citation';
import { buildMapFeatures } from '../core/geo/build-map-features';
import { formatEdtf } from '../core/messages/format-date';
import { formatNumber } from '../core/messages/format-number';
import { localize } from '../core/model/localized';
import { cleanText } from './clean-text';
import { frameView } from './frame-view';
import { mapContent, type MapContent } from './map-content';
import { describeProjection, extentOf, scaleOf } from './map-facts';
import { locatorShapes } from './map-furniture';
import { areaHatch, mapGroups } from './map-groups';
import type { MapProjection } from './map-projection';
import { pageFooter, type FooterFacts } from './page-footer';
import { pageHeader, type PageHeader } from './page-header';
import { legendBlocks, type LegendBlock } from './page-legend';
import { pageLook, type PageLook } from './page-look';
import { noteBlocks, type NoteBlock } from './page-notes';
import { pageProblem } from './page-sizes';
import { roundScene } from './round-scene';
import type { Box, Group, Page, Scene } from './scene';
import type { SceneInput } from './scene-input';
import { balancedHeight, columnBoxes, NOTES_START, setColumns, type NotePosition } from './set-columns';
import { legendWidth, setLegend, type Locator } from './set-legend';
import { suggestTitle } from './suggest-title';

/** More claims than this make no page: every one has a note. */
const MAX_SNAPSHOT_CLAIMS = 400;

/** What was put on the page, for those who must know without reading it. */
export interface SceneReport {
  readonly claims: readonly {
    readonly number: number;
    readonly claim: string;
    readonly isOnMap: boolean;
    /** Page of its note, from 1. */
    readonly page: number;
  }[];
  readonly projection: { readonly kind: MapProjection['kind']; readonly description: string };
  /** WGS 84 degrees. */
  readonly extent: readonly [west: number, south: number, east: number, north: number];
  /** One to so many at the centre, when printed at its size. */
  readonly scale: number;
  /** Places for whose numbers the map had no room. */
  readonly crowdedOut: readonly string[];
}

/** A column of notes is about so wide, in units of the look. */
const COLUMN = 162;
/** Wider than so many heights, the notes stand beside the map. */
const WIDE_RATIO = 1.15;
/** If all notes fit beneath the map into this share of the room, they get it; if not, the map gets the second share. */
const LARGEST_NOTES = 0.46;
const MAP_SHARE = 0.64;
const LOCATOR = 52;

/** What stands around the map's frame: its room and the frame's depend on each other. */
interface Layout {
  readonly body: Box;
  readonly columns: number;
  readonly columnWidth: number;
  readonly isWide: boolean;
}

interface Parts {
  readonly notes: readonly NoteBlock[];
  readonly legend: readonly LegendBlock[];
  readonly locator: Locator | null;
}

export function buildScene(input: SceneInput): Scene {
  return describeScene(input).scene;
}

/**
 * Lays out the pages: header, map, legend, notes, footer; notes that find no room flow to further pages. Pure: no clock, no
 * chance, no measure of text but the fonts given. Throws `RangeError` when the page is too small or the claims too many.
 */
export function describeScene(input: SceneInput): { scene: Scene; report: SceneReport } {
  const problem = pageProblem(input.page);
  if (problem !== null) throw new RangeError(problem);
  const count = input.result.claims.length;
  if (count > MAX_SNAPSHOT_CLAIMS)
    throw new RangeError(
      `Expected at most ${MAX_SNAPSHOT_CLAIMS} claims on a page, got ${count}. Narrow the view by its filters.`,
    );
  const { page, translator, index } = input;
  const look = pageLook(page, input.theme, input.fonts);
  const { margin, unit, gutter } = look;
  const content: Box = { x: margin, y: margin, width: page.width - 2 * margin, height: page.height - 2 * margin };
  const suggested = suggestTitle(index, input.result, translator);
  const title = cleanText(input.title ?? suggested.title) || cleanText(suggested.title);
  const subtitle = cleanText(input.subtitle ?? suggested.subtitle);
  const header = pageHeader({ title, subtitle, dates: dateLine(input) }, content, look);

  const columns = Math.max(1, Math.floor((content.width + gutter) / (COLUMN * unit + gutter)));
  const columnWidth = (content.width - gutter * (columns - 1)) / columns;
  const features = buildMapFeatures(input.result, index, input.boundaries);

  // The footer says how the map is projected, and so how high it is depends on the map: a draft tells enough.
  const draft = frameView(input, features, { ...content, height: content.height * 0.6 });
  const footerHeight = pageFooter(footerFacts(input, draft, header, []), content, look, translator).height;
  const top = content.y + header.height + 6 * unit;
  const layout: Layout = {
    body: { ...content, y: top, height: content.y + content.height - top - footerHeight - 6 * unit },
    columns,
    columnWidth,
    isWide: page.width / page.height > WIDE_RATIO && columns > 1,
  };
  // What the map shows depends on its frame, the frame on the notes and the legend, these on what the map shows: twice is enough.
  let map = draft;
  for (let pass = 0; pass < 2; pass++) {
    const parts = partsOf(input, mapContent(input, features, map, look), map, layout, look);
    map = frameView(input, features, frameBox(parts, layout, look));
  }
  const drawn = mapContent(input, features, map, look);
  const parts = partsOf(input, drawn, map, layout, look);
  const mapPart = mapGroups(input, drawn, map, look);
  const footer = pageFooter(footerFacts(input, map, header, mapPart.crowdedOut), content, look, translator);

  const isBeside = isSetBeside(parts, layout);
  const around: Box = isBeside
    ? { ...layout.body, x: content.x + content.width - columnWidth, width: columnWidth }
    : { ...layout.body, y: map.box.y + map.box.height + 7 * unit };
  const legend = setLegend(parts.legend, parts.locator, around, look, isBeside);
  const notesTop = around.y + (legend.height > 0 ? legend.height + 8 * unit : 0);
  const notesBox: Box = { ...around, y: notesTop, height: Math.max(0, layout.body.y + layout.body.height - notesTop) };
  const notes = flowNotes(parts.notes, notesBox, { content, header, look, columns, isBeside });

  const label = (id: 'header' | 'legend' | 'locator' | 'notes' | 'footer'): string =>
    translator.t(`snapshot.layer.${id}`);
  const group = (id: Parameters<typeof label>[0], shapes: Group['shapes']): Group => ({ id, label: label(id), shapes });
  const pages = notes.pages.map((shapes, at): Page => {
    const number =
      notes.pages.length === 1 ? '' : translator.t('snapshot.page', { page: at + 1, pages: notes.pages.length });
    const groups =
      at === 0
        ? [
            group('header', header.shapes),
            ...mapPart.groups,
            group('legend', legend.shapes),
            group('locator', legend.locator),
            group('notes', shapes),
            group('footer', footer.draw(number)),
          ]
        : [group('header', header.running), group('notes', shapes), group('footer', footer.drawRunning(number))];
    return {
      width: page.width,
      height: page.height,
      background: look.theme.paper,
      groups: groups.filter((one) => one.shapes.length > 0),
    };
  });

  const numbered = [...drawn.numbered.values()];
  const pageOf = (claim: string): number => {
    const block = parts.notes.findIndex((note) => note.claim === claim);
    return (
      notes.starts.findLastIndex((start) => start.block < block || (start.block === block && start.line === 0)) + 1
    );
  };
  return {
    scene: roundScene({
      language: translator.language,
      title,
      subtitle,
      asOf: input.asOf,
      permalink: input.permalink,
      hash: input.hash,
      citations: numbered.map(
        ({ claim, number }) => `${number}. ${cleanText(citeClaim(index, claim, translator, ''))}`,
      ),
      attribution: footer.lines,
      pages,
    }),
    report: {
      claims: numbered.map(({ number, claim, isOnMap }) => ({
        number,
        claim: claim.id,
        isOnMap,
        page: Math.max(1, pageOf(claim.id)),
      })),
      projection: { kind: map.kind, description: describeProjection(map, translator) },
      extent: extentOf(map),
      scale: scaleOf(map),
      crowdedOut: mapPart.crowdedOut,
    },
  };
}

function partsOf(input: SceneInput, drawn: MapContent, map: MapProjection, layout: Layout, look: PageLook): Parts {
  const { index, translator, options, boundaries } = input;
  const numbered = [...drawn.numbered.values()];
  const locator: Locator | null =
    options.locator && map.radius < 75
      ? {
          size: Math.min(LOCATOR * look.unit, layout.columnWidth * 0.36),
          draw: (box) => locatorShapes(map, boundaries, box, look),
        }
      : null;
  const notes = noteBlocks(numbered, layout.columnWidth, { index, translator, look });
  const isBeside = layout.isWide;
  const stage = input.hiddenLayers.includes('stage')
    ? []
    : index.case.file.stage.flatMap(({ code, tone }) => {
        const all = [...boundaries.regions.features, ...boundaries.countries.features];
        const found = all.find(({ properties }) => properties.id === code);
        return found ? [{ tone, name: localize(found.properties.names, translator.language) }] : [];
      });
  const legend = options.legend
    ? legendBlocks(
        {
          claims: numbered,
          hasAreas: drawn.areas.length > 0,
          hasRadii: drawn.radii.length > 0,
          phases: drawn.phases,
          stage,
        },
        legendWidth(isBeside ? layout.columnWidth : layout.body.width, locator?.size ?? 0, look, isBeside),
        { index, translator, look, hatch: areaHatch(look) },
      )
    : [];
  return { notes, legend, locator };
}

function isSetBeside(parts: Parts, { isWide }: Layout): boolean {
  return isWide && (parts.notes.length > 0 || parts.legend.length > 0 || parts.locator !== null);
}

/** The map's frame: all the room that legend and notes leave. */
function frameBox(parts: Parts, layout: Layout, look: PageLook): Box {
  const { body, columns, columnWidth } = layout;
  const { gutter, unit } = look;
  if (isSetBeside(parts, layout)) return { ...body, width: body.width - columnWidth - gutter };
  // Only how high it is matters here: the globe is drawn once, at the end.
  const locator = parts.locator && { ...parts.locator, draw: () => [] };
  const legend = setLegend(parts.legend, locator, body, look, false).height;
  const room = body.height - (legend > 0 ? legend + 8 * unit : 0);
  if (parts.notes.length === 0) return { ...body, height: room };
  const boxes = columnBoxes(body, columns, gutter);
  const notes = balancedHeight(parts.notes, boxes, NOTES_START, room * LARGEST_NOTES);
  return { ...body, height: notes === null ? room * MAP_SHARE : room - notes - 9 * unit };
}

function flowNotes(
  blocks: readonly NoteBlock[],
  first: Box,
  around: { content: Box; header: PageHeader; look: PageLook; columns: number; isBeside: boolean },
): { pages: Group['shapes'][]; starts: NotePosition[] } {
  const { content, header, look, columns, isBeside } = around;
  const { gutter, unit, small } = look;
  const set = setColumns(blocks, isBeside ? [first] : columnBoxes(first, columns, gutter), NOTES_START);
  const pages = [set.shapes];
  const starts = [NOTES_START];
  for (let next = set.next; next !== null;) {
    starts.push(next);
    const top = content.y + header.runningHeight + 7 * unit;
    const room: Box = { ...content, y: top, height: content.y + content.height - top - small.leading - 6 * unit };
    const boxes = columnBoxes(room, columns, gutter);
    const height = balancedHeight(blocks, boxes, next, room.height) ?? room.height;
    const more = setColumns(
      blocks,
      boxes.map((box) => ({ ...box, height })),
      next,
    );
    if (more.next !== null && more.next.block === next.block && more.next.line === next.line)
      throw new RangeError('Expected a page with room for a line of notes. Choose a larger one.');
    pages.push(more.shapes);
    next = more.next;
  }
  return { pages, starts };
}

function dateLine({ asOf, result, translator }: SceneInput): string {
  const { language, t } = translator;
  return [
    t('snapshot.asOf', { date: formatEdtf(asOf, language, 'long') }),
    t('snapshot.clock', { clock: result.query.clock }),
  ].join(' · ');
}

function footerFacts(
  input: SceneInput,
  map: MapProjection,
  header: PageHeader,
  crowdedOut: readonly string[],
): FooterFacts {
  const { index, translator, options } = input;
  const { language, t } = translator;
  const { credits, licence } = index.case.file;
  return {
    attribution: input.attribution,
    credits: cleanText(`${credits} (${licence})`),
    projection: t('snapshot.projection', { description: describeProjection(map, translator) }),
    scale: t('snapshot.scale', { scale: formatNumber(scaleOf(map), language) }),
    permalink: input.permalink,
    hasPermalink: options.permalink,
    hasQr: options.qr,
    hash: input.hash,
    remarks: [
      ...header.shortened.map((part) => t(`snapshot.shortened.${part}`)),
      ...(crowdedOut.length === 0 ? [] : [t('snapshot.crowded', { places: crowdedOut.join('; ') })]),
    ],
  };
}
