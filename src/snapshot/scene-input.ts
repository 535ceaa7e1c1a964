import type { Topology } from 'topojson-specification';
import type { Boundaries } from '../core/geo/boundaries';
import type { Bounds } from '../core/geo/bounds';
import type { Translator } from '../core/messages/translator';
import type { FontMetrics } from './fonts/metrics';
import type { PageReference } from './page-reference';
import type { PageOptions } from './page-sizes';

export const SNAPSHOT_THEMES = ['light', 'dark', 'print', 'greyscale'] as const;
export type SnapshotTheme = (typeof SNAPSHOT_THEMES)[number];

/** `auto` chooses by the extent. */
export const PROJECTIONS = ['auto', 'mercator', 'equal-area', 'orthographic', 'conic', 'world'] as const;
export type ProjectionChoice = (typeof PROJECTIONS)[number];

/** What the map shows of the world. */
export type Frame =
  /** As on a screen of so many CSS pixels with MapLibre's zoom. */
  | {
      readonly kind: 'camera';
      readonly lng: number;
      readonly lat: number;
      readonly zoom: number;
      readonly viewport: { readonly width: number; readonly height: number };
    }
  /** WGS 84 degrees; `west` greater than `east` crosses the antimeridian. */
  | { readonly kind: 'bounds'; readonly bounds: Bounds }
  /** All claims or rows that are shown; the subject's opening view when none of them can be drawn. */
  | { readonly kind: 'claims' };

/** A label of the base map, as in `geo/layers/labels.json`. */
export interface LabelRow {
  readonly kind: 'country' | 'region' | 'city' | 'town' | 'water';
  readonly lng: number;
  readonly lat: number;
  readonly names: Readonly<Record<string, string>>;
  readonly minZoom: number;
  readonly maxZoom?: number;
  readonly country?: string;
}

/** Parts of the page that may be left out. Claims, footnotes, attribution, date and scale may not. */
export interface SceneOptions {
  readonly legend: boolean;
  readonly locator: boolean;
  readonly north: boolean;
  readonly permalink: boolean;
  /** The permalink as a QR code. */
  readonly qr: boolean;
  readonly projection: ProjectionChoice;
}

export const SCENE_OPTIONS: SceneOptions = {
  legend: true,
  locator: true,
  north: true,
  permalink: true,
  qr: false,
  projection: 'auto',
};

/** What a page is made from but for what it is about, see `PageInput`. The same input gives the same scene, in the browser and in Node. */
export interface SceneInput {
  readonly boundaries: Boundaries;
  readonly water: Topology | null;
  readonly labels: readonly LabelRow[];
  readonly frame: Frame;
  /** Switches of the layer panel that are off, see `style/order.ts`. */
  readonly hiddenLayers: readonly string[];
  readonly page: PageOptions;
  readonly theme: SnapshotTheme;
  readonly translator: Translator;
  /** `null`: suggested from what the page is about and the filters. An empty subtitle is none. */
  readonly title: string | null;
  readonly subtitle: string | null;
  /** `YYYY-MM-DD`: the day that the snapshot speaks for. */
  readonly asOf: string;
  /** Address that opens the view; empty when there is none. */
  readonly permalink: string;
  /** SHA-256 of the case's data, hexadecimal. */
  readonly hash: string;
  /** Whose data the map shows, one name each. */
  readonly attribution: readonly string[];
  readonly fonts: FontMetrics;
  /** The reader's own basemap as it lies in the map's frame, a PNG; only browsers have one. */
  readonly basemap?: Uint8Array | null;
  /** The reader's own layers under the claims, the lowest first. */
  readonly references?: readonly PageReference[];
  readonly options: SceneOptions;
}
