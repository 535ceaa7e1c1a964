import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowList } from '../../../src/core/table/row-list';
import { rowOrder } from '../../../src/core/table/row-order';
import { sortOrder } from '../../../src/core/table/sort-order';
import { plainRows, tableOf } from './random-table';

it('sorts any keys as a stable comparison does', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 0xffffffff }))), (keys) => {
      const expected = keys.map((_, at) => at).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
      expect([...sortOrder(Uint32Array.from(keys))]).toEqual(expected);
    }),
  );
});

it('pages through the visible rows by time, undated last, in the order of the input where times are equal', () => {
  fc.assert(
    fc.property(plainRows, fc.nat(20), fc.integer({ min: 1, max: 20 }), (rows, from, size) => {
      const table = tableOf(rows);
      const visible = Uint8Array.from(table.ids, (id) => (id % 4 === 1 ? 0 : 1));
      const list = new RowList(rowOrder(table, { by: 'time', isDescending: false }, 'said'), visible);
      const moment = (id: number): number => {
        const span = rows[id]?.times.said;
        const value = span?.min ?? span?.max ?? null;
        return value === null ? Infinity : Math.floor(value / 60_000);
      };
      const expected = rows
        .map((_, id) => id)
        .filter((id) => id % 4 !== 1)
        .sort((a, b) => (moment(a) === moment(b) ? a - b : moment(a) < moment(b) ? -1 : 1));
      expect(list.page(from, size).map((at) => table.ids[at])).toEqual(expected.slice(from, from + size));
    }),
  );
});

it('pages anywhere in many rows, in whatever order the pages are asked for', () => {
  const order = Uint32Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 20_000);
  // A stretch of the order longer than a block is hidden whole.
  const visible = new Uint8Array(20_000);
  for (const [at, row] of order.entries()) visible[row] = at % 3 === 0 && (at < 3000 || at > 12_000) ? 1 : 0;
  const expected = [...order].filter((row) => visible[row] === 1);
  const list = new RowList(order, visible);
  for (const from of [3600, 0, 990, 999, 1000, 1001, 2500, expected.length - 5, expected.length])
    expect(list.page(from, 12), String(from)).toEqual(expected.slice(from, from + 12));
});

it('sorts by number and by name in both directions, those without one last', () => {
  fc.assert(
    fc.property(plainRows, fc.boolean(), fc.constantFrom('quantity', 'kind'), (rows, isDescending, by) => {
      const table = tableOf(rows);
      const order = rowOrder(table, { by, isDescending }, 'said');
      const valueOf = (id: number): number | string | undefined =>
        by === 'quantity' ? rows[id]?.quantity?.min : rows[id]?.facets.kind?.[0];
      const expected = rows
        .map((_, id) => id)
        .sort((a, b) => {
          const [left, right] = [valueOf(a), valueOf(b)];
          if (left === undefined || right === undefined || left === right)
            return left === right ? a - b : left === undefined ? 1 : -1;
          return left < right === isDescending ? 1 : -1;
        });
      expect([...order].map((at) => table.ids[at])).toEqual(expected);
    }),
  );
});
