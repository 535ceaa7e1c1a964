import type { FoundQuantity } from '../reading';
import type { Tokens } from '../units/tokens';
import type { NumberLexicon } from './number-lexicon';
import { phraseBefore } from './number-phrases';
import type { SpokenNumber } from './number-words';
import { finish, unitAfter } from './quantity-parts';

/** "between 20 and 30", "from 200 to 3,000", "5k-20k", "2-3 million". */
export function readRange(
  tokens: Tokens,
  numbers: readonly SpokenNumber[],
  at: number,
  lexicon: NumberLexicon,
): FoundQuantity | null {
  const first = numbers[at];
  const second = numbers[at + 1];
  if (first === undefined || second === undefined) return null;
  const { lower, text } = tokens;
  const opener = lexicon.rangeOpeners.get(lower[first.from - 1] ?? '');
  const gap = text.slice(first.end, second.start).trim();
  const isOpened = opener?.has(gap.toLowerCase()) ?? false;
  const isTight = second.start - first.end === 1 && /^[-–—~]$/.test(gap);
  const isDashed =
    /^[-–—~]$/.test(gap) &&
    (isTight || (first.start > 0 && second.start - first.end === 3)) &&
    first.value < second.value;
  const isWord = !/^[-–—~]$/.test(gap) && lexicon.rangeLinks.has(gap.toLowerCase()) && gap !== '';
  const value = sharedScale(first, second, tokens);
  if (!isOpened && !(isDashed && !isSerial(text, first, second)) && !(isWord && value < Math.abs(second.value)))
    return null;
  if (value > second.value) return null;
  const from = isOpened ? first.from - 1 : first.from;
  const start = isOpened ? (tokens.starts[from] ?? first.start) : first.start;
  const tail = unitAfter(tokens, second, lexicon);
  const before = phraseBefore(tokens, from, lexicon);
  return finish(tokens, {
    start,
    end: second.end,
    min: value,
    max: second.value,
    unit: tail,
    qualifier: 'range',
    approx: before?.kind === 'about',
    rule: 'range',
  });
}

/** "2–3 million": the scale of the second is the first's too. */
function sharedScale(first: SpokenNumber, second: SpokenNumber, tokens: Tokens): number {
  if (first.isPlainDigits && second.value >= 1000 && first.value < 1000) {
    const digits = Number(/^[\d.,]+/.exec(tokens.text.slice(second.start, second.end))?.[0].replace(',', '.') ?? NaN);
    if (digits > 0 && digits < 1000 && first.value < digits) return (first.value * second.value) / digits;
  }
  return first.value;
}

/** Telephone numbers, scores and dates: more than two numbers joined by dashes. */
function isSerial(text: string, first: SpokenNumber, second: SpokenNumber): boolean {
  return /[-–/+]/.test(text.charAt(first.start - 1)) || /^[-–/]\d/.test(text.slice(second.end, second.end + 2));
}
