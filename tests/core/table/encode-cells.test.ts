import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DISCS } from '../../../src/core/table/cell-block';
import { encodeCells } from '../../../src/core/table/encode-cells';
import { OTHER_SLOT, PARTS } from '../../../src/core/table/facet-slots';
import type { TableCell } from '../../../src/core/table/tile-cells';
import { readTile } from './read-tile';

const part = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5000 }));
const parts = fc
  .array(part, { minLength: PARTS, maxLength: PARTS })
  .filter((counts) => counts.some((count) => count > 0));

function cellOf(counts: readonly number[], column = 3, row = 4): TableCell {
  const count = counts.reduce((sum, each) => sum + each, 0);
  const only = count === 1 ? 7 : null;
  return { column, row, count, x: 2 ** 29, y: 2 ** 30, only, isOnePosition: true, parts: counts };
}

it('draws discs whose seen areas are the shares of the parts, the largest in the middle', () => {
  fc.assert(
    fc.property(parts, (counts) => {
      const [feature] = readTile(encodeCells([cellOf(counts)], { zoom: 0, column: 0, row: 0 }));
      const properties = feature?.properties ?? {};
      const total = counts.reduce((sum, each) => sum + each, 0);
      expect(properties['count']).toBe(total);
      const discs = Array.from({ length: DISCS }, (_, at) => ({
        slot: properties[at === 0 ? 'slot' : `slot${at + 1}`],
        radius: at === 0 ? 1 : Number(properties[`inner${at + 1}`] ?? 0),
      })).filter(({ slot }) => slot !== undefined);
      const named = counts.slice(0, OTHER_SLOT).map((count, slot) => ({ count, slot }));
      const largest = named.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || a.slot - b.slot);
      const kept = largest.slice(0, DISCS - 1);
      if (kept.length > 0) expect(discs.at(-1)?.slot).toBe(kept[0]?.slot);
      for (const [at, { slot, radius }] of discs.entries()) {
        const seen = radius ** 2 - (discs[at + 1]?.radius ?? 0) ** 2;
        const share =
          slot === OTHER_SLOT ? total - kept.reduce((sum, { count }) => sum + count, 0) : (counts[Number(slot)] ?? NaN);
        expect(seen).toBeCloseTo(share / total, 1);
      }
    }),
  );
});

it('puts a cell where its rows are, and names the single row or the cell', () => {
  const one = [1, 0, 0, 0, 0, 0, 0, 0, 0];
  const two = [1, 1, 0, 0, 0, 0, 0, 0, 0];
  const features = readTile(encodeCells([cellOf(one), cellOf(two, 9, 9)], { zoom: 0, column: 0, row: 0 }));
  expect(features).toMatchObject([
    { x: 512, y: 1024, properties: { count: 1, row: 7, slot: 0 } },
    { x: 512, y: 1024, properties: { count: 2, level: 4, column: 9, line: 9, labelled: true } },
  ]);
});
