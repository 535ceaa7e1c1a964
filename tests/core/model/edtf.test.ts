import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edtfSpan, isPlainEdtf, type TimeSpan } from '../../../src/core/model/edtf';
import { edtfByGrammar } from '../../../src/core/model/edtf-grammar';

const number = (min: number, max: number, digits: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => String(value).padStart(digits, '0'));
// From the year 1 on: the library takes the year 0 for 1900, which had no leap day.
const year = number(1, 9999, 4);
const day = fc.tuple(year, number(0, 13, 2), fc.option(number(0, 32, 2)));
const date = fc
  .tuple(
    fc.oneof(
      year,
      day.map((parts) => parts.filter((part) => part !== null).join('-')),
    ),
    fc.constantFrom('', '', '~', '?', '%'),
  )
  .map((parts) => parts.join(''));
const end = fc.oneof({ weight: 5, arbitrary: date }, fc.constant('..'));
const text = fc.oneof(
  date,
  fc.tuple(end, end).map(([from, to]) => `${from}/${to}`),
);

describe('edtfSpan', () => {
  it('agrees with the grammar on every day, month, year and interval, and refuses what it refuses', () => {
    fc.assert(
      fc.property(text, (expression) => {
        let expected: TimeSpan | null = null;
        try {
          expected = edtfByGrammar(expression);
        } catch {
          expect(() => edtfSpan(expression), expression).toThrow(RangeError);
          return;
        }
        expect(edtfSpan(expression), expression).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['2024', '2024-10', '2024-10-28', '2024-10-28~', '2024/2024-10?', '../2024-10-28', '2024-10-28/..'])(
    'reads %s without the grammar',
    (plain) => {
      expect(isPlainEdtf(plain)).toBe(true);
    },
  );
  it.each(['2024-10-2X', '2024-21', '2024-13', '/2024-10-28', '2024-10-29/2024-10-28', 'Kursk'])(
    'leaves %s to the grammar',
    (other) => {
      expect(isPlainEdtf(other)).toBe(false);
    },
  );

  it('leaves an open end open', () => {
    expect(edtfSpan('2024-10-28/..')).toEqual({ min: Date.UTC(2024, 9, 28), max: null });
    expect(edtfSpan('../2024-10-28')).toEqual({ min: null, max: Date.UTC(2024, 9, 29) - 1 });
  });

  it('covers the leap day', () => {
    expect(edtfSpan('2024-02')).toEqual({ min: Date.UTC(2024, 1, 1), max: Date.UTC(2024, 2, 1) - 1 });
  });
});
