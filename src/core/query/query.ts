import type { Claim } from '../model/claim';

/** The three clocks of a claim: when it happened, when it was said, when it was published. */
export const CLOCKS = ['event', 'said', 'published'] as const;
export type Clock = (typeof CLOCKS)[number];

export const FACETS = [
  'group',
  'speaker',
  'kind',
  'modality',
  'place',
  'source',
  'language',
  'attribution',
  'status',
] as const;
export type FacetId = (typeof FACETS)[number];

/** Calendar days, `YYYY-MM-DD`, UTC, both inclusive; `null` is open. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** What the reader asked for. Values of one facet are alternatives, facets add up. */
export interface Query {
  readonly text: string;
  readonly facets: Readonly<Partial<Record<FacetId, readonly string[]>>>;
  readonly clock: Clock;
  readonly range: DayRange;
}

export const EMPTY_QUERY: Query = { text: '', facets: {}, clock: 'said', range: { from: null, to: null } };

export interface FacetValue {
  readonly id: string;
  /** Claims that would be visible with this value, as if the facet's own filter were off. */
  readonly count: number;
  readonly selected: boolean;
}

/** One day of the timeline on the chosen clock. */
export interface HistogramBin {
  /** First millisecond of the day, UTC. */
  readonly startsAt: number;
  /** Claims on that day, by every filter but the range. */
  readonly total: number;
  /** Of those, how many by speaker group id. */
  readonly byGroup: Readonly<Record<string, number>>;
}

/** What every view reads: one pass over the claims for one query. No view looks at the rows behind it. */
export interface QueryResult {
  readonly query: Query;
  /** Visible claims, earliest first on the chosen clock, undated ones last. */
  readonly claims: readonly Claim[];
  readonly total: number;
  readonly facets: Readonly<Record<FacetId, readonly FacetValue[]>>;
  readonly histogram: readonly HistogramBin[];
  /** Claims without a date on the chosen clock, by every filter but the range: a range leaves them out. */
  readonly undated: number;
  /** The words that matched, lower-cased, for highlighting. */
  readonly terms: readonly string[];
}
