import { LANE_PIXELS } from '../style/layers/movements';

/** Between the arrowhead's tip and the edge of what it points at, and half the head's own length; CSS pixels. */
const GAP = 8;

/**
 * How far an arrowhead is set back along its arrow, so that it ends where the tag or mark at its place begins: offset to the
 * right and backwards, in CSS pixels of a head that is not scaled.
 *
 * @param bearing  of the arrow where it arrives, degrees clockwise from north
 * @param target  what is seen at its place, CSS pixels
 * @param scale  the share of its size in which the head is drawn; its offset is drawn in the same
 */
export function headOffset(
  bearing: number,
  lane: number,
  target: { readonly width: number; readonly height: number } | null,
  scale = 1,
): [right: number, back: number] {
  if (target === null) return [lane * LANE_PIXELS, GAP];
  const turn = (bearing * Math.PI) / 180;
  const toSide = target.width / 2 / Math.max(1e-6, Math.abs(Math.sin(turn)));
  const toTop = target.height / 2 / Math.max(1e-6, Math.abs(Math.cos(turn)));
  return [lane * LANE_PIXELS, Math.min(toSide, toTop) / scale + GAP];
}
