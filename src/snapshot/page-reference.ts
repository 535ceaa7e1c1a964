import type { FeatureCollection, Geometry } from 'geojson';
import type { ReferenceStyle } from '../core/view/reference-style';

/** A layer of the reader's own as a page needs it. */
export interface PageReference {
  readonly name: string;
  /** Whom to name for it. */
  readonly attribution: string;
  /** Of the file that it comes from, SHA-256, hexadecimal. */
  readonly sha256: string;
  /** Of an archive of tiles: which of its zooms is drawn, its deepest, and which of its layers are left out. */
  readonly tiles: { readonly zoom: number; readonly maxZoom: number; readonly without: readonly string[] } | null;
  readonly style: ReferenceStyle;
  /** WGS 84, checked. */
  readonly features: FeatureCollection<Geometry, unknown>;
}
