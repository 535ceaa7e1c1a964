import { NUMBER, PUNCTUATION, WORD, type Tokens } from '../units/tokens';
import type { NumberLexicon } from './number-lexicon';
import { readNumber, type SpokenNumber } from './number-words';
import { fractionSign } from './numerals';

const OPENING_BEFORE_DOT = /[\s(+\-–—"“]/;

/** Every number of a text, in digits and words, in order. */
export function findNumbers(tokens: Tokens, lexicon: NumberLexicon): SpokenNumber[] {
  const numbers: SpokenNumber[] = [];
  const { kinds, lower, text } = tokens;
  for (let token = 0; token < tokens.count; token++) {
    const kind = kinds[token];
    let found: SpokenNumber | null = null;
    if (kind === NUMBER) found = readNumber(tokens, token, lexicon);
    else if (kind === WORD) {
      const entry = lexicon.words.get(lower[token] ?? '');
      if (entry === undefined) {
        if (pairStarts(lexicon).has(lower[token] ?? '')) found = readPair(tokens, token, lexicon);
      } else if (entry.kind === 'negative') found = signed(tokens, token, readNumber(tokens, token + 1, lexicon));
      else if (entry.kind !== 'connector')
        found = readPair(tokens, token, lexicon) ?? readNumber(tokens, token, lexicon);
    } else if (kind === PUNCTUATION) {
      const mark = lower[token] ?? '';
      const fraction = fractionSign(mark);
      const start = tokens.starts[token] ?? 0;
      if (fraction !== undefined)
        found = {
          value: fraction,
          from: token,
          to: token + 1,
          start,
          end: start + 1,
          isPlainDigits: false,
          isFraction: true,
        };
      else if ((mark === '.' || mark === ',') && isLeadingDot(tokens, token)) {
        const after = readNumber(tokens, token + 1, lexicon);
        const digits = lower[token + 1] ?? '';
        if (after !== null)
          found = { ...after, value: after.value / 10 ** digits.length, from: token, start, isPlainDigits: false };
      } else if ((mark === '-' || mark === '−') && isSign(tokens, token)) {
        const dotted = lower[token + 1] === '.' || lower[token + 1] === ',' ? token + 2 : token + 1;
        const after = readNumber(tokens, dotted, lexicon);
        if (after !== null) {
          const value = dotted === token + 2 ? after.value / 10 ** (lower[dotted] ?? '').length : after.value;
          found = { ...after, value: -value, from: token, start, isPlainDigits: false };
        }
      }
    }
    if (found === null) continue;
    found = overOrOutOf(tokens, found, lexicon);
    if (isPartOfWord(text, found)) continue;
    numbers.push(found);
    token = Math.max(token, found.to - 1);
    // Digits that a list or an address holds together ("22,24,26") are read one by one.
    const tokenEnd = tokens.ends[token] ?? 0;
    if (kind === NUMBER && found.end < tokenEnd) numbers.push(...restOfToken(text, found.end, tokenEnd, token));
  }
  return numbers;
}

const LONGEST_PREFIX = 16;

/** "F16", "B52", "Covid-19", "Ту-95": digits that a letter touches on the left, by a hyphen or not, are part of a name. */
function isPartOfWord(text: string, { start }: SpokenNumber): boolean {
  return (
    /\p{L}$|(?<![\p{L}\d])\p{L}+-$/u.test(text.slice(Math.max(0, start - LONGEST_PREFIX), start)) &&
    /\d/.test(text.charAt(start)) &&
    !/(?:^|[^\p{L}])(?:rp|usd|us|eur|gbp|hk|aud|nzd)$/iu.test(text.slice(Math.max(0, start - 4), start))
  );
}

function restOfToken(text: string, from: number, to: number, token: number): SpokenNumber[] {
  const rest: SpokenNumber[] = [];
  for (const match of text.slice(from, to).matchAll(/\d+/g)) {
    const start = from + match.index;
    rest.push({
      value: Number(match[0]),
      from: token,
      to: token + 1,
      start,
      end: start + match[0].length,
      isPlainDigits: true,
      isFraction: false,
    });
  }
  return rest;
}

function isLeadingDot({ text, kinds, starts, ends }: Tokens, token: number): boolean {
  const start = starts[token] ?? 0;
  return (
    kinds[token + 1] === NUMBER &&
    starts[token + 1] === ends[token] &&
    (start === 0 || OPENING_BEFORE_DOT.test(text.charAt(start - 1)))
  );
}

/** A minus sign: nothing or a space before it, a number close after it. */
function isSign({ text, kinds, lower, starts, ends, count }: Tokens, token: number): boolean {
  const start = starts[token] ?? 0;
  if (start > 0 && !/[\s(<>=≤≥]/.test(text.charAt(start - 1))) return false;
  if (token + 1 >= count) return false;
  const gap = (starts[token + 1] ?? 0) - (ends[token] ?? 0);
  const isNumber =
    kinds[token + 1] === NUMBER ||
    ((lower[token + 1] === '.' || lower[token + 1] === ',') && kinds[token + 2] === NUMBER);
  // "- 10 km away" in a list is no minus, "- 10" at the start of the text is.
  return isNumber && (gap === 0 || (gap === 1 && token === 0));
}

function signed(tokens: Tokens, token: number, number: SpokenNumber | null): SpokenNumber | null {
  return number === null ? null : { ...number, value: -number.value, from: token, start: tokens.starts[token] ?? 0 };
}

const starts = new WeakMap<NumberLexicon, ReadonlySet<string>>();

function pairStarts(lexicon: NumberLexicon): ReadonlySet<string> {
  const known = starts.get(lexicon);
  if (known !== undefined) return known;
  const set = new Set(lexicon.pairs.map(({ words }) => words[0] ?? ''));
  starts.set(lexicon, set);
  return set;
}

function readPair(tokens: Tokens, token: number, lexicon: NumberLexicon): SpokenNumber | null {
  for (const { words, value } of lexicon.pairs) {
    if (words.every((word, offset) => tokens.lower[token + offset] === word)) {
      const to = token + words.length;
      return {
        value,
        from: token,
        to,
        start: tokens.starts[token] ?? 0,
        end: tokens.ends[to - 1] ?? 0,
        isPlainDigits: false,
        isFraction: false,
      };
    }
  }
  return null;
}

/** "one over three", "two out of five hundred", "1 in twenty-one": where the first is smaller and both are whole. */
function overOrOutOf(tokens: Tokens, number: SpokenNumber, lexicon: NumberLexicon): SpokenNumber {
  if (lexicon.loneScales.size === 0 || number.value <= 0 || !Number.isInteger(number.value) || number.value > 1000)
    return number;
  const { lower } = tokens;
  const link = lower[number.to] ?? '';
  const isOut = link === 'out' && lower[number.to + 1] === 'of';
  const isIn = link === 'in' && number.value === 1;
  if (!isOut && !isIn && link !== 'over') return number;
  const other = readNumber(tokens, number.to + (isOut ? 2 : 1), lexicon);
  if (other === null || other.value <= number.value || !Number.isInteger(other.value)) return number;
  if (isIn && other.value > 1000) return number;
  if (link === 'over' && number.value !== 1) return number;
  return {
    ...other,
    value: number.value / other.value,
    from: number.from,
    start: number.start,
    isPlainDigits: false,
    isFraction: true,
  };
}
