import type { Modality } from '../core/model/claim';
import { DASHES, MARKS } from '../style/marks';
import { circlePath } from './boxes';
import type { PathSegment, PathShape } from './scene';

/** A claim's mark centred on (x, y), `size` points wide: the very shapes that the screen draws. */
export function markShapes(modality: Modality, color: string, x: number, y: number, size: number): PathShape[] {
  const scale = size / 2;
  return MARKS[modality].map((shape): PathShape => {
    switch (shape.kind) {
      case 'disc':
        return { kind: 'path', segments: circlePath(x, y, shape.radius * scale), fill: color };
      case 'half':
        return { kind: 'path', segments: leftHalf(x, y, shape.radius * scale), fill: color };
      case 'ring': {
        const step = (Math.PI * shape.radius * scale) / DASHES;
        return {
          kind: 'path',
          segments: circlePath(x, y, shape.radius * scale),
          stroke: { color, width: shape.width * scale, ...(shape.isDashed && { dash: [step, step] }) },
        };
      }
      case 'line':
        return {
          kind: 'path',
          segments: [
            ['M', x + shape.x1 * scale, y + shape.y1 * scale],
            ['L', x + shape.x2 * scale, y + shape.y2 * scale],
          ],
          stroke: { color, width: shape.width * scale, cap: 'round' },
        };
    }
  });
}

function leftHalf(x: number, y: number, radius: number): PathSegment[] {
  const whole = circlePath(x, y, radius);
  const [, , second, third] = whole;
  return second && third ? [['M', x, y + radius], second, third, ['Z']] : whole;
}
