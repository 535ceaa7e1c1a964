import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnchor } from '../../../src/core/text/anchors';

const TEXT = 'one ship came, two ships left, one ship stayed';

describe('checkAnchor', () => {
  it('finds a fragment at its position', () => {
    expect(checkAnchor(TEXT, { exact: 'one ship', start: 31 })).toEqual({ state: 'found', start: 31, end: 39 });
  });

  it('takes the nearest of several occurrences, and says that it guessed', () => {
    expect(checkAnchor(TEXT, { exact: 'one ship', start: 25 })).toEqual({
      state: 'moved',
      start: 31,
      end: 39,
      isAmbiguous: true,
    });
  });

  it('lets prefix and suffix choose before nearness', () => {
    const byPrefix = checkAnchor(TEXT, { exact: 'one ship', prefix: 'left, ', start: 1 });
    expect(byPrefix).toEqual({ state: 'moved', start: 31, end: 39, isAmbiguous: false });
    const bySuffix = checkAnchor(TEXT, { exact: 'one ship', suffix: ' came', start: 40 });
    expect(bySuffix).toEqual({ state: 'moved', start: 0, end: 8, isAmbiguous: false });
  });

  it('calls an anchor without a position moved to where it is', () => {
    expect(checkAnchor(TEXT, { exact: 'two' })).toEqual({ state: 'moved', start: 15, end: 18, isAmbiguous: false });
  });

  it.each(['three', 'One ship', 'one  ship', ''])('misses %j', (exact) => {
    expect(checkAnchor(TEXT, { exact, start: 0 })).toEqual({ state: 'missing' });
  });

  it('misses a fragment whose position is beyond the text', () => {
    expect(checkAnchor('short', { exact: 'longer', start: 1_000_000 })).toEqual({ state: 'missing' });
  });

  const slice = fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.nat(), fc.nat())
    .map(([text, a, b]) => {
      const start = a % text.length;
      return { text, start, exact: text.slice(start, start + 1 + (b % (text.length - start))) };
    });

  it('finds every piece of a text at its position', () => {
    fc.assert(
      fc.property(slice, ({ text, start, exact }) => {
        expect(checkAnchor(text, { exact, start })).toEqual({ state: 'found', start, end: start + exact.length });
      }),
    );
  });

  it('finds a piece again when text was put before it', () => {
    fc.assert(
      fc.property(slice, fc.string({ minLength: 1 }), ({ text, start, exact }, inserted) => {
        const longer = inserted + text;
        const result = checkAnchor(longer, { exact, start });
        fc.pre(result.state !== 'found');
        expect(result.state).toBe('moved');
        if (result.state !== 'moved') return;
        expect(longer.slice(result.start, result.end)).toBe(exact);
        // Unless it says that it guessed, it is the very piece.
        if (!result.isAmbiguous) expect(result.start).toBe(start + inserted.length);
      }),
    );
  });

  it('stays quick where a fragment occurs everywhere', () => {
    const text = 'a'.repeat(100_000);
    const result = checkAnchor(`b${text}`, { exact: 'a'.repeat(100), prefix: 'b', start: 0 });
    expect(result).toEqual({ state: 'moved', start: 1, end: 101, isAmbiguous: false });
  });
});
