import type { CaseIndex } from './case-index';
import { DAY_MS, spanOf } from './claim-time';
import type { Clock, DayRange, HistogramBin } from './query';

/** Days since 1970 UTC, both inclusive: what the timeline's axis covers. */
export interface DayDomain {
  readonly first: number;
  readonly last: number;
}

/** All days on which the case has something on a clock, whatever is filtered; `null` when no claim has a date there. */
export function dayDomain(index: CaseIndex, clock: Clock): DayDomain | null {
  let [first, last] = [Infinity, -Infinity];
  for (const claim of index.case.claims) {
    const span = spanOf(index, claim, clock);
    // An interval counts on the day it begins, as in the histogram.
    const moment = span?.min ?? span?.max ?? null;
    if (moment === null) continue;
    const day = dayOf(moment);
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return first === Infinity ? null : { first, last };
}

export function dayOf(moment: number): number {
  return Math.floor(moment / DAY_MS);
}

/** `YYYY-MM-DD` of a day, UTC. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The days of a range within a domain; an open end is the domain's. */
export function rangeDays({ from, to }: DayRange, { first, last }: DayDomain): DayDomain {
  const clamp = (day: number): number => Math.min(last, Math.max(first, day));
  return {
    first: from === null ? first : clamp(dayOf(Date.parse(from))),
    last: to === null ? last : clamp(dayOf(Date.parse(to))),
  };
}

/** The range between two days in either order; an end at the domain's own end stays open, so that undated claims come back with it. */
export function rangeOf(one: number, other: number, { first, last }: DayDomain): DayRange {
  const [from, to] = one <= other ? [one, other] : [other, one];
  if (from <= first && to >= last) return { from: null, to: null };
  return { from: from <= first ? null : isoDay(from), to: to >= last ? null : isoDay(to) };
}

/** A bar of the timeline: so many days, what happened on them by group. */
export interface DayBar {
  readonly day: number;
  readonly days: number;
  readonly total: number;
  readonly byGroup: Readonly<Record<string, number>>;
}

/** The histogram in bars of one or more whole days, so that at most `maxBars` cover the domain. */
export function dayBars(histogram: readonly HistogramBin[], domain: DayDomain, maxBars: number): DayBar[] {
  const days = Math.max(1, Math.ceil((domain.last - domain.first + 1) / Math.max(1, maxBars)));
  const bars = new Map<number, { day: number; days: number; total: number; byGroup: Record<string, number> }>();
  for (const { startsAt, total, byGroup } of histogram) {
    const day = domain.first + Math.floor((dayOf(startsAt) - domain.first) / days) * days;
    const bar = bars.get(day) ?? { day, days, total: 0, byGroup: {} };
    bar.total += total;
    for (const [group, count] of Object.entries(byGroup)) bar.byGroup[group] = (bar.byGroup[group] ?? 0) + count;
    bars.set(day, bar);
  }
  return [...bars.values()];
}

/** The next day after `day` on which something is: what "play" steps to. `null` after the last. */
export function nextDay(histogram: readonly HistogramBin[], day: number): number | null {
  const next = histogram.find(({ startsAt }) => dayOf(startsAt) > day);
  return next === undefined ? null : dayOf(next.startsAt);
}
