import type { GeoJSON } from 'geojson';
import type { Theme } from './theme';

export const SOURCES = [
  'countries',
  'coast',
  'country-borders',
  'region-borders',
  'lakes',
  'rivers',
  'labels',
  /** Layers of the reader's own. */
  'references',
  'stage',
  'claim-areas',
  'radii',
  'movements',
  'movement-heads',
  'places',
  /** What a tool draws: a measured line or area, the crosshair of a place gone to. */
  'tools',
] as const;
export type SourceId = (typeof SOURCES)[number];

export interface StyleOptions {
  readonly theme: Theme;
  /** BCP 47; names missing in it are shown in English. */
  readonly language: string;
  /** Switches of the layer panel that are off, see `LAYER_ORDER`. */
  readonly hidden: readonly string[];
  readonly data: Readonly<Partial<Record<SourceId, GeoJSON>>>;
}
