import { expect, it } from 'vitest';
import { DateReader } from '../../../../src/core/formats/rows/row-date';
import { RowDraft } from '../../../../src/core/table/row-draft';

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
  const draft = new RowDraft();
  expect(new DateReader().readBytes(bytes, 0, bytes.length, draft, 1)).toBe(true);
  expect(draft.from[1]).toBe(Math.floor(moment / 60_000));
});

it('counts the days of every month and leap year as the calendar does', () => {
  const reader = new DateReader();
  const draft = new RowDraft();
  for (const year of [100, 1582, 1899, 1900, 1969, 1970, 1999, 2000, 2023, 2024, 2100, 2400, 6000])
    for (let month = 1; month <= 12; month++)
      for (const day of [1, 28, 29, 30, 31]) {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const moment = new Date(`${text}T00:00:00Z`);
        const bytes = new TextEncoder().encode(`${text}T00:01Z`);
        if (moment.getUTCDate() !== day) expect(reader.readBytes(bytes, 0, bytes.length, draft, 0), text).toBe(false);
        else {
          expect(reader.readBytes(bytes, 0, bytes.length, draft, 0), text).toBe(true);
          expect(draft.from[0], text).toBe(moment.getTime() / 60_000 + 1);
        }
      }
});
