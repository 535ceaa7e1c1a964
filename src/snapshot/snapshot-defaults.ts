import geo from '../../geo/sources.json';
import type { Case } from '../core/model/case';
import { edtfSpan } from '../core/model/edtf';
import type { LayerSwitch } from '../style/order';

/** Everyone whose data Dateline comes with, one name each. */
export const DATA_ATTRIBUTION: readonly string[] = [...new Set(geo.sources.map(({ attribution }) => attribution))];

/** Everyone whose data is drawn when some layers are switched off: those of whose data the layers' files are made, see `geo/sources.json`. */
export function drawnAttribution(hiddenLayers: readonly string[]): readonly string[] {
  const files = LAYER_FILES.filter(({ layer }) => layer === null || !hiddenLayers.includes(layer)).map(
    ({ file }) => file,
  );
  const drawn = geo.sources.filter(({ outputs }) => outputs.some((output) => files.includes(output)));
  return [...new Set(drawn.map(({ attribution }) => attribution))];
}

/** What a page is drawn from, and the switch that takes it away. */
const LAYER_FILES: readonly { readonly file: string; readonly layer: LayerSwitch | null }[] = [
  { file: 'layers/boundaries.topojson', layer: null },
  { file: 'layers/water.topojson', layer: 'water' },
  { file: 'layers/labels.json', layer: 'labels' },
];

/** The day that a snapshot speaks for when nobody says: that of the newest source. Never today: the same case gives the same page. */
export function defaultAsOf({ sources }: Case): string {
  const newest = Math.max(...sources.map(({ published }) => edtfSpan(published).max ?? -Infinity));
  return new Date(Number.isFinite(newest) ? newest : 0).toISOString().slice(0, 10);
}

/** The file of a page: `map.svg`, `map-2.svg`, …; one file for all pages has no number. */
export function pageFileName(name: string, page: number): string {
  return page === 0 ? name : name.replace(/(\.[^./\\]*)?$/, `-${page + 1}$1`);
}
