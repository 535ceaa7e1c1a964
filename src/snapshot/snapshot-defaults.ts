import geo from '../../geo/sources.json';
import type { Case } from '../core/model/case';
import { edtfSpan } from '../core/model/edtf';

/** Everyone whose data the map is drawn from, one name each. */
export const DATA_ATTRIBUTION: readonly string[] = [...new Set(geo.sources.map(({ attribution }) => attribution))];

/** The day that a snapshot speaks for when nobody says: that of the newest source. Never today: the same case gives the same page. */
export function defaultAsOf({ sources }: Case): string {
  const newest = Math.max(...sources.map(({ published }) => edtfSpan(published).max ?? -Infinity));
  return new Date(Number.isFinite(newest) ? newest : 0).toISOString().slice(0, 10);
}

/** The file of a page: `map.svg`, `map-2.svg`, …; one file for all pages has no number. */
export function pageFileName(name: string, page: number): string {
  return page === 0 ? name : name.replace(/(\.[^./\\]*)?$/, `-${page + 1}$1`);
}
