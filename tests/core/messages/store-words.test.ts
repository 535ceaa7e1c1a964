import { parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { loadStoreWords } from '../../../src/core/messages/load-store-words';
import { loadTranslator } from '../../../src/core/messages/load-translator';
import en from '../../../src/core/messages/store/en.json';
import id from '../../../src/core/messages/store/id.json';
import ko from '../../../src/core/messages/store/ko.json';
import uk from '../../../src/core/messages/store/uk.json';

const arguments_ = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name).filter((name) => !/^\d/.test(name))),
];

describe('the words of the list of cases', () => {
  it.each([
    ['id', id],
    ['uk', uk],
    ['ko', ko],
  ])('are all there in %s, with the same things filled in', (_, catalogue) => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(catalogue) as [keyof typeof en, string][]) {
      expect(() => parse(text, { ignoreTag: true }), key).not.toThrow();
      expect(arguments_(text).sort(), key).toEqual(arguments_(en[key]).sort());
      // What says the same in English was forgotten; a word that is one in both languages is none.
      if (/[a-z]{4}/i.test(en[key]) && text !== 'Model') expect(text, key).not.toBe(en[key]);
    }
  });

  it('are said in the language of the page', async () => {
    const t = await loadStoreWords(await loadTranslator('uk'));
    expect(t('claims', { count: 2 })).toBe('2 твердження');
    expect(t('claims', { count: 5 })).toBe('5 тверджень');
  });
});
