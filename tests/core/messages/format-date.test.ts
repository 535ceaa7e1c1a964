import { describe, expect, it } from 'vitest';
import { formatDay, formatEdtf } from '../../../src/core/messages/format-date';
import '../../../src/core/model/edtf-grammar';

describe('formatEdtf', () => {
  it.each([
    ['en', '2024-10-28', '28 Oct 2024', '28 October 2024'],
    ['en', '2024-10-29/2024-10-30', '29–30 Oct 2024', '29–30 October 2024'],
    ['en', '2024-10-28/2024-11-03', '28 Oct – 3 Nov 2024', '28 October – 3 November 2024'],
    ['en', '2023-12-28/2024-01-03', '28 Dec 2023 – 3 Jan 2024', '28 December 2023 – 3 January 2024'],
    ['en', '2024-10', 'Oct 2024', 'October 2024'],
    ['en', '2024', '2024', '2024'],
    ['id', '2024-10-29/2024-10-30', '29–30 Okt 2024', '29–30 Oktober 2024'],
    ['id', '2024-08', 'Agu 2024', 'Agustus 2024'],
    ['uk', '2024-10-28', '28 жовт. 2024\u00a0р.', '28 жовтня 2024\u00a0р.'],
    ['uk', '2023-12-28/2024-01-03', '28 груд. 2023 – 3 січ. 2024\u00a0рр.', '28 грудня 2023 – 3 січня 2024\u00a0рр.'],
    ['uk', '2024-10', 'жовт. 2024\u00a0р.', 'жовтень 2024\u00a0р.'],
    ['ko', '2024-10-28', '2024년 10월 28일', '2024년 10월 28일'],
    ['ko', '2024-10-17/2024-10-18', '2024년 10월 17일~18일', '2024년 10월 17일~18일'],
    ['ko', '2023-12-28/2024-01-03', '2023년 12월 28일~2024년 1월 3일', '2023년 12월 28일~2024년 1월 3일'],
  ])('writes in %s %s as %s', (language, edtf, short, long) => {
    expect(formatEdtf(edtf, language)).toBe(short);
    expect(formatEdtf(edtf, language, 'long')).toBe(long);
  });

  it('shows by its ends what has no plain form', () => {
    expect(formatEdtf('2024-10-2X', 'en')).toBe('20–29 Oct 2024');
    expect(formatEdtf('2024-10-08/..', 'en')).toBe('8 Oct 2024 –');
    expect(formatEdtf('../2024-10-08', 'en')).toBe('– 8 Oct 2024');
  });

  it('names a single day once', () => {
    expect(formatEdtf('2024-10-08/2024-10-08', 'id')).toBe('8 Okt 2024');
  });

  it('says what is no time', () => {
    expect(() => formatDay(NaN, 'en')).toThrow('Expected milliseconds since 1970');
  });
});
