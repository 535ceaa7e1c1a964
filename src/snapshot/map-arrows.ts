import type { ArrowProperties, MapFeatures } from '../core/geo/map-features';
import { ARROW_WIDTH, PHASE_DASHES } from '../style/layers/movements';
import { groupColor } from '../style/theme';
import { contains } from './boxes';
import { pageLines, type PagePoint } from './geo-path';
import type { MapProjection } from './map-projection';
import type { PageLook } from './page-look';
import type { PathShape, Shape } from './scene';

/** A reported movement on the page: its line in its lane, and whether its end is in the frame. */
export interface PageArrow {
  readonly properties: ArrowProperties;
  readonly points: readonly PagePoint[];
  readonly hasHead: boolean;
}

const LANE = 3.6;
const WIDTH = ARROW_WIDTH * 0.62;
const HEAD = 5.2;

/** The arrows that the frame shows. Great circles on the ground, whatever they are on the page. */
export function pageArrows(features: MapFeatures, map: MapProjection, look: PageLook): PageArrow[] {
  const ends = new Map(features.arrowheads.features.map((head) => [head.properties.id, head.geometry.coordinates]));
  const byId = new Map<string, PageArrow>();
  for (const { properties, geometry } of features.arrows.features) {
    const end = ends.get(properties.id);
    const target = end ? map.project([end[0] ?? 0, end[1] ?? 0]) : null;
    for (const { points } of pageLines(geometry, map.projection, 0.08)) {
      const last = points.at(-1);
      const isEnd = target !== null && contains(map.box, target) && last !== undefined && distance(last, target) < 1;
      // An end outside the frame is only where the frame cuts: the lanes go on beyond it.
      const [first] = points;
      const lane = shifted(points, properties.lane * LANE * look.unit, {
        start: first !== undefined && contains(map.box, first),
        end: last !== undefined && contains(map.box, last),
      });
      // A line that the antimeridian cuts is two pieces with one id.
      const id = byId.has(properties.id) ? `${properties.id}+` : properties.id;
      byId.set(id, { properties, points: isEnd ? shortened(lane, HEAD * look.unit * 0.6) : lane, hasHead: isEnd });
    }
  }
  return [...byId.values()].filter(
    ({ points }) => points.length > 1 && points.some((point) => contains(map.box, point)),
  );
}

export function arrowShapes(arrow: PageArrow, look: PageLook, isSelected: boolean): { casing: Shape; line: Shape[] } {
  const { map } = look.theme;
  const width = WIDTH * look.unit * (isSelected ? 1.6 : 1);
  const color = isSelected ? map.selection : groupColor(map, arrow.properties.slot);
  const dash = PHASE_DASHES[arrow.properties.phase];
  const segments = arrow.points.map(([x, y], at) => [at === 0 ? 'M' : 'L', x, y] as const);
  const line: Shape[] = [
    {
      kind: 'path',
      segments,
      name: arrow.properties.claim,
      stroke: { color, width, join: 'round', ...(dash !== null && { dash: dash.map((length) => length * width) }) },
    },
  ];
  if (arrow.hasHead) line.push(headShape(arrow.points, color, HEAD * look.unit));
  return {
    casing: {
      kind: 'path',
      segments,
      stroke: { color: map.labelHalo, width: width + 1.6 * look.unit, opacity: 0.75, cap: 'round', join: 'round' },
    },
    line,
  };
}

/** A head whose tip lies a little beyond the end of the line. */
export function headShape(points: readonly PagePoint[], color: string, size: number): PathShape {
  const end = points.at(-1) ?? [0, 0];
  const before = points.findLast((point) => distance(point, end) > size * 0.4) ?? points[0] ?? end;
  const length = distance(before, end) || 1;
  const [dx, dy] = [(end[0] - before[0]) / length, (end[1] - before[1]) / length];
  const corner = (along: number, across: number): readonly [number, number] => [
    end[0] + dx * along - dy * across,
    end[1] + dy * along + dx * across,
  ];
  const [tip, left, notch, right] = [
    corner(size * 0.6, 0),
    corner(-size * 0.55, size * 0.42),
    corner(-size * 0.25, 0),
    corner(-size * 0.55, -size * 0.42),
  ];
  return {
    kind: 'path',
    segments: [['M', ...tip], ['L', ...left], ['L', ...notch], ['L', ...right], ['Z']],
    fill: color,
  };
}

/** The point so far along a line, as a share of its length. */
export function pointAlong(points: readonly PagePoint[], share: number): PagePoint {
  const lengths = points.map((point, at) => distance(points[at - 1] ?? point, point));
  let left = lengths.reduce((sum, length) => sum + length, 0) * share;
  for (const [at, point] of points.entries()) {
    const length = lengths[at] ?? 0;
    if (at > 0 && left <= length) {
      const before = points[at - 1] ?? point;
      const along = length === 0 ? 0 : left / length;
      return [before[0] + (point[0] - before[0]) * along, before[1] + (point[1] - before[1]) * along];
    }
    left -= length;
  }
  return points.at(-1) ?? [0, 0];
}

export function lineLength(points: readonly PagePoint[]): number {
  return points.reduce((sum, point, at) => sum + distance(points[at - 1] ?? point, point), 0);
}

/** The line moved sideways, to the right of its direction; its ends come back to where they were, so that lanes fan out and in. */
function shifted(
  points: readonly PagePoint[],
  by: number,
  fans: { readonly start: boolean; readonly end: boolean },
): readonly PagePoint[] {
  if (by === 0) return points;
  const total = lineLength(points);
  const fan = Math.min(total / 3, Math.abs(by) * 4);
  const dense = densified(points, Math.max(4, fan / 4));
  let along = 0;
  return dense.map((point, at) => {
    const [before, after] = [dense[at - 1] ?? point, dense[at + 1] ?? point];
    along += distance(before, point);
    const length = distance(before, after) || 1;
    const share = Math.min(1, fans.start ? along / fan : 1, fans.end ? (total - along) / fan : 1);
    const off = by * Math.sin((Math.max(0, share) * Math.PI) / 2);
    return [point[0] - ((after[1] - before[1]) / length) * off, point[1] + ((after[0] - before[0]) / length) * off];
  });
}

function densified(points: readonly PagePoint[], step: number): PagePoint[] {
  return points.flatMap((point, at): PagePoint[] => {
    const before = points[at - 1];
    if (before === undefined) return [point];
    const count = Math.max(1, Math.ceil(distance(before, point) / step));
    return Array.from({ length: count }, (_, piece) => {
      const along = (piece + 1) / count;
      return [before[0] + (point[0] - before[0]) * along, before[1] + (point[1] - before[1]) * along];
    });
  });
}

function shortened(points: readonly PagePoint[], by: number): readonly PagePoint[] {
  const total = lineLength(points);
  if (total < by * 2) return points;
  const end = pointAlong(points, 1 - by / total);
  const kept: PagePoint[] = [];
  let along = 0;
  for (const [at, point] of points.entries()) {
    along += distance(points[at - 1] ?? point, point);
    if (along >= total - by) break;
    kept.push(point);
  }
  return [...kept, end];
}

function distance([x0, y0]: PagePoint, [x1, y1]: PagePoint): number {
  return Math.hypot(x1 - x0, y1 - y0);
}
