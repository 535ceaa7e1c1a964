import type { Query } from '../query/query';

export const THEMES = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof THEMES)[number];
export const LANGUAGES = ['en', 'id', 'uk', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];
export const GROUPINGS = ['day', 'speaker', 'place', 'source'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the evidence panel shows. Ids are those of the case. */
export type Panel =
  | { readonly kind: 'overview' }
  | { readonly kind: 'claim'; readonly claim: string }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'occasion'; readonly occasion: string }
  | { readonly kind: 'compare'; readonly claims: readonly string[] }
  /** The workbench, with a source's text on it, or where to bring one. */
  | { readonly kind: 'desk'; readonly source: string | null }
  | { readonly kind: 'help' };

/** Camera, WGS 84 degrees. */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** Everything that the URL carries: the whole view. */
export interface ViewState {
  readonly caseId: string;
  readonly camera: Camera | null;
  readonly query: Query;
  readonly panel: Panel;
  /** The claim that is selected on the map and in the list, if any. */
  readonly selected: string | null;
  readonly bottom: 'timeline' | 'numbers';
  readonly subject: string | null;
  readonly grouping: Grouping;
  /** Ids of layers that the reader switched off. */
  readonly hiddenLayers: readonly string[];
  readonly language: Language;
  /** `null` follows the system's preference. */
  readonly theme: ThemeName | null;
}
