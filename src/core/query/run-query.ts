import type { Claim } from '../model/claim';
import type { TimeSpan } from '../model/edtf';
import { groupOf, type CaseIndex } from './case-index';
import { DAY_MS, spanOf } from './claim-time';
import { FACET_VALUES, NONE } from './facet-values';
import { foldedWords } from './fold-text';
import {
  CLOCKS,
  FACETS,
  type Clock,
  type FacetId,
  type FacetValue,
  type HistogramBin,
  type Query,
  type QueryResult,
} from './query';
import { recordOf } from './record-of';
import type { TextSearch } from './text-search';

/** A claim with everything that a query asks of it, worked out once. */
interface Row {
  readonly claim: Claim;
  readonly group: string;
  readonly values: Readonly<Record<FacetId, readonly string[]>>;
  readonly spans: Readonly<Record<Clock, TimeSpan | null>>;
}

/**
 * A function from query to result over one case, in one pass over its claims.
 * Words are looked up with `search`; while there is none yet, they leave nothing out. While a range is set, claims without a date on the chosen clock are left out; an interval counts on the day it begins.
 */
export function createQueryRunner(index: CaseIndex): (query: Query, search: TextSearch | null) => QueryResult {
  const rows = index.case.claims.map((claim) => rowOf(index, claim));

  return (query, search) => {
    const found = search?.(query.text) ?? null;
    const wanted = FACETS.map((facet) => new Set(query.facets[facet] ?? []));
    const counts = FACETS.map(() => new Map<string, number>());
    const visible: Row[] = [];
    const bins = new Map<number, { total: number; byGroup: Record<string, number> }>();
    let undated = 0;

    for (const row of rows) {
      if (found !== null && !found.has(row.claim.id)) continue;
      const span = row.spans[query.clock];
      const isInRange = intersects(span, query.range);
      // A facet counts the claim if nothing but, at most, the facet itself keeps it out.
      let failed = 0;
      let failedFacet = -1;
      for (const [at, facet] of FACETS.entries()) {
        const values = wanted[at];
        if (values === undefined || values.size === 0 || row.values[facet].some((value) => values.has(value))) continue;
        failed++;
        failedFacet = at;
      }
      if (failed === 0) addToBin(bins, span, row.group);
      if (failed === 0 && span === null) undated++;
      if (!isInRange) continue;
      if (failed === 0) visible.push(row);
      for (const [at, facet] of FACETS.entries()) {
        const count = counts[at];
        if (count === undefined || failed > 1 || (failed === 1 && failedFacet !== at)) continue;
        for (const value of row.values[facet]) count.set(value, (count.get(value) ?? 0) + 1);
      }
    }

    visible.sort(byTime(query.clock));
    return {
      query,
      claims: visible.map(({ claim }) => claim),
      total: rows.length,
      facets: recordOf(FACETS, (_, at) => facetValues(counts[at] ?? new Map(), wanted[at] ?? new Set())),
      histogram: histogramOf(bins),
      undated,
      terms: foldedWords(query.text),
    };
  };
}

function rowOf(index: CaseIndex, claim: Claim): Row {
  return {
    claim,
    group: groupOf(index, claim)?.id ?? NONE,
    values: recordOf(FACETS, (facet) => FACET_VALUES[facet](index, claim)),
    spans: recordOf(CLOCKS, (clock) => spanOf(index, claim, clock)),
  };
}

function intersects(span: TimeSpan | null, range: Query['range']): boolean {
  if (range.from === null && range.to === null) return true;
  if (span === null) return false;
  const startsBefore = range.to === null || span.min === null || span.min < Date.parse(range.to) + DAY_MS;
  const endsAfter = range.from === null || span.max === null || span.max >= Date.parse(range.from);
  return startsBefore && endsAfter;
}

function addToBin(
  bins: Map<number, { total: number; byGroup: Record<string, number> }>,
  span: TimeSpan | null,
  group: string,
): void {
  const moment = span?.min ?? span?.max ?? null;
  if (moment === null) return;
  const day = Math.floor(moment / DAY_MS) * DAY_MS;
  const bin = bins.get(day) ?? { total: 0, byGroup: {} };
  bin.total++;
  bin.byGroup[group] = (bin.byGroup[group] ?? 0) + 1;
  bins.set(day, bin);
}

function histogramOf(bins: ReadonlyMap<number, { total: number; byGroup: Record<string, number> }>): HistogramBin[] {
  return [...bins].sort(([a], [b]) => a - b).map(([startsAt, bin]) => ({ startsAt, ...bin }));
}

/** Most frequent first; what is selected is listed even when nothing is left of it, so that it can be unselected. */
function facetValues(counts: ReadonlyMap<string, number>, wanted: ReadonlySet<string>): FacetValue[] {
  const ids = new Set([...counts.keys(), ...wanted]);
  return [...ids]
    .map((id) => ({ id, count: counts.get(id) ?? 0, selected: wanted.has(id) }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

function byTime(clock: Clock): (a: Row, b: Row) => number {
  const moment = ({ spans }: Row): number => spans[clock]?.min ?? spans[clock]?.max ?? Infinity;
  return (a, b) => {
    const [left, right] = [moment(a), moment(b)];
    if (left !== right) return left < right ? -1 : 1;
    return a.claim.id < b.claim.id ? -1 : 1;
  };
}
