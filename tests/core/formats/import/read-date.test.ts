import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../src/core/formats/import/read-date';

describe('readDate', () => {
  it.each([
    ['2024-10-28', '2024-10-28'],
    ['2024-10', '2024-10'],
    ['2024-10-28/2024-10-30', '2024-10-28/2024-10-30'],
    ['20241028', '2024-10-28'],
    ['2024-10-28T23:30:00+00:00', '2024-10-28'],
    ['2024-10-28 23:30', '2024-10-28'],
    ['28 October 2024', '2024-10-28'],
    ['28-Oct-2024', '2024-10-28'],
    ['October 28, 2024', '2024-10-28'],
    ['28.10.2024', '2024-10-28'],
    ['28/10/2024', '2024-10-28'],
    ['10/28/2024', '2024-10-28'],
    ['10/10/2024', '2024-10-10'],
    ['03/04/2024', null],
    ['31.02.2024', null],
    ['2024-10-30/2024-10-28', null],
    ['yesterday', null],
    ['', null],
  ])('reads %j as %j', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it('takes the month first where that is known', () => {
    expect(readDate('03/04/2024', 'month-first')).toBe('2024-03-04');
  });
});
