import { describe, expect, it } from 'vitest';
import { findWords } from '../../../src/core/desk/find-words';

const TEXT = 'Boats (34) were tied up.\nShe said: "Boats were  tied up."';

describe('findWords', () => {
  it('finds words whatever their case and the space between them', () => {
    const found = findWords(TEXT, ' boats were tied ', 0);
    expect(found && TEXT.slice(found.start, found.end)).toBe('Boats were  tied');
  });
  it('takes the nearest of several places', () => {
    expect(findWords(TEXT, 'tied up', 0)?.start).toBe(TEXT.indexOf('tied up'));
    expect(findWords(TEXT, 'tied up', TEXT.length)?.start).toBe(TEXT.lastIndexOf('tied up'));
  });
  it('takes signs as they are', () => {
    expect(findWords(TEXT, '(34)', 0)).toEqual({ start: 6, end: 10 });
    expect(findWords(TEXT, '.*', 0)).toBeNull();
  });
  it('finds nothing of no words, or of words that are not there', () => {
    expect(findWords(TEXT, '  ', 0)).toBeNull();
    expect(findWords(TEXT, 'tied down', 0)).toBeNull();
  });
});
