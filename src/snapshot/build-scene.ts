import { formatEdtf } from '../core/messages/format-date';
import { formatNumber } from '../core/messages/format-number';
import { cleanText } from './clean-text';
import { flowNotes, pageOfNote } from './flow-notes';
import type { FramedMap } from './framed-map';
import { describeProjection, extentOf, scaleOf } from './map-facts';
import { createMapMaker, type MapMaker } from './map-maker';
import type { MapProjection } from './map-projection';
import { pageFooter, type FooterFacts } from './page-footer';
import { pageHeader, type PageHeader } from './page-header';
import { frameBox, isSetBeside, pageLayout, roomierLayout, sideWidth, type Layout, type Parts } from './page-layout';
import type { PageLook } from './page-look';
import { pageProblem } from './page-sizes';
import type { PageInput } from './page-subject';
import { MOST_REFERENCES } from './reference-content';
import { referenceSentence } from './reference-facts';
import { round, roundGroup } from './round-group';
import type { Box, Group, Page, Scene } from './scene';
import { setLegend } from './set-legend';

export interface SceneWithReport {
  readonly scene: Scene;
  readonly report: SceneReport;
  /** Where the map lies on the first page, and how the world is shown in it. */
  readonly map: MapProjection;
}

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
  /** Reference layers, where there are any: which the map shows, and which have too much in its frame for a page. */
  readonly references?: { readonly onMap: readonly string[]; readonly leftOut: readonly string[] };
}

/** A draft of the map has so much of the page's height. */
const DRAFT_SHARE = 0.6;

/**
 * Lays out the pages: header, map, legend, notes, footer; notes that find no room flow to further pages. Pure: no clock, no
 * chance, no measure of text but the fonts given. Throws `RangeError` when the page is too small or the claims too many.
 */
export function describeScene(input: PageInput): SceneWithReport {
  return createSceneBuilder()(input);
}

/** Describes one scene after the other; as long as only words change, the map is made once. */
export function createSceneBuilder(): (input: PageInput) => SceneWithReport {
  let maker: MapMaker | null = null;
  return (input) => {
    checkInput(input);
    if (maker?.serves(input) !== true) maker = createMapMaker(input);
    return layOut(input, maker);
  };
}

function checkInput({ page, subject, references = [] }: PageInput): void {
  const problem = pageProblem(page) ?? subject.problem;
  if (problem !== null) throw new RangeError(problem);
  if (references.length > MOST_REFERENCES)
    throw new RangeError(`Expected at most ${MOST_REFERENCES} reference layers on a page, got ${references.length}.`);
}

/** `room`: what a footer turned out to need that had more to say than was foreseen. */
function layOut(input: PageInput, maker: MapMaker, room = 0): SceneWithReport {
  const { page, translator, subject } = input;
  const { look } = maker;
  const { margin, unit } = look;
  const content: Box = { x: margin, y: margin, width: page.width - 2 * margin, height: page.height - 2 * margin };
  const suggested = subject.suggestTitle(translator);
  const title = cleanText(input.title ?? suggested.title) || cleanText(suggested.title);
  const subtitle = cleanText(input.subtitle ?? suggested.subtitle);
  const header = pageHeader({ title, subtitle, dates: dateLine(input) }, content, look);

  // The footer says how the map is projected, and so how high it is depends on the map: a draft tells enough.
  const draft = maker.frame({ ...content, height: content.height * DRAFT_SHARE });
  const foreseen = pageFooter(footerFacts(input, draft, header, []), content, look, translator).height;
  const footerHeight = Math.max(room, foreseen);
  const top = content.y + header.height + 6 * unit;
  const body: Box = { ...content, y: top, height: content.y + content.height - top - footerHeight - 6 * unit };
  let layout = pageLayout(page, body, look);
  let { framed, parts } = arrange(maker, draft, layout);
  while (layout.side > 0 && legendHeight(parts, layout, look) > body.height) {
    layout = roomierLayout(layout);
    ({ framed, parts } = arrange(maker, draft, layout));
  }
  const { map, content: drawn } = framed;
  const mapPart = maker.draw(framed);
  const footer = pageFooter(footerFacts(input, framed, header, mapPart.crowdedOut), content, look, translator);
  if (footer.height > footerHeight && footer.height < content.height / 2) return layOut(input, maker, footer.height);

  const isBeside = isSetBeside(parts, layout);
  const { columns, side } = layout;
  const width = sideWidth(layout, look);
  const around: Box = isBeside
    ? { ...body, x: content.x + content.width - width, width }
    : { ...body, y: map.box.y + map.box.height + 7 * unit };
  const legend = setLegend(parts.legend, parts.locator, around, look, side === 1);
  const notesTop = around.y + (legend.height > 0 ? legend.height + 8 * unit : 0);
  const notesBox: Box = { ...around, y: notesTop, height: Math.max(0, body.y + body.height - notesTop) };
  const firstColumns = isBeside ? side : columns;
  const notes = flowNotes(parts.notes, notesBox, { content, header, look, columns, firstColumns });

  const label = (id: 'header' | 'legend' | 'locator' | 'notes' | 'footer'): string =>
    translator.t(`snapshot.layer.${id}`);
  const group = (id: Parameters<typeof label>[0], shapes: Group['shapes']): Group =>
    roundGroup({ id, label: label(id), shapes });
  const pages = notes.pages.map((shapes, at): Page => {
    const number =
      notes.pages.length === 1 ? '' : translator.t('snapshot.page', { page: at + 1, pages: notes.pages.length });
    const follow = at === 0 && shapes.length === 0 && number !== '' ? ` · ${translator.t('snapshot.notesFollow')}` : '';
    const groups =
      at === 0
        ? [
            group('header', header.shapes),
            ...mapPart.groups,
            group('legend', legend.shapes),
            group('locator', legend.locator),
            group('notes', shapes),
            group('footer', footer.draw(number + follow)),
          ]
        : [group('header', header.running), group('notes', shapes), group('footer', footer.drawRunning(number))];
    return {
      width: round(page.width),
      height: round(page.height),
      background: look.theme.paper,
      groups: groups.filter((one) => one.shapes.length > 0),
    };
  });

  return {
    scene: {
      language: translator.language,
      title,
      subtitle,
      asOf: input.asOf,
      permalink: input.permalink,
      hash: input.hash,
      citations: drawn.citations(),
      attribution: footer.lines,
      pages,
    },
    map,
    report: {
      claims: drawn.numbered.map(({ number, id, isOnMap }) => ({
        number,
        claim: id,
        isOnMap,
        page: pageOfNote(id, parts.notes, notes),
      })),
      projection: { kind: map.kind, description: describeProjection(map, translator) },
      extent: extentOf(map),
      scale: scaleOf(map),
      crowdedOut: mapPart.crowdedOut,
      ...((input.references ?? []).length > 0 && { references: namesOf(framed.references) }),
    },
  };
}

function namesOf({ onMap, leftOut }: FramedMap['references']): NonNullable<SceneReport['references']> {
  return { onMap: onMap.map(({ layer }) => layer.name), leftOut: leftOut.map(({ name }) => name) };
}

/** What the map shows depends on its frame, the frame on the notes and the legend, these on what the map shows: twice is enough. */
function arrange(maker: MapMaker, draft: FramedMap, layout: Layout): { framed: FramedMap; parts: Parts } {
  let framed = draft;
  for (let pass = 0; pass < 2; pass++)
    framed = maker.frame(frameBox(maker.partsAround(framed, layout), layout, maker.look));
  return { framed, parts: maker.partsAround(framed, layout) };
}

function legendHeight({ legend, locator }: Parts, layout: Layout, look: PageLook): number {
  const box = { ...layout.body, width: sideWidth(layout, look) };
  return setLegend(legend, locator && { ...locator, draw: () => [] }, box, look, layout.side === 1).height;
}

function dateLine({ asOf, subject, translator }: PageInput): string {
  const { language, t } = translator;
  return [t('snapshot.asOf', { date: formatEdtf(asOf, language, 'long') }), subject.clock(translator)].join(' · ');
}

function footerFacts(
  input: PageInput,
  { map, references: { onMap, leftOut } }: FramedMap,
  header: PageHeader,
  crowdedOut: readonly string[],
): FooterFacts {
  const { subject, translator, options } = input;
  const { language, t } = translator;
  return {
    attribution: input.attribution,
    credits: subject.credits(translator),
    references: referenceSentence(
      onMap.map(({ layer }) => layer),
      translator,
    ),
    projection: t('snapshot.projection', { description: describeProjection(map, translator) }),
    scale: t('snapshot.scale', { scale: formatNumber(scaleOf(map), language) }),
    permalink: input.permalink,
    hasPermalink: options.permalink,
    hasQr: options.qr,
    hash: input.hash,
    remarks: [
      ...header.shortened.map((part) => t(`snapshot.shortened.${part}`)),
      ...(leftOut.length === 0
        ? []
        : [t('snapshot.references.leftOut', { layers: leftOut.map(({ name }) => name).join('; ') })]),
      ...(crowdedOut.length === 0 ? [] : [t('snapshot.crowded', { places: crowdedOut.join('; ') })]),
    ],
  };
}
