import { base64 } from './base64';
import { usedCharacters } from './fonts/font-pieces';
import { fontOf, type FontSet, type FontWeight } from './fonts/font-set';
import { printableText } from './fonts/printable-text';
import { subsetFont } from './fonts/subset-font';
import { hatchInside } from './hatch-lines';
import { round } from './round-group';
import type { Box, Group, Hatch, Page, PathShape, Scene, Shape, Stroke, TextRun, TextShape } from './scene';
import { pathData } from './svg-path-data';
import { webLink } from './web-link';
import { escapeXml } from './xml';

export interface SvgOptions {
  /** Which page, from 0. */
  readonly page?: number;
  /** `none` for a renderer that is given the fonts in another way. */
  readonly fonts?: 'embedded' | 'none';
  /** `lines` for a renderer that is slow at patterns (resvg: three times as long for a page). */
  readonly hatches?: 'pattern' | 'lines';
  /** For whoever writes nearly the same page again and again. */
  readonly memory?: SvgMemory;
}

/** What was written before, and need not be made again where it is the same. */
export interface SvgMemory {
  /** By the very group. */
  readonly groups: WeakMap<Group, { readonly definitions: string; readonly text: string }>;
  /** By the characters of a page; the last that was made. */
  readonly faces: Map<string, string>;
}

export function createSvgMemory(): SvgMemory {
  return { groups: new WeakMap(), faces: new Map() };
}

const FAMILY = 'Noto Sans';
const MAX_FACES = 40;
const FALLBACK = "'Noto Sans','Noto Sans KR',sans-serif";

/**
 * A page as SVG: text as text, set in the embedded subset of Noto Sans; links live; groups named by layer, as Illustrator
 * and Inkscape show them. One page a file, since SVG has no pages.
 */
export function writeSvg(
  scene: Scene,
  fonts: FontSet,
  { page: at = 0, fonts: fontMode = 'embedded', hatches = 'pattern', memory = createSvgMemory() }: SvgOptions = {},
): string {
  const page = scene.pages[at];
  if (page === undefined) throw new RangeError(`Expected a page from 0 to ${scene.pages.length - 1}, got ${at}.`);
  const { width, height } = page;
  const definitions = collectDefinitions(page, hatches);
  const known = [scene.language, ...definitions.elements].join('\n');
  const textOf = (group: Group): string => {
    const before = memory.groups.get(group);
    if (before?.definitions === known) return before.text;
    const text = groupElement(group, definitions, scene.language, fonts);
    memory.groups.set(group, { definitions: known, text });
    return text;
  };
  const body = clippedTogether(page.groups).map(({ clip, groups }) => {
    const elements = groups.map(textOf);
    const [id = ''] = groups[0]?.id.split('/') ?? [];
    return clip === undefined
      ? elements.join('\n')
      : `<g id="${escapeXml(id)}" inkscape:groupmode="layer" inkscape:label="${escapeXml(id)}" clip-path="url(#${definitions.clipOf(clip)})">\n${elements.join('\n')}\n</g>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="${number(width)}pt" height="${number(height)}pt" viewBox="0 0 ${number(width)} ${number(height)}" xml:lang="${escapeXml(scene.language)}" font-family="${FALLBACK}" style="font-kerning:none;font-variant-ligatures:none" fill-rule="evenodd">`,
    `<title>${escapeXml(scene.title)}</title>`,
    `<desc>${escapeXml(description(scene))}</desc>`,
    metadata(scene),
    `<defs>${fontMode === 'embedded' ? fontFaces(page, fonts, memory) : ''}${definitions.elements.join('')}</defs>`,
    `<rect width="${number(width)}" height="${number(height)}" fill="${page.background}"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

/** Runs of groups with one clip: cut once, since every clip costs a renderer a picture of the whole page. */
function clippedTogether(groups: readonly Group[]): { readonly clip: Box | undefined; readonly groups: Group[] }[] {
  const runs: { readonly key: string; readonly clip: Box | undefined; readonly groups: Group[] }[] = [];
  for (const group of groups) {
    const key = JSON.stringify(group.clip ?? null);
    const last = runs.at(-1);
    if (last?.key === key) last.groups.push(group);
    else runs.push({ key, clip: group.clip, groups: [group] });
  }
  return runs;
}

function description({ subtitle, asOf, citations }: Scene): string {
  return [subtitle, asOf, ...citations].filter((part) => part !== '').join('\n');
}

/** Dublin Core, where editors and archives look for it. */
function metadata({ title, language, asOf, permalink, hash, attribution }: Scene): string {
  const entry = (name: string, text: string): string =>
    text === '' ? '' : `<dc:${name}>${escapeXml(text)}</dc:${name}>`;
  return [
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">',
    entry('title', title),
    entry('language', language),
    entry('date', asOf),
    entry('source', permalink),
    entry('identifier', hash === '' ? '' : `sha256:${hash}`),
    entry('rights', attribution.join(' ')),
    entry('creator', 'Dateline'),
    '</rdf:Description></rdf:RDF></metadata>',
  ].join('');
}

/** One `@font-face` a weight, with just the characters of this page. */
function fontFaces(page: Page, fonts: FontSet, { faces }: SvgMemory): string {
  const used = usedCharacters({ pages: [page] });
  const key = [...used]
    .map(([weight, codePoints]) => `${weight} ${[...codePoints].sort((a, b) => a - b).join()}`)
    .join();
  const before = faces.get(key);
  if (before !== undefined) return before;
  const made = pageFonts({ pages: [page] }, fonts).map(
    ({ weight, bytes }) =>
      `@font-face{font-family:'${FAMILY}';font-weight:${weight};src:url(data:font/ttf;base64,${base64(bytes)}) format('truetype')}`,
  );
  const style = made.length === 0 ? '' : `<style>${made.join('')}</style>`;
  // So many as a long page has pages, and not more for ever.
  if (faces.size > MAX_FACES) faces.clear();
  faces.set(key, style);
  return style;
}

/**
 * The characters of some pages as TrueType fonts, one a weight. `isShared`: each has the characters of both, for renderers
 * (resvg) that set a whole line in another font when the first lacks a letter of it, whichever span the letter is in.
 */
export function pageFonts(
  pages: Pick<Scene, 'pages'>,
  fonts: FontSet,
  { isShared = false }: { isShared?: boolean } = {},
): { weight: FontWeight; bytes: Uint8Array }[] {
  const used = usedCharacters(pages);
  const all = new Set([...used.values()].flatMap((codePoints) => [...codePoints]));
  return [...used].flatMap(([weight, own]) => {
    const codePoints = isShared ? all : own;
    const glyphs = [...codePoints]
      .sort((a, b) => a - b)
      .map((codePoint) => ({ codePoint, font: fontOf(fonts, weight, codePoint) }))
      .filter(({ codePoint, font }) => font.glyphs.has(codePoint));
    return glyphs.length === 0 ? [] : [{ weight, bytes: subsetFont(glyphs, { family: FAMILY, weight }) }];
  });
}

interface Definitions {
  readonly elements: readonly string[];
  /** `null`: hatches are lines. */
  readonly patternOf: ((hatch: Hatch) => string) | null;
  readonly clipOf: (clip: Box) => string;
}

/** Patterns and clips by number, in the order of their first use. */
function collectDefinitions(page: Page, hatches: 'pattern' | 'lines'): Definitions {
  const elements: string[] = [];
  const known = new Map<string, string>();
  const define = (key: string, prefix: string, element: (id: string) => string): string => {
    let id = known.get(key);
    if (id === undefined) {
      id = `${prefix}${known.size + 1}`;
      known.set(key, id);
      elements.push(element(id));
    }
    return id;
  };
  const patternOf = (hatch: Hatch): string =>
    define(JSON.stringify(hatch), 'hatch', (id) => {
      const { spacing, width, color, angle, background } = hatch;
      const side = number(spacing);
      const ground = background === undefined ? '' : `<path d="M0 0h${side}v${side}h-${side}z" fill="${background}"/>`;
      return `<pattern id="${id}" width="${side}" height="${side}" patternUnits="userSpaceOnUse" patternTransform="rotate(${number(-angle)})">${ground}<path d="M0 ${number(spacing / 2)}h${side}" stroke="${color}" stroke-width="${number(width)}"/></pattern>`;
    });
  const clipOf = (clip: Box): string =>
    define(JSON.stringify(clip), 'clip', (id) => {
      const { x, y, width, height } = clip;
      return `<clipPath id="${id}"><rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"/></clipPath>`;
    });
  for (const group of page.groups) {
    if (group.clip !== undefined) clipOf(group.clip);
    for (const shape of group.shapes)
      if (hatches === 'pattern' && shape.kind === 'path' && typeof shape.fill === 'object') patternOf(shape.fill);
  }
  return { elements, patternOf: hatches === 'pattern' ? patternOf : null, clipOf };
}

function groupElement(group: Group, definitions: Definitions, language: string, fonts: FontSet): string {
  const attributes = [
    `id="${escapeXml(group.id.replaceAll('/', '-'))}"`,
    'inkscape:groupmode="layer"',
    `inkscape:label="${escapeXml(group.label)}"`,
  ];
  const shapes = group.shapes.map((shape) => shapeElement(shape, definitions, language, fonts));
  return `<g ${attributes.join(' ')}>\n${shapes.join('\n')}\n</g>`;
}

function shapeElement(shape: Shape, definitions: Definitions, language: string, fonts: FontSet): string {
  switch (shape.kind) {
    case 'path':
      return pathElement(shape, definitions);
    case 'text':
      return textElement(shape, language, fonts);
    case 'image': {
      const { x, y, width, height } = shape.box;
      return `<image x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" preserveAspectRatio="none" href="data:image/png;base64,${base64(shape.png)}"/>`;
    }
  }
}

function pathElement(shape: PathShape, { patternOf }: Definitions): string {
  const { segments, fill, fillOpacity, stroke, name } = shape;
  if (typeof fill === 'object' && patternOf === null) return hatchElements(shape, fill);
  const paint = fill === undefined ? 'none' : typeof fill === 'string' ? fill : `url(#${patternOf?.(fill) ?? ''})`;
  const attributes = [
    `d="${pathData(segments)}"`,
    `fill="${paint}"`,
    ...(fillOpacity !== undefined && fillOpacity !== 1 ? [`fill-opacity="${number(fillOpacity)}"`] : []),
    ...(stroke === undefined ? [] : strokeAttributes(stroke)),
    ...(name === undefined ? [] : [`data-name="${escapeXml(name)}"`]),
  ];
  return `<path ${attributes.join(' ')}/>`;
}

/** Ground, lines, outline. */
function hatchElements({ segments, fillOpacity = 1, stroke }: PathShape, hatch: Hatch): string {
  const data = pathData(segments);
  const { color, width, background } = hatch;
  const lines = strokeAttributes({ color, width, opacity: fillOpacity }).join(' ');
  return [
    ...(background === undefined
      ? []
      : [`<path d="${data}" fill="${background}" fill-opacity="${number(fillOpacity)}"/>`]),
    `<path d="${pathData(hatchInside(hatch, segments))}" fill="none" ${lines}/>`,
    ...(stroke === undefined ? [] : [`<path d="${data}" fill="none" ${strokeAttributes(stroke).join(' ')}/>`]),
  ].join('');
}

function strokeAttributes({ color, width, opacity, dash, cap, join }: Stroke): string[] {
  return [
    `stroke="${color}" stroke-width="${number(width)}"`,
    ...(opacity !== undefined && opacity !== 1 ? [`stroke-opacity="${number(opacity)}"`] : []),
    ...(dash === undefined ? [] : [`stroke-dasharray="${dash.map(number).join(' ')}"`]),
    ...(cap === 'round' ? ['stroke-linecap="round"'] : []),
    ...(join === 'round' ? ['stroke-linejoin="round"'] : []),
  ];
}

function textElement(shape: TextShape, language: string, fonts: FontSet): string {
  const { x, y, anchor, size, runs, letterSpacing, rotation, halo, width } = shape;
  const [only, ...more] = runs;
  const isOne = more.length === 0 && only !== undefined;
  // Where a viewer must fall back on another font, the line still ends where it was measured to end.
  const isMeasured = runs.every(({ text, weight }) => isWritten(text, weight, fonts));
  const attributes = [
    `x="${number(x)}" y="${number(y)}" font-size="${number(size)}"`,
    ...(anchor === 'start' ? [] : [`text-anchor="${anchor}"`]),
    ...(letterSpacing ? [`letter-spacing="${number(letterSpacing)}"`] : []),
    ...(rotation ? [`transform="rotate(${number(rotation)} ${number(x)} ${number(y)})"`] : []),
    ...(halo
      ? [`stroke="${halo.color}" stroke-width="${number(halo.width)}" stroke-linejoin="round" paint-order="stroke"`]
      : []),
    ...(isMeasured ? [] : [`textLength="${number(width)}" lengthAdjust="spacingAndGlyphs"`]),
    ...(isOne ? runAttributes(only, language) : []),
    'xml:space="preserve"',
  ];
  const content = isOne
    ? escapeXml(printableText(only.text))
    : runs
        .map((run) => {
          const span = `<tspan ${runAttributes(run, language).join(' ')}>${escapeXml(printableText(run.text))}</tspan>`;
          const link = webLink(run.link);
          return link === null ? span : `<a href="${escapeXml(link)}" target="_blank">${span}</a>`;
        })
        .join('');
  const element = `<text ${attributes.join(' ')}>${content}</text>`;
  const link = isOne ? webLink(only.link) : null;
  return link === null ? element : `<a href="${escapeXml(link)}" target="_blank">${element}</a>`;
}

function runAttributes({ color, weight, language: own }: TextRun, language: string): string[] {
  return [
    `fill="${color}"`,
    ...(weight === 400 ? [] : [`font-weight="${weight}"`]),
    ...(own === undefined || own === language ? [] : [`xml:lang="${escapeXml(own)}"`]),
  ];
}

function isWritten(text: string, weight: FontWeight, fonts: FontSet): boolean {
  for (const character of printableText(text)) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!fontOf(fonts, weight, codePoint).glyphs.has(codePoint)) return false;
  }
  return true;
}

function number(value: number): string {
  return String(round(value));
}
