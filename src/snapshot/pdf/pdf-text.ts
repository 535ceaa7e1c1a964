import { textWidth, type FontSet } from '../fonts/font-set';
import { printableText } from '../fonts/printable-text';
import type { TextRun, TextShape } from '../scene';
import { webLink } from '../web-link';
import type { PageContext } from './page-context';
import { pdfAscii, pdfColor, pdfNumber, pdfNumbers } from './pdf-syntax';

/** Below this share the line already ends where it must. */
const WIDTH_TOLERANCE = 0.002;
/** How far above and below the baseline a link can be hit, in ems. */
const LINK_ASCENT = 0.95;
const LINK_DESCENT = 0.25;

/** Runs that are one element of the document's structure. */
interface Piece {
  readonly link: string | null;
  readonly language: string | undefined;
  readonly runs: TextRun[];
}

/** One line: its halo, as decoration without text, then its pieces, tagged, with links that can be clicked. */
export function writeText(shape: TextShape, pageHeight: number, context: PageContext): string[] {
  const runs = shape.runs.map((run) => ({ ...run, text: printableText(run.text) })).filter(({ text }) => text !== '');
  if (runs.length === 0) return [];
  const { fonts, structure } = context;
  // Space between the characters, not after the last.
  const natural = runs.reduce((sum, run) => sum + runWidth(run, shape, fonts), 0) - (shape.letterSpacing ?? 0);
  const stretch =
    natural > 0 && shape.width > 0 && Math.abs(shape.width / natural - 1) > WIDTH_TOLERANCE ? shape.width / natural : 1;
  const along = { start: 0, middle: 0.5, end: 1 }[shape.anchor] * natural * stretch;
  const place = placing(shape, pageHeight, along);
  const operators = shape.halo ? writeHalo(shape, runs, { place, stretch, context }) : [];
  const element = structure.startLine(shape.role, {
    text: runs.map(({ text }) => text).join(''),
    top: shape.y - shape.size,
  });
  let offset = 0;
  for (const piece of piecesOf(runs)) {
    const width = piece.runs.reduce((sum, run) => sum + runWidth(run, shape, fonts), 0) * stretch;
    const corners = [
      place(offset, -LINK_DESCENT * shape.size),
      place(offset + width, -LINK_DESCENT * shape.size),
      place(offset + width, LINK_ASCENT * shape.size),
      place(offset, LINK_ASCENT * shape.size),
    ];
    const text = piece.runs.map((run) => run.text).join('');
    const mark = piece.link
      ? structure.addLink(element, { address: piece.link, text, corners })
      : structure.addText(element);
    const language = piece.language ? ` /Lang ${pdfAscii(piece.language)}` : '';
    operators.push(`/${mark.tag} << /MCID ${mark.id}${language} >> BDC BT`);
    operators.push(...textState(shape, stretch, textMatrix(shape, place(offset, 0))));
    for (const run of piece.runs) operators.push(`${pdfColor(run.color)} rg`, ...showRun(run, shape.size, context));
    operators.push('ET EMC');
    offset += width;
  }
  return operators;
}

type Place = (along: number, above: number) => [number, number];

/** From a distance along the line and above its baseline to the page, y upwards. */
function placing({ x, y, rotation = 0 }: TextShape, pageHeight: number, back: number): Place {
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  return (along, above) => [
    x + (along - back) * cos + above * sin,
    pageHeight - y - (along - back) * sin + above * cos,
  ];
}

function textMatrix({ rotation = 0 }: TextShape, [x, y]: [number, number]): string {
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  return `${pdfNumbers([cos, -sin, sin, cos], 5)} ${pdfNumbers([x, y])}`;
}

interface HaloContext {
  readonly place: Place;
  readonly stretch: number;
  readonly context: PageContext;
}

/** As outlines: no label is then there twice for whoever searches, copies or listens. */
function writeHalo(shape: TextShape, runs: readonly TextRun[], { place, stretch, context }: HaloContext): string[] {
  if (!shape.halo) return [];
  const { color, width } = shape.halo;
  const { size, letterSpacing = 0 } = shape;
  const operators = [`/Artifact BMC q ${pdfColor(color)} RG 1 J 1 j`, `${textMatrix(shape, place(0, 0))} cm`];
  let along = 0;
  for (const { text, weight } of runs) {
    for (const { path, unitsPerEm, advance } of context.resources.fonts.outlines(text, weight)) {
      const scale = size / unitsPerEm;
      if (path !== '') {
        operators.push(
          `q ${pdfNumber(scale * stretch, 5)} 0 0 ${pdfNumber(scale, 5)} ${pdfNumber(along)} 0 cm ${pdfNumber(width / scale, 1)} w`,
          `${path} S Q`,
        );
      }
      along += (advance * scale + letterSpacing) * stretch;
    }
  }
  return [...operators, 'Q EMC'];
}

function textState({ letterSpacing = 0 }: TextShape, stretch: number, matrix: string): string[] {
  return [
    ...(letterSpacing === 0 ? ['0 Tc'] : [`${pdfNumber(letterSpacing, 3)} Tc`]),
    `${pdfNumber(stretch * 100, 3)} Tz`,
    `${matrix} Tm`,
  ];
}

function showRun({ text, weight }: TextRun, size: number, { resources }: PageContext): string[] {
  return resources.fonts
    .encode(text, weight)
    .map(({ resource, hexadecimal }) => `/${resource} ${pdfNumber(size, 3)} Tf <${hexadecimal}> Tj`);
}

function runWidth({ text, weight }: TextRun, { size, letterSpacing = 0 }: TextShape, fonts: FontSet): number {
  return textWidth(fonts, { text, weight, size, letterSpacing });
}

function piecesOf(runs: readonly TextRun[]): Piece[] {
  const pieces: Piece[] = [];
  for (const run of runs) {
    const link = webLink(run.link);
    const language = run.language !== undefined && /^[A-Za-z0-9-]+$/.test(run.language) ? run.language : undefined;
    const last = pieces.at(-1);
    if (last && last.link === link && last.language === language) last.runs.push(run);
    else pieces.push({ link, language, runs: [run] });
  }
  return pieces;
}
