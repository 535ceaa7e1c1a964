import { expect, it } from 'vitest';
import { countWords } from '../../../src/core/text/count-words';

it.each([
  ['', 0],
  ['… – “”', 0],
  ['600.000 tentara Rusia', 3],
  ['“sejumlah kecil”,', 2],
  ["a couple's 3,000", 3],
  ['북한군 3천 명', 3],
  ['понад 1\u00a0000', 3],
  ['“1만2천여” 명', 2],
  ['我们的船', 3],
])('counts the words of %j', (text, count) => {
  expect(countWords(text)).toBe(count);
});
