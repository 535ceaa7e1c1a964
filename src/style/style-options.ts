import type { GeoJSON } from 'geojson';
import type { Theme } from './theme';

/**
 * Few sources, since each one costs a pass over the whole map whenever it is drawn; within one, a feature's `kind` says which
 * layers draw it. What never changes, what a filter changes and what it only hides are kept apart.
 */
export const SOURCES = [
  /** Land, water, borders and the stage of the case. */
  'base',
  'labels',
  /** Layers of the reader's own. */
  'references',
  /** Areas smaller than a country that claims name. A filter hides what is in this source and the next but one by its state: to make tiles anew takes long. */
  'areas',
  /** Countries that claims name, only while they are pointed at or selected: to draw half the world unseen costs as much as to see it. */
  'countries-set-off',
  /** What claims put on the map at points and along lines. */
  'marks',
  /** The room that places take, kept free of base names. */
  'clearances',
  /** What a tool draws: a measured line or area, the crosshair of a place gone to. */
  'tools',
] as const;
export type SourceId = (typeof SOURCES)[number];
export type BaseKind = 'country' | 'stage' | 'coast' | 'country-border' | 'region-border' | 'lake' | 'river';
export type MarkKind = 'radius' | 'movement' | 'movement-head' | 'place';

export interface StyleOptions {
  readonly theme: Theme;
  /** BCP 47; names missing in it are shown in English. */
  readonly language: string;
  /** Switches of the layer panel that are off, see `LAYER_ORDER`. */
  readonly hidden: readonly string[];
  readonly data: Readonly<Partial<Record<SourceId, GeoJSON>>>;
  /** A basemap of the reader's own lies between land and stage: the stage lets it through, and it has waters of its own. */
  readonly hasBasemap?: boolean;
}

/** How much of the stage's colour is left over a basemap. */
export const STAGE_OVER_BASEMAP = 0.3;
