import type { PathSegment } from '../scene';
import type { Font } from './open-font';

const ON_CURVE = 0x1;
const X_IS_BYTE = 0x2;
const Y_IS_BYTE = 0x4;
const REPEATS = 0x8;
/** With a byte: the offset is positive. Without: it is nothing. */
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;
const ARGUMENTS_ARE_WORDS = 0x1;
const ARGUMENTS_ARE_OFFSETS = 0x2;
const HAS_SCALE = 0x8;
const MORE_COMPONENTS = 0x20;
const HAS_TWO_SCALES = 0x40;
const HAS_MATRIX = 0x80;
/** A glyph of parts of parts; fonts stay far below. */
const MAX_DEPTH = 6;

interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/** A glyph's contours in font units, y upwards, its quadratic curves as cubic ones. */
export function glyphOutline(font: Font, glyph: number): PathSegment[] {
  return contoursOf(font, glyph, 0).flatMap(toSegments);
}

function contoursOf(font: Font, glyph: number, depth: number): OutlinePoint[][] {
  const data = font.outlineOf(glyph);
  if (data.length === 0 || depth > MAX_DEPTH) return [];
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const count = view.getInt16(0);
  return count >= 0 ? simpleContours(view, count) : compositeContours(font, view, depth);
}

function simpleContours(view: DataView, count: number): OutlinePoint[][] {
  const ends = Array.from({ length: count }, (_, index) => view.getUint16(10 + index * 2));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = 10 + count * 2;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = view.getUint8(at++);
    const times = flag & REPEATS ? view.getUint8(at++) : 0;
    for (let time = 0; time <= times; time++) flags.push(flag);
  }
  const readAxis = (isByte: number, sameOrPositive: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & isByte) value += (flag & sameOrPositive ? 1 : -1) * view.getUint8(at++);
      else if (!(flag & sameOrPositive)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = readAxis(X_IS_BYTE, X_SAME_OR_POSITIVE);
  const ys = readAxis(Y_IS_BYTE, Y_SAME_OR_POSITIVE);
  const points = flags.map((flag, index) => ({
    x: xs[index] ?? 0,
    y: ys[index] ?? 0,
    isOnCurve: (flag & ON_CURVE) !== 0,
  }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
}

function compositeContours(font: Font, view: DataView, depth: number): OutlinePoint[][] {
  const contours: OutlinePoint[][] = [];
  let at = 10;
  let flags = MORE_COMPONENTS;
  while (flags & MORE_COMPONENTS) {
    flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    at += 4;
    const areWords = (flags & ARGUMENTS_ARE_WORDS) !== 0;
    const [dx, dy] = areWords ? [view.getInt16(at), view.getInt16(at + 2)] : [view.getInt8(at), view.getInt8(at + 1)];
    at += areWords ? 4 : 2;
    const fraction = (): number => {
      at += 2;
      return view.getInt16(at - 2) / 0x4000;
    };
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & HAS_SCALE) a = d = fraction();
    else if (flags & HAS_TWO_SCALES) [a, d] = [fraction(), fraction()];
    else if (flags & HAS_MATRIX) [a, b, c, d] = [fraction(), fraction(), fraction(), fraction()];
    const [offsetX, offsetY] = flags & ARGUMENTS_ARE_OFFSETS ? [dx, dy] : [0, 0];
    for (const contour of contoursOf(font, part, depth + 1)) {
      contours.push(
        contour.map(({ x, y, isOnCurve }) => ({ x: a * x + c * y + offsetX, y: b * x + d * y + offsetY, isOnCurve })),
      );
    }
  }
  return contours;
}

/** Between two points off the curve lies one on it that is not written. */
function toSegments(contour: readonly OutlinePoint[]): PathSegment[] {
  const [first] = contour;
  const last = contour.at(-1);
  if (!first || !last) return [];
  const start = first.isOnCurve ? first : last.isOnCurve ? last : middle(first, last);
  const segments: PathSegment[] = [['M', start.x, start.y]];
  let current: { x: number; y: number } = start;
  let control: OutlinePoint | null = null;
  const curveTo = ({ x: cx, y: cy }: OutlinePoint, { x, y }: { x: number; y: number }): void => {
    const third = (from: number, to: number): number => from + ((to - from) * 2) / 3;
    segments.push(['C', third(current.x, cx), third(current.y, cy), third(x, cx), third(y, cy), x, y]);
    current = { x, y };
  };
  for (const point of [...contour.slice(first.isOnCurve ? 1 : 0), start]) {
    const isOnCurve = point === start || ('isOnCurve' in point && point.isOnCurve);
    if (control && isOnCurve) curveTo(control, point);
    else if (control && 'isOnCurve' in point) curveTo(control, middle(control, point));
    else if (isOnCurve) {
      segments.push(['L', point.x, point.y]);
      current = point;
    }
    control = isOnCurve || !('isOnCurve' in point) ? null : point;
  }
  return [...segments, ['Z']];
}

function middle(a: { x: number; y: number }, b: { x: number; y: number }): { x: number; y: number } {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
