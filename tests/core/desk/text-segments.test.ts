import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSegments } from '../../../src/core/desk/text-segments';

describe('textSegments', () => {
  it('cuts where marks begin and end, and says what lies over each piece', () => {
    const segments = textSegments('abcdef', [
      { start: 1, end: 4, of: 'one' },
      { start: 3, end: 6, of: 'two' },
    ]);
    expect(segments.map(({ text, marks }) => [text, marks])).toEqual([
      ['a', []],
      ['bc', ['one']],
      ['d', ['one', 'two']],
      ['ef', ['two']],
    ]);
  });

  it('gives the text back whole, whatever the marks', () => {
    const mark = fc.record({
      start: fc.integer({ min: -5, max: 60 }),
      end: fc.integer({ min: -5, max: 60 }),
      of: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 12 }), (text, marks) => {
        const segments = textSegments(text, marks);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        for (const { start, end, marks: over } of segments) {
          const wanted = marks.filter(
            (each) =>
              each.start < each.end &&
              each.start >= 0 &&
              each.end <= text.length &&
              each.start <= start &&
              each.end >= end,
          );
          expect([...over].sort()).toEqual(wanted.map(({ of }) => of).sort());
        }
      }),
    );
  });
});
