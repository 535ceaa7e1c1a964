import type { Modality } from '../core/model/claim';
import { DASHES, MARKS } from '../style/marks';

/** Paints a claim's mark centred on (x, y), `size` pixels wide. */
export function paintMark(
  context: CanvasRenderingContext2D,
  modality: Modality,
  color: string,
  x: number,
  y: number,
  size: number,
): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 2, size / 2);
  context.fillStyle = color;
  context.strokeStyle = color;
  for (const shape of MARKS[modality]) {
    context.beginPath();
    context.setLineDash([]);
    context.lineCap = 'butt';
    switch (shape.kind) {
      case 'disc':
        context.arc(0, 0, shape.radius, 0, Math.PI * 2);
        context.fill();
        break;
      case 'half':
        context.arc(0, 0, shape.radius, Math.PI / 2, (Math.PI * 3) / 2);
        context.fill();
        break;
      case 'ring': {
        const step = (Math.PI * shape.radius) / DASHES;
        if (shape.isDashed) context.setLineDash([step, step]);
        context.lineWidth = shape.width;
        context.arc(0, 0, shape.radius, 0, Math.PI * 2);
        context.stroke();
        break;
      }
      case 'line':
        context.lineCap = 'round';
        context.lineWidth = shape.width;
        context.moveTo(shape.x1, shape.y1);
        context.lineTo(shape.x2, shape.y2);
        context.stroke();
    }
  }
  context.restore();
}
