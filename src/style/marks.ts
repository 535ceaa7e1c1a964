import type { Modality } from '../core/model/claim';

/** A stroke or a fill in a box from -1 to 1, y downwards. All are drawn in the mark's one colour. */
export type Shape =
  | { readonly kind: 'disc'; readonly radius: number }
  | { readonly kind: 'ring'; readonly radius: number; readonly width: number; readonly isDashed: boolean }
  /** The left half of a disc. */
  | { readonly kind: 'half'; readonly radius: number }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly width: number;
    };

const RADIUS = 0.78;
const ring = (isDashed = false, width = 0.34): Shape => ({ kind: 'ring', radius: RADIUS, width, isDashed });
const dot: Shape = { kind: 'disc', radius: 0.3 };

/** Eight dashes on the ring, as long as the gaps between them; radians, the first centred on top. */
export const DASHES = 8;

/**
 * The mark of a claim by how sure the speaker was, to be told apart without colour: filled is sure, open is said,
 * a dot is a judgement, half is signs, dashes are still to come, a stroke through it is a no, a bar is silence.
 */
export const MARKS: Readonly<Record<Modality, readonly Shape[]>> = {
  confirmed: [{ kind: 'disc', radius: 0.95 }],
  asserted: [ring()],
  assessed: [ring(false, 0.26), dot],
  indicated: [ring(false, 0.22), { kind: 'half', radius: RADIUS }],
  expected: [ring(true)],
  feared: [ring(true, 0.26), dot],
  denied: [ring(false, 0.26), { kind: 'line', x1: -0.62, y1: 0.62, x2: 0.62, y2: -0.62, width: 0.3 }],
  declined: [ring(false, 0.26), { kind: 'line', x1: -0.42, y1: 0, x2: 0.42, y2: 0, width: 0.3 }],
};
