import type { Qualifier } from '../model/claim';
import { countedNoun } from './counted-noun';
import { findKoreanQuantities } from './korean-quantities';
import { numberLexiconOf, type NumberLexicon, type Phrase, type PhraseKind } from './number-lexicon';
import { readNumber, type SpokenNumber } from './number-words';
import { fractionSign } from './numerals';
import type { FoundQuantity, ReadingLanguage } from './reading';
import { NUMBER, PUNCTUATION, WORD, type Tokens } from './tokens';

const CURRENCY_SIGN = /^[$€£¥₩₽₴₹₾฿₿]$/;
const CURRENCY_CODES = new Set([
  'us',
  'usd',
  'rp',
  'idr',
  'eur',
  'gbp',
  'hk',
  'rmb',
  'aud',
  'nzd',
  'cad',
  'sek',
  'jpy',
  'krw',
  'uah',
  'rub',
  'sen',
]);
const OPENING_BEFORE_DOT = /[\s(+\-–—"“]/;

/** Quantities of a text: numerals, words, ranges, "more than", "several thousand", with the noun or unit that they count. */
export function findQuantities(tokens: Tokens, language: ReadingLanguage): readonly FoundQuantity[] {
  if (language === 'ko') return findKoreanQuantities(tokens.text);
  const lexicon = numberLexiconOf(language);
  if (lexicon === null) return [];
  const numbers = findNumbers(tokens, lexicon);
  const quantities: FoundQuantity[] = [];
  for (let at = 0; at < numbers.length; at++) {
    const first = numbers[at];
    if (first === undefined) continue;
    const range = readRange(tokens, numbers, at, lexicon);
    if (range !== null) {
      quantities.push(range);
      at += 1;
      continue;
    }
    const previousEnd = quantities.at(-1)?.end ?? 0;
    const quantity = qualify(tokens, first, lexicon, previousEnd);
    const merged = mergeWith(quantities.at(-1), quantity, tokens.text);
    if (merged !== null) quantities[quantities.length - 1] = merged;
    else quantities.push(quantity);
  }
  return withVague(tokens, lexicon, quantities);
}

function findNumbers(tokens: Tokens, lexicon: NumberLexicon): SpokenNumber[] {
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

/** "between 20 and 30", "from 200 to 3,000", "5k-20k", "2-3 million". */
function readRange(
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

/** A number with the words around it. */
function qualify(tokens: Tokens, number: SpokenNumber, lexicon: NumberLexicon, previousEnd: number): FoundQuantity {
  let from = number.from;
  let { start, end } = number;
  let unit: string | null = null;
  // Currency signs and codes before: "US$ 150 million", "Rp 31 juta".
  const signAt = from - 1;
  const mark = tokens.lower[signAt] ?? '';
  if (
    CURRENCY_SIGN.test(mark) ||
    (CURRENCY_CODES.has(mark) && (tokens.capital[signAt] === 1 || tokens.kinds[signAt] === WORD))
  ) {
    if ((tokens.starts[signAt] ?? 0) >= previousEnd && start - (tokens.ends[signAt] ?? 0) <= 1) {
      unit = mark;
      from = signAt;
      start = tokens.starts[signAt] ?? start;
      const code = tokens.lower[signAt - 1] ?? '';
      if (CURRENCY_SIGN.test(mark) && CURRENCY_CODES.has(code)) {
        from = signAt - 1;
        start = tokens.starts[from] ?? start;
        unit = `${code}${mark}`;
      }
    }
  }
  const before = phraseBefore(tokens, from, lexicon);
  const after = phraseAfter(tokens, number.to, lexicon);
  const noun = unitAfter(tokens, number, lexicon);
  let min: number | null = number.value;
  let max: number | null = number.value;
  let qualifier: Qualifier = 'exactly';
  let approx = false;
  const kind = after?.kind ?? before?.kind;
  if (before !== null && before.kind !== 'vague' && (tokens.starts[before.from] ?? 0) >= previousEnd)
    start = tokens.starts[before.from] ?? start;
  if (after !== null) end = tokens.ends[after.to - 1] ?? end;
  switch (kind) {
    case 'more-than':
    case 'at-least':
    case 'after-at-least':
      max = null;
      qualifier = kind === 'more-than' ? 'more-than' : 'at-least';
      break;
    case 'less-than':
    case 'up-to':
    case 'after-up-to':
      min = null;
      qualifier = 'up-to';
      break;
    case 'nearly':
      qualifier = 'nearly';
      approx = true;
      break;
    case 'about':
      qualifier = 'about';
      approx = true;
      break;
    case 'vague':
    case undefined:
      break;
  }
  return finish(tokens, {
    start,
    end,
    min,
    max,
    unit: unit ?? noun,
    qualifier,
    approx,
    rule: number.isPlainDigits ? 'digits' : 'number-words',
  });
}

function finish(tokens: Tokens, quantity: Omit<FoundQuantity, 'text'>): FoundQuantity {
  return { ...quantity, text: tokens.text.slice(quantity.start, quantity.end) };
}

interface PhraseAt {
  readonly kind: PhraseKind;
  readonly from: number;
  readonly to: number;
}

function phraseBefore(tokens: Tokens, to: number, lexicon: NumberLexicon): PhraseAt | null {
  const phrase = match(tokens, lexicon.before.get(tokens.lower[to - 1] ?? ''), (words) => to - words.length);
  return phrase;
}

function phraseAfter(tokens: Tokens, from: number, lexicon: NumberLexicon): PhraseAt | null {
  return match(tokens, lexicon.after.get(tokens.lower[from] ?? ''), () => from);
}

function match(
  tokens: Tokens,
  phrases: readonly Phrase[] | undefined,
  start: (words: readonly string[]) => number,
): PhraseAt | null {
  for (const { words, kind } of phrases ?? []) {
    const from = start(words);
    if (from >= 0 && words.every((word, offset) => tokens.lower[from + offset] === word))
      return { kind, from, to: from + words.length };
  }
  return null;
}

/** Per cent, a currency, or the noun that is counted; with "of" and adjectives it is cut short at the first noun-like word. */
function unitAfter(tokens: Tokens, number: SpokenNumber, lexicon: NumberLexicon): string | null {
  const at = number.to;
  const word = tokens.lower[at] ?? '';
  if (word === '%' || word === '$' || word === '€') return word;
  if (word === 'per' && tokens.lower[at + 1] === 'cent') return 'percent';
  if (tokens.kinds[at] !== WORD || tokens.capital[at] === 1) return null;
  if (lexicon.words.has(word) || lexicon.before.has(word) || lexicon.notUnits.has(word) || word.length < 2) return null;
  return countedNoun(tokens, at, lexicon);
}

/** "thirteen dollars and forty-five cents", "10 $ 30 cent", "forty-five (45)", "at most 100 and at least 20", "more than 10 but less than 20". */
function mergeWith(previous: FoundQuantity | undefined, next: FoundQuantity, text: string): FoundQuantity | null {
  if (previous === undefined) return null;
  const gap = text.slice(previous.end, next.start);
  if (
    previous.min === next.min &&
    previous.max === next.max &&
    previous.min !== null &&
    gap.trim() === '(' &&
    text.charAt(next.end) === ')'
  )
    return { ...previous, end: next.end + 1, text: text.slice(previous.start, next.end + 1) };
  const isLower = previous.max === null && previous.min !== null && next.min === null && next.max !== null;
  const isUpper = previous.min === null && previous.max !== null && next.max === null && next.min !== null;
  if ((isLower || isUpper) && /^\s*(,|and|but|, and|dan|tetapi|и|і|та|але|но)\s*$/.test(gap)) {
    const min = isLower ? previous.min : next.min;
    const max = isLower ? next.max : previous.max;
    if (min !== null && max !== null && min <= max)
      return { ...previous, end: next.end, text: text.slice(previous.start, next.end), min, max, qualifier: 'range' };
  }
  if (
    isMoney(previous) &&
    previous.min !== null &&
    next.min !== null &&
    next.min < 100 &&
    previous.min === previous.max &&
    next.qualifier === 'exactly' &&
    next.min === next.max
  ) {
    const isCents = /^(cents?|sen|pence|копе|цент)/.test(next.unit ?? '');
    const afterUnit = text.slice(previous.end, next.start).trim().toLowerCase();
    const names = (previous.unit ?? '').toLowerCase();
    if (isCents && (afterUnit === `${names} and` || afterUnit === names || afterUnit === `${names},`)) {
      const value = previous.min + next.min / 100;
      return { ...previous, end: next.end, text: text.slice(previous.start, next.end), min: value, max: value };
    }
  }
  return null;
}

const isMoney = ({ unit }: FoundQuantity): boolean =>
  unit !== null && /^(dollars?|euros?|pounds?|\$|€|£|usd)$/.test(unit);

/** Vague numbers, which stay words: "several thousand", "ribuan", "sejumlah kecil". */
function withVague(
  tokens: Tokens,
  lexicon: NumberLexicon,
  quantities: readonly FoundQuantity[],
): readonly FoundQuantity[] {
  const all: FoundQuantity[] = [...quantities];
  for (let token = 0; token < tokens.count; token++) {
    const phrases = lexicon.before.get(tokens.lower[token] ?? '');
    if (phrases === undefined) continue;
    const found = match(
      tokens,
      phrases.filter(({ kind }) => kind === 'vague'),
      (words) => token + 1 - words.length,
    );
    if (found === null || isShorterVague(tokens, found.from, found.to, lexicon)) continue;
    let to = found.to;
    while (
      to < tokens.count &&
      tokens.kinds[to] === WORD &&
      ['scale', 'hundred', 'tens'].includes(lexicon.words.get(tokens.lower[to] ?? '')?.kind ?? '')
    )
      to += 1;
    const hasScale = to > found.to;
    const noun = tokens.kinds[to] === WORD && tokens.capital[to] !== 1 ? (tokens.lower[to] ?? null) : null;
    const start = tokens.starts[found.from] ?? 0;
    const end = tokens.ends[to - 1] ?? 0;
    // "some" alone counts nothing; "a small number" does, also without its noun.
    if (!hasScale && noun === null && found.to - found.from < 2) continue;
    if (hasScale) {
      // What was read as an exact number is vague after all: "several thousand".
      for (let at = all.length - 1; at >= 0; at--) {
        const other = all[at];
        if (other !== undefined && other.start < end && other.end > start) all.splice(at, 1);
      }
    } else if (all.some((other) => other.start < end && other.end > start)) continue;
    all.push(
      finish(tokens, {
        start,
        end,
        min: null,
        max: null,
        unit: noun,
        qualifier: 'vague',
        approx: true,
        rule: 'vague-number',
      }),
    );
  }
  return all.sort((a, b) => a.start - b.start);
}

/** "sejumlah" where "sejumlah kecil" stands: the longer one is read when its last word comes. */
function isShorterVague(tokens: Tokens, from: number, to: number, lexicon: NumberLexicon): boolean {
  for (let last = to; last < Math.min(tokens.count, to + 2); last++) {
    const longer = (lexicon.before.get(tokens.lower[last] ?? '') ?? []).filter(
      ({ kind, words }) => kind === 'vague' && words.length === last + 1 - from,
    );
    if (match(tokens, longer, () => from) !== null) return true;
  }
  return false;
}
