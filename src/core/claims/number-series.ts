import type { Claim, Quantity } from '../model/claim';
import type { CaseIndex } from '../query/case-index';
import { spanOf } from '../query/claim-time';
import type { QueryResult } from '../query/query';

/** One number as one speaker said it. Numbers are listed beside each other, never added or averaged. */
export interface NumberEntry {
  readonly claim: Claim;
  readonly quantity: Quantity;
  /** First millisecond of the claim's date on the query's clock; `null` when it has none. */
  readonly moment: number | null;
  /** `null` when only words were said: there is nothing to draw. */
  readonly extent: NumberExtent | null;
}

/** Where a number lies on its axis. An open end means "more than" or "up to": it reaches to the axis' own end. */
interface NumberExtent {
  readonly min: number | null;
  readonly max: number | null;
}

/** Numbers of one scope: only these count the same thing. */
interface NumberBand {
  /** Id of the scope; `null` when none was stated. */
  readonly scope: string | null;
  /** Earliest first, undated ones last. */
  readonly entries: readonly NumberEntry[];
}

/** Numbers of one unit, on one axis. */
export interface NumberChart {
  readonly unit: string;
  readonly bands: readonly NumberBand[];
  readonly count: number;
  /** The largest figure that was said; 0 when there are only words. */
  readonly largest: number;
}

/** The subjects that have numbers among the visible claims, with how many; most first. */
export function subjectsWithNumbers(result: QueryResult): readonly (readonly [subject: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { subject, quantities } of result.claims)
    if (quantities.length > 0) counts.set(subject, (counts.get(subject) ?? 0) + quantities.length);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Every number of a subject among the visible claims: a chart a unit, a band a scope, both with the most numbers first. */
export function numberCharts(result: QueryResult, index: CaseIndex, subject: string): NumberChart[] {
  const units = new Map<string, Map<string | null, NumberEntry[]>>();
  for (const claim of result.claims) {
    if (claim.subject !== subject) continue;
    const span = spanOf(index, claim, result.query.clock);
    for (const quantity of claim.quantities) {
      const scopes = units.get(quantity.unit) ?? new Map<string | null, NumberEntry[]>();
      const scope = quantity.scope ?? null;
      const entries = scopes.get(scope) ?? [];
      entries.push({ claim, quantity, moment: span?.min ?? span?.max ?? null, extent: extentOf(quantity) });
      scopes.set(scope, entries);
      units.set(quantity.unit, scopes);
    }
  }
  return [...units]
    .map(([unit, scopes]) => {
      const bands = [...scopes]
        .map(([scope, entries]) => ({ scope, entries: entries.sort(byTime) }))
        .sort((a, b) => b.entries.length - a.entries.length || ((a.scope ?? '') < (b.scope ?? '') ? -1 : 1));
      const figures = bands.flatMap(({ entries }) =>
        entries.flatMap(({ extent }) => [extent?.min ?? 0, extent?.max ?? 0]),
      );
      const count = bands.reduce((sum, { entries }) => sum + entries.length, 0);
      return { unit, bands, count, largest: figures.reduce((most, figure) => Math.max(most, figure), 0) };
    })
    .sort((a, b) => b.count - a.count || (a.unit < b.unit ? -1 : 1));
}

function extentOf({ min, max }: Quantity): NumberExtent | null {
  return min === null && max === null ? null : { min, max };
}

function byTime(a: NumberEntry, b: NumberEntry): number {
  const [left, right] = [a.moment ?? Infinity, b.moment ?? Infinity];
  if (left !== right) return left < right ? -1 : 1;
  return a.claim.id < b.claim.id ? -1 : 1;
}
