import edtf from 'edtf';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edtfSpan } from '../../../src/core/model/edtf';

const number = (min: number, max: number, digits: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => String(value).padStart(digits, '0'));
// From the year 1 on: the library takes the year 0 for 1900, which had no leap day.
const date = fc
  .tuple(number(1, 9999, 4), number(0, 13, 2), fc.option(number(0, 32, 2)))
  .map(([year, month, day]) => `${year}-${month}${day === null ? '' : `-${day}`}`);
const text = fc.oneof(
  date,
  fc.tuple(date, date).map(([from, to]) => `${from}/${to}`),
);

describe('edtfSpan', () => {
  it('agrees with the grammar on every day, month and interval, and refuses what it refuses', () => {
    fc.assert(
      fc.property(text, (expression) => {
        let expected: { min: number; max: number } | null = null;
        try {
          const { min, max } = edtf(expression);
          expected = { min, max };
        } catch {
          expect(() => edtfSpan(expression), expression).toThrow(RangeError);
          return;
        }
        expect(edtfSpan(expression), expression).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves an open end open', () => {
    expect(edtfSpan('2024-10-28/..')).toEqual({ min: Date.UTC(2024, 9, 28), max: null });
    expect(edtfSpan('../2024-10-28')).toEqual({ min: null, max: Date.UTC(2024, 9, 29) - 1 });
  });

  it('covers the leap day', () => {
    expect(edtfSpan('2024-02')).toEqual({ min: Date.UTC(2024, 1, 1), max: Date.UTC(2024, 2, 1) - 1 });
  });
});
