import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS, type Query } from '../../../src/core/query/query';
import { facetSlots } from '../../../src/core/table/facet-slots';
import { filterSteps, filterTable, type TableQuery } from '../../../src/core/table/filter-table';
import type { Table } from '../../../src/core/table/table';
import { plainRows, queries, tableOf, type PlainRow } from './random-table';

const DAY = 86_400_000;

describe('the pass over a table', () => {
  it('shows and counts what a naive reading of every row does', () => {
    fc.assert(
      fc.property(plainRows, queries, fc.infiniteStream(fc.boolean()), fc.boolean(), (rows, query, coin, hasText) => {
        const table = tableOf(rows);
        const foundIds = rows.map(() => !hasText || coin.next().value === true);
        const found = hasText ? Uint8Array.from(table.ids, (id) => (foundIds[id] === true ? 1 : 0)) : null;
        const result = filterTable(table, { ...query, found, by: byGroup(table) });

        const passes = (row: PlainRow, id: number, without?: string): boolean =>
          foundIds[id] === true &&
          (without === 'range' || isInRange(row, query)) &&
          FACETS.every((facet) => facet === without || hasWanted(row, query, facet));
        const visible = rows.flatMap((row, id) => (passes(row, id) ? [id] : []));
        const shown = [...table.ids].filter((_, at) => result.visible[at] === 1).sort((a, b) => a - b);
        expect(shown).toEqual(visible);
        expect(result.total).toBe(visible.length);
        expect(result.unplaced).toBe(visible.filter((id) => rows[id]?.position === null).length);
        expect(result.undated).toBe(visible.filter((id) => dayOf(rows[id], query) === null).length);

        for (const facet of FACETS) {
          const counts = new Map<string, number>();
          for (const [id, row] of rows.entries())
            if (passes(row, id, facet))
              for (const value of row.facets[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
          const counted = table.facets[facet].values.map((value, at): [string, number] => [
            value,
            result.facets[facet][at] ?? 0,
          ]);
          expect(sorted(new Map(counted.filter(([, count]) => count > 0))), facet).toEqual(sorted(counts));
        }

        const days = new Map<number, number>();
        for (const [id, row] of rows.entries()) {
          const day = dayOf(row, query);
          if (day !== null && passes(row, id, 'range')) days.set(day, (days.get(day) ?? 0) + 1);
        }
        expect(result.histogram.map(({ day, total }) => [day, total])).toEqual([...days].sort(([a], [b]) => a - b));

        for (const { day, total, bySlot } of result.histogram) {
          expect(bySlot.reduce((sum, count) => sum + count, 0)).toBe(total);
          const { names } = facetSlots(table.facets.group);
          for (const [slot, name] of names.entries()) {
            const ofSlot = rows.filter((row, id) => {
              const slots = (row.facets.group ?? []).map((value) => names.indexOf(value));
              return dayOf(row, query) === day && passes(row, id, 'range') && Math.min(99, ...slots) === slot;
            });
            expect(bySlot[slot], name).toBe(ofSlot.length);
          }
        }

        const numbers = visible.flatMap((id) => rows[id]?.quantity ?? []);
        expect(result.quantity).toEqual(
          numbers.length === 0
            ? null
            : { min: Math.min(...numbers.map(({ min }) => min)), max: Math.max(...numbers.map(({ max }) => max)) },
        );
      }),
      { numRuns: 400 },
    );
  });

  it('gives control back between chunks, so that a newer question can be answered instead', () => {
    const row: PlainRow = { position: { lng: 1, lat: 1 }, facets: {}, times: {}, quantity: null };
    const table = tableOf(Array.from({ length: 300_000 }, () => row));
    const steps = filterSteps(table, {
      facets: {},
      clock: 'said',
      range: { from: null, to: null },
      found: null,
      by: byGroup(table),
    });
    const first = steps.next();
    expect(first.done).toBe(false);
    expect(first.value).toBeLessThan(300_000);
  });
});

function byGroup(table: Table): TableQuery['by'] {
  return { facet: 'group', slots: facetSlots(table.facets.group) };
}

function sorted(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function hasWanted(row: PlainRow, query: Pick<Query, 'facets'>, facet: (typeof FACETS)[number]): boolean {
  const wanted = query.facets[facet] ?? [];
  return wanted.length === 0 || (row.facets[facet] ?? []).some((value) => wanted.includes(value));
}

function isInRange(row: PlainRow, { range, clock }: Pick<Query, 'clock' | 'range'>): boolean {
  if (range.from === null && range.to === null) return true;
  const span = row.times[clock];
  if (!span) return false;
  if (range.to !== null && (span.min ?? -Infinity) >= Date.parse(range.to) + DAY) return false;
  return range.from === null || (span.max ?? Infinity) >= Date.parse(range.from);
}

function dayOf(row: PlainRow | undefined, { clock }: Pick<Query, 'clock'>): number | null {
  const span = row?.times[clock];
  const moment = span?.min ?? span?.max ?? null;
  return moment === null ? null : Math.floor(moment / DAY);
}
