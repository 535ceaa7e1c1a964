import type { Span } from '../reading';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD, type Tokens } from './tokens';

/** A sentence as tokens, `to` exclusive, and the paragraph it stands in. */
export interface Sentence extends Span {
  readonly from: number;
  readonly to: number;
  readonly paragraph: number;
}

/** From here on a full stop ends a sentence even after an initial; and the longest that any may be. */
const LONG_TOKENS = 150;
const MAX_TOKENS = 600;
const CLOSING = new Set(['"', '”', '“', '»', '’', "'", ')', ']', '…']);
const TERMINAL = new Set(['.', '!', '?', '…']);

/**
 * Sentences of a text: they end at a line break, and at a full stop, question or exclamation mark before a space and anything but a
 * lower-case letter, unless an abbreviation or an initial stands before it. Intl.Segmenter breaks after "Mayjen." and "Gen.", and took
 * longer than the whole of reading.
 */
export function findSentences(tokens: Tokens, abbreviations: ReadonlySet<string>): readonly Sentence[] {
  const { count, starts, ends, kinds, lower, capital } = tokens;
  const sentences: Sentence[] = [];
  let from = 0;
  let paragraph = 0;
  const finish = (to: number): void => {
    if (to > from) sentences.push({ from, to, start: starts[from] ?? 0, end: ends[to - 1] ?? 0, paragraph });
    from = to;
  };
  for (let token = 0; token < count; token++) {
    if (kinds[token] === LINE_BREAK) {
      if (isHardWrap(tokens, token)) continue;
      finish(token);
      from = token + 1;
      paragraph += 1;
      continue;
    }
    // What never ends is no sentence: rules look back to a sentence's start, and must not look back over a whole text.
    const length = token - from;
    if (length >= MAX_TOKENS) {
      finish(token);
      continue;
    }
    const mark = lower[token] ?? '';
    const isDotted = kinds[token] === WORD && mark.endsWith('.');
    if (!isDotted && (kinds[token] !== PUNCTUATION || !TERMINAL.has(mark))) continue;
    let next = token + 1;
    while (
      next < count &&
      kinds[next] === PUNCTUATION &&
      starts[next] === ends[next - 1] &&
      (CLOSING.has(lower[next] ?? '') || TERMINAL.has(lower[next] ?? ''))
    )
      next += 1;
    if (next >= count || kinds[next] === LINE_BREAK) continue;
    const hasSpace = (starts[next] ?? 0) > (ends[next - 1] ?? 0);
    if (!hasSpace) continue;
    if (kinds[next] === WORD && capital[next] !== 1 && isCased(lower[next] ?? '')) continue;
    if (isDotted && (next > token + 1 ? false : !startsSentence(tokens, next))) continue;
    if (
      mark === '.' &&
      length < LONG_TOKENS &&
      token > from &&
      next === token + 1 &&
      ends[token - 1] === starts[token]
    ) {
      const before = lower[token - 1] ?? '';
      if (
        kinds[token - 1] === WORD &&
        (abbreviations.has(before) || (before.length === 1 && capital[token - 1] === 1 && isCased(before)))
      )
        continue;
      if (kinds[token - 1] === NUMBER && kinds[next] === NUMBER && before.length < 3) continue;
    }
    finish(next);
    token = next - 1;
  }
  finish(count);
  return sentences;
}

/** Words that begin a sentence after "U.S." far more often than they follow it in a name. */
const OPENERS = new Set([
  'the',
  'a',
  'an',
  'he',
  'she',
  'it',
  'they',
  'but',
  'in',
  'on',
  'at',
  'this',
  'that',
  'we',
  'i',
  'there',
  'as',
  'if',
  'and',
  'his',
  'her',
  'their',
  'its',
  'when',
  'while',
  'for',
  'since',
  'after',
  'however',
]);

function startsSentence({ lower, kinds }: Tokens, token: number): boolean {
  return kinds[token] !== WORD || OPENERS.has(lower[token] ?? '');
}

const isCased = (word: string): boolean => word !== word.toUpperCase();

/** A single line break inside a sentence: text that was wrapped at a fixed width goes on with a lower-case letter. */
function isHardWrap({ kinds, lower, capital, count }: Tokens, token: number): boolean {
  if (token === 0 || token + 1 >= count || kinds[token - 1] === LINE_BREAK) return false;
  if (kinds[token + 1] !== WORD || capital[token + 1] === 1) return false;
  const before = lower[token - 1] ?? '';
  return isCased(lower[token + 1] ?? '') && (kinds[token - 1] !== PUNCTUATION || before === ',');
}
