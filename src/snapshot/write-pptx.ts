import { utf8ToBytes } from '@noble/hashes/utils.js';
import { zipSync, type Zippable } from 'fflate';
import { emu } from './pptx/emu';
import { slideLayout, slideMaster, TEXT_STYLE } from './pptx/masters';
import { NAMESPACES, xmlPart } from './pptx/namespaces';
import { NOTES_SIZE, notesMaster, notesSlide } from './pptx/notes';
import { coreProperties, extendedProperties } from './pptx/properties';
import { Relations } from './pptx/relations';
import { slide } from './pptx/slide';
import { theme } from './pptx/theme';
import type { Page, Scene } from './scene';

/** From and to this size a presentation may have slides, in EMU: 1 to 56 inches. */
const MIN_SIZE = 914_400;
const MAX_SIZE = 51_206_400;
const PART = 'application/vnd.openxmlformats-officedocument.presentationml';

/**
 * The scene as a PowerPoint file: a slide a page, native shapes and text in groups named by layer, the sources in the notes.
 * Same scene, same bytes. Fonts are named, not embedded: every program then falls back on its own.
 */
export function writePptx(scene: Scene): Uint8Array<ArrayBuffer> {
  if (scene.pages.length === 0) throw new Error('Expected a scene with at least one page, got none.');
  const [year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(scene.asOf)?.slice(1).map(Number) ?? [];
  if (!year || !month || !day) throw new Error(`Expected "asOf" as a day, got "${scene.asOf}".`);
  const size = slideSize(scene.pages);
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(scene.pages.length),
    '_rels/.rels': relations([
      ['officeDocument', 'ppt/presentation.xml'],
      ['core-properties', 'docProps/core.xml'],
      ['extended-properties', 'docProps/app.xml'],
    ]),
    'docProps/core.xml': coreProperties(scene),
    'docProps/app.xml': extendedProperties(scene.pages.length),
    ...presentation(scene, size),
    'ppt/slideMasters/slideMaster1.xml': slideMaster(size),
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations([
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['theme', '../theme/theme1.xml'],
    ]),
    'ppt/slideLayouts/slideLayout1.xml': slideLayout(size),
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([['slideMaster', '../slideMasters/slideMaster1.xml']]),
    'ppt/notesMasters/notesMaster1.xml': notesMaster(),
    'ppt/notesMasters/_rels/notesMaster1.xml.rels': relations([['theme', '../theme/theme2.xml']]),
    'ppt/theme/theme1.xml': theme(),
    // A theme belongs to one master.
    'ppt/theme/theme2.xml': theme(),
    ...slides(scene),
  };
  return zip(parts, new Date(year, month - 1, day, 12));
}

function slideSize(pages: readonly Page[]): { width: number; height: number } {
  const width = emu(Math.max(...pages.map((page) => page.width)));
  const height = emu(Math.max(...pages.map((page) => page.height)));
  for (const length of [width, height]) {
    if (length < MIN_SIZE || length > MAX_SIZE) {
      throw new Error(
        `Expected a slide of 72 to 4032 points a side, got ${Math.round(length / 12_700)}. Choose another page size.`,
      );
    }
  }
  return { width, height };
}

function slides(scene: Scene): Record<string, string | Uint8Array> {
  const parts: Record<string, string | Uint8Array> = {};
  let images = 0;
  scene.pages.forEach((page, index) => {
    const number = index + 1;
    const slideRelations = new Relations();
    slideRelations.add('slideLayout', '../slideLayouts/slideLayout1.xml');
    slideRelations.add('notesSlide', `../notesSlides/notesSlide${number}.xml`);
    let lastId = 1;
    parts[`ppt/slides/slide${number}.xml`] = slide(page, {
      language: scene.language,
      relations: slideRelations,
      nextId: () => ++lastId,
      addImage: (png) => {
        const name = `image${++images}.png`;
        parts[`ppt/media/${name}`] = png;
        return slideRelations.add('image', `../media/${name}`);
      },
    });
    parts[`ppt/slides/_rels/slide${number}.xml.rels`] = slideRelations.finish();
    parts[`ppt/notesSlides/notesSlide${number}.xml`] = notesSlide(scene);
    parts[`ppt/notesSlides/_rels/notesSlide${number}.xml.rels`] = relations([
      ['notesMaster', '../notesMasters/notesMaster1.xml'],
      ['slide', `../slides/slide${number}.xml`],
    ]);
  });
  return parts;
}

function presentation(scene: Scene, { width, height }: { width: number; height: number }): Record<string, string> {
  const links = new Relations();
  const master = links.add('slideMaster', 'slideMasters/slideMaster1.xml');
  const notes = links.add('notesMaster', 'notesMasters/notesMaster1.xml');
  links.add('theme', 'theme/theme1.xml');
  const ids = scene.pages.map(
    (_, index) => `<p:sldId id="${256 + index}" r:id="${links.add('slide', `slides/slide${index + 1}.xml`)}"/>`,
  );
  return {
    'ppt/presentation.xml': xmlPart(
      `<p:presentation ${NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="${master}"/></p:sldMasterIdLst>` +
        `<p:notesMasterIdLst><p:notesMasterId r:id="${notes}"/></p:notesMasterIdLst><p:sldIdLst>${ids.join('')}</p:sldIdLst>` +
        `<p:sldSz cx="${width}" cy="${height}"/><p:notesSz cx="${NOTES_SIZE.width}" cy="${NOTES_SIZE.height}"/><p:defaultTextStyle>${TEXT_STYLE}</p:defaultTextStyle></p:presentation>`,
    ),
    'ppt/_rels/presentation.xml.rels': links.finish(),
  };
}

function relations(entries: readonly (readonly [Parameters<Relations['add']>[0], string])[]): string {
  const collected = new Relations();
  for (const [kind, target] of entries) collected.add(kind, target);
  return collected.finish();
}

function contentTypes(slideCount: number): string {
  const numbers = Array.from({ length: slideCount }, (_, index) => index + 1);
  const overrides: [string, string][] = [
    ['/ppt/presentation.xml', `${PART}.presentation.main+xml`],
    ['/ppt/slideMasters/slideMaster1.xml', `${PART}.slideMaster+xml`],
    ['/ppt/slideLayouts/slideLayout1.xml', `${PART}.slideLayout+xml`],
    ['/ppt/notesMasters/notesMaster1.xml', `${PART}.notesMaster+xml`],
    ...numbers.map((number): [string, string] => [`/ppt/slides/slide${number}.xml`, `${PART}.slide+xml`]),
    ...numbers.map((number): [string, string] => [
      `/ppt/notesSlides/notesSlide${number}.xml`,
      `${PART}.notesSlide+xml`,
    ]),
    ['/ppt/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml'],
    ['/ppt/theme/theme2.xml', 'application/vnd.openxmlformats-officedocument.theme+xml'],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ];
  return xmlPart(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
      `${overrides.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('')}</Types>`,
  );
}

/** A zip counts in the local hours of whoever writes it: the date is made of local hours, so that the bytes are the same everywhere. */
function zip(parts: Readonly<Record<string, string | Uint8Array>>, mtime: Date): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    files[name] =
      typeof content === 'string' ? [utf8ToBytes(content), { level: 9, mtime }] : [content, { level: 0, mtime }];
  }
  return zipSync(files);
}
