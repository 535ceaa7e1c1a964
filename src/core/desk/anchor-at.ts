import { MAX_FRAGMENT_WORDS } from '../formats/checks/quantities';
import type { Evidence } from '../model/claim';
import { countWords } from '../text/count-words';

const MAX_EXACT = 200;

/**
 * The anchor of a stretch of the text: its first words, at most six, on one line, with their position; UTF-16 code units, `end` exclusive. `null` when
 * there is no word in it.
 */
export function anchorAt(text: string, start: number, end: number, language: string): Evidence | null {
  const line = /[^\n]*\p{L}[^\n]*|[^\n]*\p{N}[^\n]*/u.exec(text.slice(start, end));
  if (line === null) return null;
  const lineStart = start + line.index;
  let from = lineStart;
  let to = from;
  for (const chunk of line[0].matchAll(/\S+/gu)) {
    const chunkStart = lineStart + chunk.index;
    const chunkEnd = chunkStart + chunk[0].length;
    if (to === from) from = chunkStart;
    if (isTooLong(text.slice(from, chunkEnd))) {
      // A web address is one chunk of many words.
      if (to <= from) to = longestPart(text, from, chunkEnd);
      break;
    }
    to = chunkEnd;
  }
  return to <= from ? null : { exact: text.slice(from, to), start: from, end: to, language };
}

function isTooLong(fragment: string): boolean {
  return fragment.length > MAX_EXACT || countWords(fragment) > MAX_FRAGMENT_WORDS;
}

function longestPart(text: string, from: number, to: number): number {
  let end = from;
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(
    text.slice(from, to),
  )) {
    if (isTooLong(text.slice(from, from + index + segment.length))) break;
    end = from + index + segment.length;
  }
  return end;
}
