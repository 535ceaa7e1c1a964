import { REFERENCE_LOOK } from '../style/layers/references';
import { boxPath, circlePath } from './boxes';
import { pathOf, type PagePoint } from './geo-path';
import { PIXEL } from './map-base';
import { legendBlock, type LegendBlock, type LegendRow } from './page-legend';
import type { PageLook } from './page-look';
import type { ReferenceContent, ReferenceOnMap } from './reference-content';
import type { PathSegment, PathShape, Shape } from './scene';

/** The reader's own layers as shapes: what lies beneath the borders, and what lies over them. */
export function referenceShapes({ onMap }: ReferenceContent, look: PageLook): { under: Shape[]; over: Shape[] } {
  return {
    under: onMap.flatMap(({ areas, layer: { name } }) => areas.map((lines) => areaShape(pathOf(lines), look, name))),
    over: [
      ...onMap.flatMap(({ lines, layer: { name } }) =>
        lines.length === 0 ? [] : [lineShape(pathOf(lines), look, name)],
      ),
      ...onMap.flatMap(({ points, layer: { name } }) => points.map((point) => pointShape(point, look, name))),
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

function sign({ areas, lines, points }: ReferenceOnMap, x: number, y: number, look: PageLook): Shape[] {
  const { unit } = look;
  const box = boxPath({ x, y: y - 3.2 * unit, width: 11 * unit, height: 6.4 * unit });
  const line: PathSegment[] = [
    ['M', x, y],
    ['L', x + 11 * unit, y],
  ];
  return [
    ...(areas.length > 0 ? [areaShape(box, look), lineShape(box, look)] : []),
    ...(areas.length === 0 && lines.length > 0 ? [lineShape(line, look)] : []),
    ...(points.length > 0 ? [pointShape([x + 5.5 * unit, y], look)] : []),
  ];
}

function areaShape(segments: readonly PathSegment[], { theme }: PageLook, name?: string): PathShape {
  const fill = theme.map.regionLabel;
  return { kind: 'path', segments, fill, fillOpacity: REFERENCE_LOOK.fillOpacity, ...named(name) };
}

function lineShape(segments: readonly PathSegment[], { theme, unit }: PageLook, name?: string): PathShape {
  const width = REFERENCE_LOOK.lineWidth * PIXEL * unit;
  const dash = REFERENCE_LOOK.dash.map((length) => length * width);
  const stroke = { color: theme.map.regionLabel, width, dash, cap: 'round', join: 'round' } as const;
  return { kind: 'path', segments, stroke, ...named(name) };
}

function pointShape([x, y]: PagePoint, { theme, unit }: PageLook, name?: string): PathShape {
  const pixel = PIXEL * unit;
  // A stroke lies half inside its circle; on screen it lies around it.
  const radius = (REFERENCE_LOOK.pointRadius + REFERENCE_LOOK.pointEdge / 2) * pixel;
  return {
    kind: 'path',
    segments: circlePath(x, y, radius),
    fill: theme.map.tagPaper,
    stroke: { color: theme.map.regionLabel, width: REFERENCE_LOOK.pointEdge * pixel },
    ...named(name),
  };
}

function named(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name };
}
