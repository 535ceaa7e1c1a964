import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldedWords } from '../../../src/core/query/fold-text';
import { PART_ROWS, WordIndex } from '../../../src/core/table/word-index';

const word = fc.constantFrom(
  'Kyiv',
  'київ',
  'Київська',
  'Kursk',
  'kursk2',
  'Résumé',
  'resume',
  '러시아군은',
  '러시아',
  'a',
  '12',
);
const texts = fc.array(
  fc.array(word, { maxLength: 5 }).map((words) => words.join(', ')),
  { maxLength: 30, size: 'max' },
);
const terms = fc.array(fc.constantFrom('k', 'kursk', 'ky', 'київ', 'res', '러시아', '1', 'zz'), {
  minLength: 1,
  maxLength: 2,
});

it('finds the rows that a naive reading of every text finds: every term begins a word', () => {
  fc.assert(
    fc.property(texts, terms, (list, wanted) => {
      const index = new WordIndex();
      for (const text of list) index.add(text);
      index.finish();
      const expected = list.map((text) =>
        wanted.every((term) => foldedWords(text).some((each) => each.startsWith(term))) ? 1 : 0,
      );
      expect([...index.find(wanted, list.length)]).toEqual(expected);
      expect(index.ready).toBe(list.length);
    }),
  );
});

it('can be asked before it is finished, for the parts that are', () => {
  const index = new WordIndex();
  for (let row = 0; row < PART_ROWS + 10; row++) index.add(row % 2 === 0 ? 'even' : `odd ${row}`);
  expect(index.ready).toBe(PART_ROWS);
  const early = index.find(['even'], PART_ROWS + 10);
  expect(early.reduce((sum, each) => sum + each, 0)).toBe(PART_ROWS / 2);
  index.finish();
  const late = index.find(['even'], PART_ROWS + 10);
  expect(late.reduce((sum, each) => sum + each, 0)).toBe(PART_ROWS / 2 + 5);
  expect(index.find([`${PART_ROWS + 1}`], PART_ROWS + 10)[PART_ROWS + 1]).toBe(1);
});
