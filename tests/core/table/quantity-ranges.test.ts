import fc from 'fast-check';
import { expect, it } from 'vitest';
import { facetSlots, OTHER_SLOT } from '../../../src/core/table/facet-slots';
import { quantityRanges } from '../../../src/core/table/quantity-ranges';
import { plainRows, tableOf, type PlainRow } from './random-table';

const DAY = 86_400_000;

it('tells least, most and rows of every part and bin, as a naive reading of every row does', () => {
  fc.assert(
    fc.property(
      plainRows,
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (rows, coins, maxBins) => {
        const table = tableOf(rows);
        const slots = facetSlots(table.facets.group);
        const visible = Uint8Array.from(table.ids, (id) => (coins[id] === true ? 1 : 0));
        const days = { first: -3, last: 6 };
        const answer = quantityRanges(table, visible, {
          clock: 'said',
          split: { codes: table.facets.group.codes, slots },
          days,
          maxBins,
        });
        const step = Math.ceil(10 / maxBins);
        expect(answer.step).toBe(step);

        const shown = rows.filter((_, id) => coins[id] === true);
        expect(answer.without).toBe(shown.filter(({ quantity }) => quantity === null).length);
        const found = new Map<string, { min: number; max: number; count: number }>();
        for (const row of shown) {
          if (row.quantity === null) continue;
          const day = dayOf(row);
          const bin = day === null ? null : days.first + Math.floor((Math.max(-3, Math.min(6, day)) + 3) / step) * step;
          const named = (row.facets.group ?? []).map((value) => slots.names.indexOf(value));
          const key = `${Math.min(OTHER_SLOT, ...named)} ${bin}`;
          const known = found.get(key) ?? { min: Infinity, max: -Infinity, count: 0 };
          found.set(key, {
            min: Math.min(known.min, row.quantity.min),
            max: Math.max(known.max, row.quantity.max),
            count: known.count + 1,
          });
        }
        const told = answer.lanes.flatMap(({ slot, ranges }) =>
          ranges.map(({ day, ...range }) => [`${slot} ${day}`, range] as const),
        );
        expect(new Map(told)).toEqual(found);
        for (const { ranges } of answer.lanes) {
          const order = ranges.map(({ day }) => day ?? Infinity);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      },
    ),
  );
});

function dayOf({ times }: PlainRow): number | null {
  const moment = times.said?.min ?? times.said?.max ?? null;
  return moment === null ? null : Math.floor(moment / DAY);
}
