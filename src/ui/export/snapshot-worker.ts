import { caseDigest } from '../../core/formats/case-digest';
import { loadTableMessages, type TableMessages } from '../../core/messages/load-table-messages';
import { loadTranslator } from '../../core/messages/load-translator';
import type { Translator } from '../../core/messages/translator';
import type { Case } from '../../core/model/case';
import { indexCase } from '../../core/query/case-index';
import { EMPTY_QUERY, type Query, type QueryResult } from '../../core/query/query';
import { createWholeQueryRunner } from '../../core/query/run-whole-query';
import type { TileAddress } from '../../core/table/tile-cells';
import type { Language } from '../../core/view/view-state';
import { openBasemap, type BasemapArchive } from '../../engine/basemap-archive';
import { createSceneBuilder, type SceneWithReport } from '../../snapshot/build-scene';
import { claimSubject } from '../../snapshot/claim-subject';
import { createFontMetrics } from '../../snapshot/fonts/metrics';
import type { MapProjection } from '../../snapshot/map-projection';
import { layOutWithCells, PageCells } from '../../snapshot/page-cells';
import type { PageReference } from '../../snapshot/page-reference';
import type { PageSubject } from '../../snapshot/page-subject';
import { regionNamer, rowSubject } from '../../snapshot/row-subject';
import type { Scene } from '../../snapshot/scene';
import type { SceneInput } from '../../snapshot/scene-input';
import type { ShownRows } from '../../snapshot/shown-rows';
import { drawnAttribution } from '../../snapshot/snapshot-defaults';
import { createSvgMemory, writeSvg } from '../../snapshot/write-svg';
import { loadBaseLayers, type BaseLayers, type LayerAddresses } from '../../state/base-layers';
import { basemapPicture } from './basemap-picture';
import { loadSceneFonts } from './font-files';
import type {
  SnapshotAnswer,
  SnapshotCells,
  SnapshotFiles,
  SnapshotGiven,
  SnapshotOrder,
  WrittenFormat,
} from './snapshot-request';
import '../../core/model/edtf-grammar';

/** What pages of one case or table are made from; made once. */
interface Workshop {
  readonly hash: string;
  readonly layers: Promise<BaseLayers>;
  readonly references: readonly PageReference[];
  /** The page with what it is about. */
  readonly layOut: (order: SnapshotOrder, page: SceneInput) => Promise<{ made: SceneWithReport; subject: PageSubject }>;
  /** The same over a basemap: it keeps its own map. */
  readonly describeOver: ReturnType<typeof createSceneBuilder>;
}

const metrics = createFontMetrics();
const memory = createSvgMemory();
const translators = new Map<Language, Promise<Translator>>();
let workshop: Workshop | null = null;
let waiting: { readonly id: number; readonly resolve: (cells: SnapshotCells['cells']) => void } | null = null;
let basemapOpen: { readonly source: Blob | string; readonly archive: Promise<BasemapArchive> } | null = null;
let picture: { readonly archive: BasemapArchive; readonly key: string; readonly png: Uint8Array } | null = null;

self.onmessage = ({ data }: MessageEvent<SnapshotGiven | SnapshotOrder | SnapshotCells>) => {
  if (data.kind === 'order') void answer(data);
  else if (data.kind === 'cells') {
    if (waiting?.id === data.id) waiting.resolve(data.cells);
  } else workshop = openWorkshop(data);
};

async function answer(order: SnapshotOrder): Promise<void> {
  const { id } = order;
  try {
    reply({ id, files: await makeFiles(order) });
  } catch (cause) {
    reply({ id, problem: cause instanceof Error ? cause.message : String(cause) });
  }
}

async function askCells(id: number, tiles: readonly TileAddress[]): Promise<readonly Float64Array[]> {
  const cells = await new Promise<SnapshotCells['cells']>((resolve) => {
    waiting = { id, resolve };
    reply({ id, tiles });
  });
  if ('problem' in cells) throw new Error(cells.problem);
  return cells;
}

function reply(message: SnapshotAnswer): void {
  // Handed over, not copied.
  const handed = 'files' in message ? message.files.files.map(({ buffer }) => buffer) : [];
  self.postMessage(message, { transfer: handed });
}

async function makeFiles(order: SnapshotOrder): Promise<SnapshotFiles> {
  const scene = await makeScene(order);
  const pages = scene.pages.map((page) => ({ ...page, groups: [] }));
  return { files: await writeScene(order.format, scene), scene: { ...scene, pages } };
}

async function makeScene(order: SnapshotOrder): Promise<Scene> {
  if (!workshop) throw new Error('Expected a case or a table before a page of it.');
  const { hash, references, layOut, describeOver } = workshop;
  const { claims: _, language, basemap, ...request } = order.request;
  const [layers, translator] = await Promise.all([workshop.layers, translatorOf(language)]);
  const archive = basemap === null ? null : await openedBasemap(basemap);
  const page: SceneInput = {
    ...request,
    boundaries: layers.boundaries,
    water: layers.water,
    labels: layers.labels,
    translator,
    hash,
    references,
    fonts: metrics,
    attribution: [
      ...drawnAttribution(request.hiddenLayers),
      ...(archive === null || archive.attribution === '' ? [] : [archive.attribution]),
    ],
  };
  const { made, subject } = await layOut(order, page);
  if (archive === null) return made.scene;
  // Where the map lies is known only once the page is laid out; its pictures change nothing of that.
  return describeOver({ ...page, subject, basemap: await pictureOf(archive, made.map) }).scene;
}

function openedBasemap(source: Blob | string): Promise<BasemapArchive> {
  const known = basemapOpen;
  if (known !== null && (known.source === source || isSameFile(known.source, source))) return known.archive;
  const archive = openBasemap(source);
  basemapOpen = { source, archive };
  return archive;
}

/** A file is another object each time that it is sent. */
function isSameFile(one: Blob | string, other: Blob | string): boolean {
  return (
    one instanceof File &&
    other instanceof File &&
    one.name === other.name &&
    one.size === other.size &&
    one.lastModified === other.lastModified
  );
}

/** The last picture, so that typing a title does not make it again. */
async function pictureOf(archive: BasemapArchive, map: MapProjection): Promise<Uint8Array> {
  const { box, projection, parallels } = map;
  const key = JSON.stringify([
    box,
    projection.scale(),
    projection.translate(),
    projection.rotate(),
    parallels,
    map.kind,
  ]);
  if (picture?.archive !== archive || picture.key !== key)
    picture = { archive, key, png: await basemapPicture(archive, map) };
  return picture.png;
}

/** The writers that are not asked for are not loaded. */
async function writeScene(format: WrittenFormat, scene: Scene): Promise<Uint8Array<ArrayBuffer>[]> {
  switch (format) {
    case 'svg': {
      const fonts = await loadSceneFonts(scene, metrics);
      return scene.pages.map((_, page) => new TextEncoder().encode(writeSvg(scene, fonts, { page, memory })));
    }
    case 'pdf': {
      const [{ writePdf }, fonts] = await Promise.all([
        import('../../snapshot/write-pdf'),
        loadSceneFonts(scene, metrics),
      ]);
      return [writePdf(scene, fonts)];
    }
    case 'pptx': {
      const { writePptx } = await import('../../snapshot/write-pptx');
      return [writePptx(scene)];
    }
  }
}

function openWorkshop(given: SnapshotGiven): Workshop {
  const kept = { layers: openLayers(given.layers), describeOver: createSceneBuilder() };
  return given.kind === 'case'
    ? {
        ...kept,
        hash: caseDigest(given.loaded),
        references: given.references,
        layOut: layOutCase(given.loaded),
      }
    : { ...kept, hash: given.hash, references: [], layOut: layOutTable(given.shown) };
}

function layOutCase(loaded: Case): Workshop['layOut'] {
  const index = indexCase(loaded);
  const runQuery = rememberLast(createWholeQueryRunner(index));
  const describe = createSceneBuilder();
  return ({ request: { claims } }, page) => {
    const { query, selected } = claims ?? { query: EMPTY_QUERY, selected: null };
    const subject = claimSubject({ index, result: runQuery(query), selected });
    return Promise.resolve({ made: describe({ ...page, subject }), subject });
  };
}

function layOutTable(shown: ShownRows): Workshop['layOut'] {
  const describe = createSceneBuilder();
  const catalogues = new Map<Language, Promise<TableMessages>>();
  let kept = new PageCells();
  return async ({ id, request: { language } }, page) => {
    const loading = catalogues.get(language) ?? loadTableMessages(language);
    catalogues.set(language, loading);
    const words = await loading;
    const about = (cells: PageCells): PageSubject =>
      rowSubject(shown, { words, cells, regionName: regionNamer(page.boundaries) });
    const { made, cells } = await layOutWithCells(
      (cells) => describe({ ...page, subject: about(cells) }),
      (tiles) => askCells(id, tiles),
      kept,
    );
    kept = cells;
    return { made, subject: about(cells) };
  };
}

/** The same question has the very same answer, by which others know that nothing has changed. */
function rememberLast(runQuery: (query: Query) => QueryResult): (query: Query) => QueryResult {
  let last: { readonly key: string; readonly result: QueryResult } | null = null;
  return (query) => {
    const key = JSON.stringify(query);
    if (last?.key !== key) last = { key, result: runQuery(query) };
    return last.result;
  };
}

async function openLayers(addresses: LayerAddresses): Promise<BaseLayers> {
  const { layers } = await loadBaseLayers(addresses, async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`Expected ${address} to load, got HTTP ${response.status}.`);
    return response.json();
  });
  if (layers === null) throw new Error('The boundaries of the map did not load.');
  return layers;
}

function translatorOf(language: Language): Promise<Translator> {
  const known = translators.get(language) ?? loadTranslator(language);
  translators.set(language, known);
  return known;
}
