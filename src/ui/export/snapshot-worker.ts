import { caseDigest } from '../../core/formats/case-digest';
import { loadTranslator } from '../../core/messages/load-translator';
import type { Translator } from '../../core/messages/translator';
import type { Case } from '../../core/model/case';
import { indexCase, type CaseIndex } from '../../core/query/case-index';
import type { Query, QueryResult } from '../../core/query/query';
import { createWholeQueryRunner } from '../../core/query/run-whole-query';
import type { Language } from '../../core/view/view-state';
import { openBasemap, type BasemapArchive } from '../../engine/basemap-archive';
import { createSceneBuilder } from '../../snapshot/build-scene';
import { claimSubject } from '../../snapshot/claim-subject';
import { createFontMetrics } from '../../snapshot/fonts/metrics';
import type { MapProjection } from '../../snapshot/map-projection';
import type { PageInput } from '../../snapshot/page-subject';
import type { Scene } from '../../snapshot/scene';
import { drawnAttribution } from '../../snapshot/snapshot-defaults';
import { createSvgMemory, writeSvg } from '../../snapshot/write-svg';
import { loadBaseLayers, type BaseLayers, type LayerAddresses } from '../../state/base-layers';
import { basemapPicture } from './basemap-picture';
import { loadSceneFonts } from './font-files';
import type {
  SnapshotAnswer,
  SnapshotCase,
  SnapshotFiles,
  SnapshotOrder,
  SnapshotRequest,
  WrittenFormat,
} from './snapshot-request';
import '../../core/model/edtf-grammar';

/** What pages of one case are made from; made once. */
interface Workshop {
  readonly index: CaseIndex;
  readonly runQuery: (query: Query) => QueryResult;
  readonly hash: string;
  readonly layers: Promise<BaseLayers>;
  readonly describe: ReturnType<typeof createSceneBuilder>;
  /** The same over a basemap: each keeps its own map. */
  readonly describeOver: ReturnType<typeof createSceneBuilder>;
}

const metrics = createFontMetrics();
const memory = createSvgMemory();
const translators = new Map<Language, Promise<Translator>>();
let workshop: Workshop | null = null;
let basemapOpen: { readonly source: Blob | string; readonly archive: Promise<BasemapArchive> } | null = null;
let picture: { readonly archive: BasemapArchive; readonly key: string; readonly png: Uint8Array } | null = null;

self.onmessage = ({ data }: MessageEvent<SnapshotCase | SnapshotOrder>) => {
  if (data.kind === 'case') workshop = openWorkshop(data.loaded, data.layers);
  else void answer(data);
};

async function answer({ id, format, request }: SnapshotOrder): Promise<void> {
  try {
    reply({ id, files: await makeFiles(format, request) });
  } catch (cause) {
    reply({ id, problem: cause instanceof Error ? cause.message : String(cause) });
  }
}

function reply(message: SnapshotAnswer): void {
  // Handed over, not copied.
  const handed = 'files' in message ? message.files.files.map(({ buffer }) => buffer) : [];
  self.postMessage(message, { transfer: handed });
}

async function makeFiles(format: WrittenFormat, request: SnapshotRequest): Promise<SnapshotFiles> {
  const scene = await makeScene(request);
  const pages = scene.pages.map((page) => ({ ...page, groups: [] }));
  return { files: await writeScene(format, scene), scene: { ...scene, pages } };
}

async function makeScene(request: SnapshotRequest): Promise<Scene> {
  if (!workshop) throw new Error('Expected a case before a page of it.');
  const { index, runQuery, hash, describe, describeOver } = workshop;
  const { query, selected, language, basemap, ...page } = request;
  const [layers, translator] = await Promise.all([workshop.layers, translatorOf(language)]);
  const archive = basemap === null ? null : await openedBasemap(basemap);
  const input: PageInput = {
    ...page,
    subject: claimSubject({ index, result: runQuery(query), selected }),
    boundaries: layers.boundaries,
    water: layers.water,
    labels: layers.labels,
    translator,
    hash,
    fonts: metrics,
    attribution: [
      ...drawnAttribution(request.hiddenLayers),
      ...(archive === null || archive.attribution === '' ? [] : [archive.attribution]),
    ],
  };
  const { scene, map } = describe(input);
  if (archive === null) return scene;
  // Where the map lies is known only once the page is laid out; its pictures change nothing of that.
  return describeOver({ ...input, basemap: await pictureOf(archive, map) }).scene;
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

function openWorkshop(loaded: Case, addresses: LayerAddresses): Workshop {
  const index = indexCase(loaded);
  return {
    index,
    runQuery: rememberLast(createWholeQueryRunner(index)),
    hash: caseDigest(loaded),
    layers: openLayers(addresses),
    describe: createSceneBuilder(),
    describeOver: createSceneBuilder(),
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
