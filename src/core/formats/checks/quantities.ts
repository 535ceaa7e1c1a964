import { countWords } from '../../text/count-words';
import type { Check } from '../check-context';

/** The most words of a source that a case may hold in one place: the text itself stays with the desk. */
export const MAX_FRAGMENT_WORDS = 6;

/** A figure is a figure and a vague number is words, never both. */
export const checkQuantities: Check = ({ good, report }) => {
  for (const row of good.claims)
    for (const [at, { min, max, qualifier, words }] of row.value.quantities.entries()) {
      const path = ['quantities', at];
      if (min !== null && max !== null && min > max)
        report(row, [...path, 'min'], {
          code: 'min-above-max',
          message: `The smallest figure, ${min}, is above the largest, ${max}.`,
          advice: 'Swap "min" and "max", or correct the wrong one.',
        });
      if (qualifier === 'vague' && (min !== null || max !== null))
        report(row, [...path, min === null ? 'max' : 'min'], {
          code: 'vague-with-figure',
          message: 'A vague number stays words and gets no figure.',
          advice: 'Write null for "min" and "max", or the qualifier that fits the figure.',
        });
      if (qualifier !== 'vague' && min === null && max === null)
        report(row, [...path, 'qualifier'], {
          code: 'no-figure',
          message: `The qualifier is "${qualifier}", but there is no figure.`,
          advice: 'Write "vague" when no figure was said, else "min" or "max".',
        });
      const count = words === undefined ? 0 : countWords(words);
      if (count > MAX_FRAGMENT_WORDS)
        report(row, [...path, 'words'], {
          code: 'fragment-too-long',
          message: `Expected at most ${MAX_FRAGMENT_WORDS} words of the source, got ${count}.`,
          advice: 'Shorten it to the number itself.',
        });
    }
};
