import type { Precision } from '../model/place';

/**
 * Whether an area is drawn only while it is set off, by a selected claim or the pointer. A whole country hatched would drown the map and
 * all that lies in it; its tag, which names it, is enough until it is asked for. On screen and on pages alike.
 */
export function isDrawnOnlyWhenSetOff(precision: Precision): boolean {
  return precision === 'country';
}
