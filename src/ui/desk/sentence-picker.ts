import type { Span } from '../../core/text/reading';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Sentences of a text, line by line, without the space around them; UTF-16 code units. */
export function sentencesOf(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/gu)].flatMap((line) =>
    [...segmenter.segment(line[0])].flatMap(({ index, segment }): Span[] => {
      const words = segment.trim();
      if (words === '') return [];
      const start = line.index + index + segment.indexOf(words);
      return [{ start, end: start + words.length }];
    }),
  );
}
