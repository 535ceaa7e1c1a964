import { CLOCKS, FACETS, type Clock, type FacetId } from '../query/query';
import { NO_DATE_MAX, NO_DATE_MIN, OPEN_MAX, OPEN_MIN } from './table';

const MINUTE_MS = 60_000;
/** No value of a facet. */
export const NO_CODE = -1;

/** A span in milliseconds since 1970 UTC; `null` at an open end. */
export interface RowSpan {
  readonly min: number | null;
  readonly max: number | null;
}

/** A row on its way into a table. One is filled again and again: a million rows make no objects. */
export class RowDraft {
  /** Degrees; NaN when the row has no point of its own: it names a region, or nothing. */
  lng = NaN;
  lat = NaN;
  /** The codes that the builder gave, by the order of `FACETS`; `NO_CODE`. */
  readonly codes = new Int32Array(FACETS.length);
  /** Minutes as in `TimeColumn`, by the order of `CLOCKS`. */
  readonly from = new Int32Array(CLOCKS.length);
  readonly to = new Int32Array(CLOCKS.length);
  /** NaN: no number. */
  least = NaN;
  most = NaN;

  constructor() {
    this.clear();
  }

  /** Nothing is said. */
  clear(): void {
    this.lng = this.lat = this.least = this.most = NaN;
    this.codes.fill(NO_CODE);
    this.from.fill(NO_DATE_MIN);
    this.to.fill(NO_DATE_MAX);
  }

  setCode(facet: FacetId, code: number): void {
    this.codes[FACETS.indexOf(facet)] = code;
  }

  /** A span open at both ends is no date. */
  setSpan(clock: Clock, span: RowSpan | null): void {
    this.setSpanAt(CLOCKS.indexOf(clock), span);
  }
  setSpanAt(clock: number, span: RowSpan | null): void {
    const isSaid = span !== null && (span.min !== null || span.max !== null);
    this.from[clock] = isSaid ? minuteOf(span.min, OPEN_MIN) : NO_DATE_MIN;
    this.to[clock] = isSaid ? minuteOf(span.max, OPEN_MAX) : NO_DATE_MAX;
  }
}

/** Within what 32 bits hold beside the two open ends: some 4000 years to either side. */
function minuteOf(moment: number | null, open: number): number {
  if (moment === null) return open;
  return Math.max(OPEN_MIN + 1, Math.min(OPEN_MAX - 1, Math.floor(moment / MINUTE_MS)));
}
