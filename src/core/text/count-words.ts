/** Cuts by dictionary where a script has no spaces, and by Unicode's rules elsewhere; the same in every language. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const HANGUL = /\p{Script=Hangul}/u;
const LETTERS = /[\p{L}\p{M}\p{N}]+/gu;

/** How many words a text has, punctuation not counted: "600.000 tentara Rusia" has three, "북한군 3천 명" too. */
export function countWords(text: string): number {
  let count = 0;
  for (const chunk of text.split(/\s+/u)) {
    // Korean has spaces, but the dictionary cuts within words all the same.
    if (HANGUL.test(chunk)) count += chunk.match(LETTERS)?.length ?? 0;
    else for (const { isWordLike } of segmenter.segment(chunk)) if (isWordLike === true) count += 1;
  }
  return count;
}
