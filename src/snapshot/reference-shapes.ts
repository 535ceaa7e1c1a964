import { REFERENCE_LOOK } from '../style/layers/references';
import { boxPath, circlePath } from './boxes';
import { pathOf, type PagePoint } from './geo-path';
import { PIXEL } from './map-base';
import { legendBlock, type LegendBlock, type LegendRow } from './page-legend';
import type { PageLook } from './page-look';
import type { PageReference } from './page-reference';
import type { ReferenceContent, ReferenceOnMap } from './reference-content';
import type { PathSegment, PathShape, Shape } from './scene';

/** The reader's own layers as shapes: what lies beneath the borders, and what lies over them. */
export function referenceShapes({ onMap }: ReferenceContent, look: PageLook): { under: Shape[]; over: Shape[] } {
  const drawn = onMap.map((shown) => ({ ...shown, pen: penOf(shown.layer, look, { isNamed: true }) }));
  return {
    under: drawn.flatMap(({ areas, pen }) => areas.map((lines) => areaShape(pathOf(lines), pen))),
    over: [
      ...drawn.flatMap(({ lines, pen }) => (lines.length === 0 ? [] : [lineShape(pathOf(lines), pen)])),
      ...drawn.flatMap(({ points, pen }) => points.map((point) => pointShape(point, pen))),
    ],
  };
}

/** A row for each layer that the map shows, with a sign of the kinds of shapes that it has there. */
export function referenceLegend(
  title: string,
  { onMap }: ReferenceContent,
  width: number,
  look: PageLook,
): LegendBlock | null {
  const rows = onMap.map((shown): LegendRow => ({
    text: shown.layer.name,
    sign: (x, y) => sign(shown, x, y, look),
  }));
  return legendBlock(title, rows, width, look);
}

function sign({ layer, areas, lines, points }: ReferenceOnMap, x: number, y: number, look: PageLook): Shape[] {
  const { unit } = look;
  const pen = penOf(layer, look, { isNamed: false });
  const box = boxPath({ x, y: y - 3.2 * unit, width: 11 * unit, height: 6.4 * unit });
  const line: PathSegment[] = [
    ['M', x, y],
    ['L', x + 11 * unit, y],
  ];
  return [
    ...(areas.length > 0 ? [areaShape(box, pen)] : []),
    ...(lines.length > 0 ? [lineShape(areas.length > 0 ? box : line, pen)] : []),
    ...(points.length > 0 ? [pointShape([x + 5.5 * unit, y], pen)] : []),
  ];
}

/** What a layer is drawn with. */
interface Pen {
  readonly ink: string;
  readonly paper: string;
  /** A CSS pixel, points. */
  readonly pixel: number;
  /** What its shapes are called, if anything. */
  readonly named: { readonly name?: string };
}

function penOf({ name, style }: PageReference, look: PageLook, { isNamed }: { readonly isNamed: boolean }): Pen {
  const { map } = look.theme;
  return {
    ...{ ink: map.references[style.ink], paper: map.tagPaper, pixel: PIXEL * look.unit },
    named: isNamed ? { name } : {},
  };
}

function areaShape(segments: readonly PathSegment[], { ink, named }: Pen): PathShape {
  return { kind: 'path', segments, fill: ink, fillOpacity: REFERENCE_LOOK.fillOpacity, ...named };
}

function lineShape(segments: readonly PathSegment[], { ink, pixel, named }: Pen): PathShape {
  const width = REFERENCE_LOOK.lineWidth * pixel;
  const dash = REFERENCE_LOOK.dash.map((length) => length * width);
  return { kind: 'path', segments, stroke: { color: ink, width, dash, cap: 'round', join: 'round' }, ...named };
}

function pointShape([x, y]: PagePoint, { ink, paper, pixel, named }: Pen): PathShape {
  // A stroke lies half inside its circle; on screen it lies around it.
  const radius = (REFERENCE_LOOK.pointRadius + REFERENCE_LOOK.pointEdge / 2) * pixel;
  return {
    kind: 'path',
    segments: circlePath(x, y, radius),
    fill: paper,
    stroke: { color: ink, width: REFERENCE_LOOK.pointEdge * pixel },
    ...named,
  };
}
