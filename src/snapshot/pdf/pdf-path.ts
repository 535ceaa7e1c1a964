import { hatchLines, pathBounds } from '../hatch-lines';
import type { Hatch, PathSegment, PathShape, Stroke } from '../scene';
import type { PdfResources } from './pdf-resources';
import { pdfColor, pdfNumber, pdfNumbers } from './pdf-syntax';

/** A hatch is drawn as lines under a clip: tiling patterns show seams in most viewers and print as bitmaps. */
export function writePath(shape: PathShape, pageHeight: number, resources: PdfResources): string[] {
  const { fill, fillOpacity = 1, stroke } = shape;
  const outline = writeSegments(shape.segments, pageHeight);
  if (outline === '' || (fill === undefined && !stroke)) return [];
  const strokeOpacity = stroke?.opacity ?? 1;
  const isOpaque = fillOpacity === 1 && strokeOpacity === 1;
  const operators = [isOpaque ? 'q' : `q /${resources.opacity(fillOpacity, strokeOpacity)} gs`];
  const flat = typeof fill === 'string' ? fill : fill?.background;
  if (flat !== undefined) operators.push(`${pdfColor(flat)} rg`);
  if (typeof fill === 'object') {
    if (flat !== undefined) operators.push(`${outline} f*`);
    operators.push(...writeHatch(fill, { shape, outline, pageHeight, resources }));
    if (stroke) operators.push(writeStroke(stroke), `${outline} S`);
  } else {
    if (stroke) operators.push(writeStroke(stroke));
    operators.push(`${outline} ${flat === undefined ? 'S' : stroke ? 'B*' : 'f*'}`);
  }
  operators.push('Q');
  return operators;
}

interface HatchContext {
  readonly shape: PathShape;
  readonly outline: string;
  readonly pageHeight: number;
  readonly resources: PdfResources;
}

function writeHatch(hatch: Hatch, { shape, outline, pageHeight, resources }: HatchContext): string[] {
  const bounds = pathBounds(shape.segments);
  if (!bounds) return [];
  const opacity = shape.fillOpacity ?? 1;
  const lines = hatchLines(hatch, bounds).map(
    ([x1, y1, x2, y2]) => `${pdfNumbers([x1, pageHeight - y1])} m ${pdfNumbers([x2, pageHeight - y2])} l`,
  );
  return [
    'q',
    `/${resources.opacity(opacity, opacity)} gs`,
    `${outline} W* n`,
    `${pdfColor(hatch.color)} RG ${pdfNumber(hatch.width)} w`,
    ...lines,
    'S Q',
  ];
}

function writeStroke({ color, width, dash, cap, join }: Stroke): string {
  return [
    `${pdfColor(color)} RG ${pdfNumber(width, 3)} w`,
    cap === 'round' ? '1 J' : '0 J',
    // The miter limit of SVG.
    join === 'round' ? '1 j' : '0 j 4 M',
    dash && dash.some((length) => length > 0) ? `[${pdfNumbers(dash)}] 0 d` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function writeSegments(segments: readonly PathSegment[], pageHeight: number): string {
  return segments
    .map(([command, ...coordinates]) => {
      if (command === 'Z') return 'h';
      const flipped = coordinates.map((value, index) => (index % 2 === 0 ? value : pageHeight - value));
      return `${pdfNumbers(flipped)} ${command.toLowerCase()}`;
    })
    .join(' ');
}
