import { expect, it } from 'vitest';
import { DateReader } from '../../../../src/core/formats/rows/row-date';

it.each([
  ['2024-08-06 10:30:00+03', '2024-08-06T07:30:00Z'],
  ['2024-08-06 10:30:00.25-03', '2024-08-06T13:30:00.250Z'],
  ['2024-08-06 10:30:00+05:30', '2024-08-06T05:00:00Z'],
  ['2024-08-06T10:30:00+0530', '2024-08-06T05:00:00Z'],
  ['2024-08-06T10:30Z', '2024-08-06T10:30:00Z'],
  ['2024-08-06 10:30', '2024-08-06T10:30:00Z'],
])('reads %s, as databases write times', (text, wanted) => {
  const moment = Date.parse(wanted);
  const bytes = new TextEncoder().encode(text);
  expect(new DateReader().read(text)).toEqual({ min: moment, max: moment });
  // By the minute where the bytes are read without making a text of them.
  const read = new DateReader().readBytes(bytes, 0, bytes.length, () => text);
  expect(Math.floor((read?.min ?? NaN) / 60_000)).toBe(Math.floor(moment / 60_000));
});
