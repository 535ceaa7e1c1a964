import { describe, expect, it } from 'vitest';
import { formatQuantity, vagueWords } from '../../../src/core/claims/quantity';
import en from '../../../src/core/messages/en.json';
import id from '../../../src/core/messages/id.json';
import { createTranslator } from '../../../src/core/messages/translator';
import type { Quantity } from '../../../src/core/model/claim';
import { caseWith, english } from './case';

const quantity = (parts: Partial<Quantity>): Quantity => ({
  min: null,
  max: null,
  unit: 'ships',
  qualifier: 'exactly',
  ...parts,
});

describe('formatQuantity', () => {
  it.each([
    [{ min: 3, max: 3 }, '3 ships'],
    [{ min: 600_000, qualifier: 'more-than' }, 'more than 600,000 ships'],
    [{ max: 8000, qualifier: 'up-to' }, 'up to 8,000 ships'],
    [{ min: 11_000, max: 12_000, qualifier: 'range' }, '11,000–12,000 ships'],
    [{ min: 0, max: 0 }, '0 ships'],
    [{ qualifier: 'vague', words: 'a few' }, '“a few”'],
    [{ qualifier: 'vague', words: 'beberapa', translation: { en: 'several' } }, '“several” (“beberapa”)'],
    [{ qualifier: 'vague' }, 'no figure given (ships)'],
  ] as const)('%j reads "%s"', async (parts, text) => {
    expect(formatQuantity(await caseWith(), quantity(parts), english)).toBe(text);
  });

  it('writes figures the way the reader does', async () => {
    const text = formatQuantity(await caseWith(), quantity({ min: 10_900, max: 10_900 }), createTranslator('id', id));
    expect(text).toBe('10.900 ships');
  });

  it('never gives a figure to words, in any translation', async () => {
    const index = await caseWith();
    for (const translator of [createTranslator('en', en), createTranslator('id', id)])
      expect(formatQuantity(index, quantity({ qualifier: 'vague', words: 'a few' }), translator)).not.toMatch(/\d/);
  });
});

describe('vagueWords', () => {
  const words = quantity({ qualifier: 'vague', words: 'beberapa', translation: { en: 'several', id: 'beberapa' } });

  it('keeps the original behind our translation, and says it once where it is the reader’s own', () => {
    expect(vagueWords(words, 'en')).toEqual({ shown: 'several', original: 'beberapa' });
    expect(vagueWords(words, 'id')).toEqual({ shown: 'beberapa', original: null });
    expect(vagueWords(words, 'ko')).toEqual({ shown: 'beberapa', original: null });
  });

  it('has nothing to say of a figure', () => {
    expect(vagueWords(quantity({ min: 3, max: 3, words: 'three' }), 'en')).toBeNull();
    expect(vagueWords(quantity({ qualifier: 'vague' }), 'en')).toBeNull();
  });
});
