import { expect, it } from 'vitest';
import { loadTableMessages } from '../../src/core/messages/load-table-messages';
import { loadTranslator } from '../../src/core/messages/load-translator';
import { partSentence } from '../../src/snapshot/part-words';

const part = {
  asked: { box: { west: 22, south: 45, east: 37, north: 51 }, days: { clock: 'said', to: '2024-02-20' } },
  fileRows: 5000,
} as const;

it.each([
  ['en', /latitude 45 to 51, longitude 22 to 37 · said until 20 Feb 2024\. All/],
  // A date that brings a full stop has one.
  ['uk', /2024\sр\. Усього/],
] as const)('says what part of a file is shown (%s)', async (language, words) => {
  const said = partSentence(part, await loadTranslator(language), await loadTableMessages(language));
  expect(said).toMatch(words);
});
