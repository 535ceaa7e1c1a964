import { clipPath } from '../clip-path';
import { hatchInside, pathBounds } from '../hatch-lines';
import type { Box, PathSegment, PathShape, Stroke } from '../scene';
import { escapeXml } from '../xml';
import { emu, solidFill, transform } from './emu';
import type { SlideContext } from './slide-context';

/**
 * A path as native freeforms: one, or where the group's frame cuts it, its area and its outline. A hatch is lines of its own:
 * slides' patterns cannot be seen through, and are as coarse as the screen.
 */
export function pathShape(shape: PathShape, clip: Box | undefined, context: SlideContext): { xml: string; box: Box }[] {
  const { segments, fill, stroke, name = '' } = shape;
  const clipped = clip ? clipPath(segments, clip) : 'whole';
  if (clipped === 'none') return [];
  if (clipped === 'whole' && typeof fill !== 'object') {
    const look = { ...(fill === undefined ? {} : { fill }), ...(stroke ? { stroke } : {}), name };
    return freeform({ ...look, fillOpacity: shape.fillOpacity ?? 1 }, segments, context);
  }
  const { area, outline } = clipped === 'whole' ? { area: segments, outline: segments } : clipped;
  return [...areaShapes(shape, area, context), ...(stroke ? freeform({ stroke, name }, outline, context) : [])];
}

function areaShapes(
  { fill, fillOpacity = 1, name = '' }: PathShape,
  area: readonly PathSegment[],
  context: SlideContext,
): { xml: string; box: Box }[] {
  if (typeof fill !== 'object') return fill === undefined ? [] : freeform({ fill, fillOpacity, name }, area, context);
  const { background, color, width } = fill;
  const stroke = { color, width, opacity: fillOpacity };
  return [
    ...(background === undefined ? [] : freeform({ fill: background, fillOpacity, name }, area, context)),
    ...freeform({ stroke, name }, hatchInside(fill, area), context),
  ];
}

interface Look {
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: Stroke;
  readonly name?: string;
}

function freeform(look: Look, segments: readonly PathSegment[], context: SlideContext): { xml: string; box: Box }[] {
  const box = pathBounds(segments);
  if (!box || (look.fill === undefined && !look.stroke)) return [];
  const id = context.nextId();
  const name = escapeXml(look.name ?? '') || `Shape ${id}`;
  // A path without an extent is scaled by nothing.
  const [width, height] = [Math.max(1, emu(box.width)), Math.max(1, emu(box.height))];
  const noFill = look.fill === undefined ? ' fill="none"' : '';
  const xml =
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${transform(box)}` +
    `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>` +
    `<a:path w="${width}" h="${height}"${noFill}>${segments.map((segment) => command(segment, box)).join('')}</a:path>` +
    `</a:pathLst></a:custGeom>${fillOf(look)}${lineOf(look.stroke)}</p:spPr></p:sp>`;
  return [{ xml, box }];
}

function command([kind, ...coordinates]: PathSegment, box: Box): string {
  if (kind === 'Z') return '<a:close/>';
  const points: string[] = [];
  for (let at = 0; at + 1 < coordinates.length; at += 2) {
    points.push(`<a:pt x="${emu((coordinates[at] ?? 0) - box.x)}" y="${emu((coordinates[at + 1] ?? 0) - box.y)}"/>`);
  }
  const tag = { M: 'moveTo', L: 'lnTo', C: 'cubicBezTo' }[kind];
  return `<a:${tag}>${points.join('')}</a:${tag}>`;
}

function fillOf({ fill, fillOpacity = 1 }: Look): string {
  if (fill === undefined) return '<a:noFill/>';
  return solidFill(fill, fillOpacity);
}

function lineOf(stroke: Stroke | undefined): string {
  if (!stroke || stroke.width <= 0) return '<a:ln><a:noFill/></a:ln>';
  const { color, width, opacity = 1, dash, cap = 'butt', join = 'miter' } = stroke;
  const corner = join === 'round' ? '<a:round/>' : '<a:miter lim="400000"/>';
  return `<a:ln w="${emu(width)}" cap="${cap === 'round' ? 'rnd' : 'flat'}">${solidFill(color, opacity)}${dashOf(dash, width)}${corner}</a:ln>`;
}

/** Dashes are in thousandths of a per cent of the line's width. */
function dashOf(dash: readonly number[] | undefined, width: number): string {
  if (!dash?.some((length) => length > 0)) return '<a:prstDash val="solid"/>';
  const even = dash.length % 2 === 0 ? dash : [...dash, ...dash];
  const share = (length: number | undefined): number => Math.max(1, Math.round(((length ?? 0) / width) * 100_000));
  const pairs: string[] = [];
  for (let at = 0; at < even.length; at += 2) pairs.push(`<a:ds d="${share(even[at])}" sp="${share(even[at + 1])}"/>`);
  return `<a:custDash>${pairs.join('')}</a:custDash>`;
}
