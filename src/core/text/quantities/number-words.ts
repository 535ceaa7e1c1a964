import { NUMBER, PUNCTUATION, WORD, type Tokens } from '../units/tokens';
import type { NumberLexicon, NumberWord } from './number-lexicon';
import { readNumeral } from './numerals';

/** A number in words, digits or both, as tokens, `to` exclusive; `end` may lie inside the last token ("10k"). */
export interface SpokenNumber {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly isPlainDigits: boolean;
  readonly isFraction: boolean;
}

/**
 * The number that begins at a token: "4 thousand 3 hundred and 21", "dua puluh delapan", "пятьсот двадцать пять", "two and a half",
 * "three fifths", "-1.2M". `null` where none does. Fractions by ordinals and "and a half" are English only, as the lexicons are.
 */
export function readNumber(tokens: Tokens, from: number, lexicon: NumberLexicon): SpokenNumber | null {
  const state = {
    total: 0,
    group: 0,
    groupDigits: false,
    last: '' as NumberWord['kind'] | 'digits' | '',
    lastScale: Infinity,
    seen: 0,
    plain: false,
  };
  const { text, lower, kinds } = tokens;
  let at = from;
  let end = -1;
  let isPlainDigits = false;
  let isFraction = false;
  let confirmedTo = from;
  let lastUnit = 0;
  let pendingAnd = false;
  let result = 0;
  const confirm = (to: number, endOffset: number): void => {
    confirmedTo = to;
    end = endOffset;
    result = state.total + state.group;
  };

  while (at < tokens.count) {
    const word = lower[at] ?? '';
    if (
      kinds[at] === PUNCTUATION &&
      word === '-' &&
      state.seen > 0 &&
      isNumberWord(lexicon, lower[at + 1]) &&
      state.last !== 'digits'
    ) {
      at += 1;
      continue;
    }
    if (kinds[at] === NUMBER) {
      // Digits open a number ("4 thousand"), or go on after a scale ("4 thousand 3 hundred").
      if (state.seen > 0 && state.last !== 'scale' && state.last !== 'hundred') break;
      const tokenEnd = tokens.ends[at] ?? 0;
      const numeral = readNumeral(text, tokens.starts[at] ?? 0, tokenEnd, lexicon.decimal);
      // "3 hundred and 2 hundred" are two numbers.
      if (state.seen > 0 && pendingAnd && lexicon.words.get(lower[at + 1] ?? '')?.kind === 'hundred') break;
      if (
        state.seen > 0 &&
        (!numeral.isPlain ||
          numeral.value === 0 ||
          (state.last === 'scale' && numeral.value >= state.lastScale) ||
          (state.last === 'hundred' && numeral.value >= 100))
      )
        break;
      state.group += numeral.value;
      state.last = 'digits';
      isPlainDigits = state.seen === 0 && numeral.isPlain;
      state.seen += 1;
      pendingAnd = false;
      let next = at + 1;
      let stop = numeral.end;
      while (next < tokens.count && (tokens.starts[next] ?? 0) < stop) next += 1;
      const suffix = suffixAt(tokens, next, stop, lexicon);
      if (suffix !== null) {
        state.group *= suffix.factor;
        stop = suffix.end;
        while (next < tokens.count && (tokens.starts[next] ?? 0) < stop) next += 1;
        isPlainDigits = false;
      }
      at = next;
      confirm(at, stop);
      if (suffix !== null || numeral.end < tokenEnd) break;
      continue;
    }
    if (kinds[at] !== WORD) break;
    const entry = lexicon.words.get(word.endsWith('.') ? word.slice(0, -1) : word);
    if (entry === undefined) break;
    const tokenEnd = tokens.ends[at] ?? 0;
    if (entry.kind === 'connector') {
      if (state.seen === 0 || pendingAnd) break;
      pendingAnd = true;
      at += 1;
      continue;
    }
    if (entry.kind === 'article') {
      const next = lexicon.words.get(lower[at + 1] ?? '');
      if (
        next === undefined ||
        (next.kind !== 'hundred' && next.kind !== 'scale' && next.kind !== 'half' && next.kind !== 'ordinal')
      )
        break;
      if (next.kind === 'ordinal' && (next.value < 3 || state.seen > 0 !== pendingAnd)) break;
      if (next.kind === 'half' && state.seen > 0 && !pendingAnd) break;
      at += 1;
      continue;
    }
    if (entry.kind === 'negative') break;
    if (entry.kind === 'point') {
      const decimals = readDecimals(tokens, at + 1, lexicon);
      if (decimals === null) break;
      state.group += decimals.value;
      state.seen += 1;
      at = decimals.to;
      confirm(at, tokens.ends[at - 1] ?? tokenEnd);
      state.last = 'value';
      const scale = lexicon.words.get(lower[at] ?? '');
      if (scale?.kind !== 'scale') break;
      continue;
    }
    if (entry.kind === 'half') {
      if (state.seen > 0 && !pendingAnd && state.last !== 'value') break;
      const scale = lexicon.words.get(lower[at + 1] ?? '');
      if (state.seen === 0 || pendingAnd) {
        // "half a million", "a quarter million", "five and a half million".
        if (scale?.kind === 'scale' && scale.value >= 1000) {
          if (state.seen === 0 || state.last === 'scale') state.total += entry.value * scale.value;
          else state.total += (state.group + entry.value) * scale.value;
          state.group = 0;
          at += 2;
          state.seen += 1;
          confirm(at, tokens.ends[at - 1] ?? 0);
          break;
        }
        if (state.last === 'scale' && state.group === 0) state.total += entry.value * state.lastScale;
        else state.group += entry.value;
      } else state.group *= entry.value;
      state.seen += 1;
      isFraction = true;
      at += 1;
      confirm(at, tokenEnd);
      break;
    }
    if (entry.kind === 'ordinal') {
      const fraction = readFraction(tokens, from, at, lexicon);
      if (fraction === null) break;
      result = fraction.value;
      confirmedTo = at + 1;
      end = tokenEnd;
      isFraction = true;
      at += 1;
      state.seen += 1;
      return {
        value: result,
        from,
        to: confirmedTo,
        start: tokens.starts[from] ?? 0,
        end,
        isPlainDigits: false,
        isFraction,
      };
    }
    if (entry.kind === 'value') {
      if (state.last === 'digits' && !pendingAnd) break;
      if (state.last === 'value') {
        // "twenty one", "one twenty two"; "three four" are two numbers.
        const last = lastUnit;
        const isTensUnit = last >= 20 && last < 100 && last % 10 === 0 && entry.value > 0 && entry.value < 10;
        const isHundredTens =
          last > 0 &&
          last < 10 &&
          entry.value >= 20 &&
          entry.value < 100 &&
          state.group < 10 &&
          lexicon.loneScales.size > 0;
        const isAfterHundreds = last >= 100 && entry.value < 100 && entry.value > 0;
        if (isHundredTens) state.group *= 100;
        else if (!isTensUnit && !isAfterHundreds) break;
      }
      if (pendingAnd && state.last !== 'scale' && state.last !== 'hundred') break;
      if (entry.value === 0 && state.seen > 0) break;
      state.group += entry.value;
      lastUnit = entry.value;
    } else if (entry.kind === 'whole') {
      if (entry.value >= 1000) {
        state.total += entry.value;
        state.lastScale = entry.value;
      } else state.group += entry.value;
      lastUnit = 0;
    } else if (entry.kind === 'tens') {
      if (lastUnit === 0) break;
      state.group += lastUnit * (entry.value - 1);
      lastUnit = 0;
    } else if (entry.kind === 'teens') {
      state.group += entry.value;
      lastUnit = 0;
    } else if (entry.kind === 'hundred') {
      if (state.seen === 0 && !lexicon.loneScales.has(word)) break;
      if (lexicon.words.get('puluh') !== undefined)
        state.group += (lastUnit === 0 ? 1 : lastUnit) * (entry.value - (lastUnit === 0 ? 0 : 1));
      else if (pendingAnd) break;
      else state.group = (state.group === 0 ? 1 : state.group) * entry.value;
      lastUnit = 0;
    } else {
      // A scale: thousand, juta, тысяч. Alone it is a number only where the lexicon says so.
      if (state.seen === 0 && !lexicon.loneScales.has(word) && !isAfterArticle(lower, at, lexicon)) break;
      if (pendingAnd) break;
      if (state.group === 0 && state.seen > 0 && (state.last === 'scale' || state.last === 'whole'))
        state.total *= entry.value;
      else if (entry.value > state.lastScale && state.total > 0)
        state.total = (state.total + state.group) * entry.value;
      else state.total += (state.group === 0 ? 1 : state.group) * entry.value;
      state.group = 0;
      state.lastScale = entry.value;
      lastUnit = 0;
    }
    state.last =
      entry.kind === 'tens' || entry.kind === 'teens' || entry.kind === 'whole'
        ? entry.kind === 'whole' && entry.value >= 1000
          ? 'scale'
          : 'hundred'
        : entry.kind;
    state.seen += 1;
    pendingAnd = false;
    isPlainDigits = false;
    at += 1;
    confirm(at, tokenEnd);
  }
  if (end === -1) return null;
  return { value: result, from, to: confirmedTo, start: tokens.starts[from] ?? 0, end, isPlainDigits, isFraction };
}

function isNumberWord(lexicon: NumberLexicon, word: string | undefined): boolean {
  const entry = lexicon.words.get(word ?? '');
  return (
    entry !== undefined &&
    entry.kind !== 'connector' &&
    entry.kind !== 'article' &&
    entry.kind !== 'negative' &&
    entry.kind !== 'point'
  );
}

function isAfterArticle(lower: readonly string[], at: number, lexicon: NumberLexicon): boolean {
  return lexicon.words.get(lower[at - 1] ?? '')?.kind === 'article';
}

/** "k", "M", "mil" right after digits or one space later; a scale word with its full stop ("тис.") is a word of its own. */
function suffixAt(
  tokens: Tokens,
  next: number,
  end: number,
  lexicon: NumberLexicon,
): { factor: number; end: number } | null {
  if (tokens.kinds[next] !== WORD) return null;
  const start = tokens.starts[next] ?? 0;
  if (start - end > 2) return null;
  const word = tokens.text.slice(start, tokens.ends[next]);
  const factor = lexicon.suffixes.get(word);
  if (factor === undefined) return null;
  // "1 m" is a metre and "5 t" tons; letters apart from the digits count only where nothing else is meant.
  if (start > end && !['k', 'K', 'G', 'mn', 'bn'].includes(word)) return null;
  if (
    ['m', 'b', 't', 'M', 'B', 'T'].includes(word) &&
    start === end &&
    !isMoneyBefore(tokens, next) &&
    word === word.toLowerCase()
  )
    return null;
  return { factor, end: tokens.ends[next] ?? end };
}

function isMoneyBefore({ text, starts }: Tokens, next: number): boolean {
  const at = (starts[next - 1] ?? 0) - 1;
  return at >= 0 && /[$€£¥]/.test(text.charAt(at));
}

/** "point zero three", "point 77": digits after the point, one by one. */
function readDecimals(tokens: Tokens, from: number, lexicon: NumberLexicon): { value: number; to: number } | null {
  let digits = '';
  let at = from;
  while (at < tokens.count) {
    if (tokens.kinds[at] === NUMBER && digits === '' && /^\d+$/.test(tokens.lower[at] ?? '')) {
      digits = tokens.lower[at] ?? '';
      at += 1;
      break;
    }
    const entry = lexicon.words.get(tokens.lower[at] ?? '');
    if (entry?.kind !== 'value' || entry.value > 99) break;
    digits += String(entry.value);
    at += 1;
  }
  return digits === '' ? null : { value: Number(`0.${digits}`), to: at };
}

/**
 * "three fifths", "one twenty-fifth", "one hundred thirty-fifths", "twenty and three fifths": the words before the ordinal are cut
 * into numerator and denominator; "and" parts a whole number from its fraction.
 */
function readFraction(tokens: Tokens, from: number, ordinal: number, lexicon: NumberLexicon): { value: number } | null {
  const { lower } = tokens;
  const entry = lexicon.words.get(lower[ordinal] ?? '');
  if (entry === undefined || entry.value < 2 || ordinal === from) return null;
  const first = lexicon.words.get(lower[from] ?? '');
  // "A third man" is one of several; "a third of them", "by a third" are shares.
  if (first?.kind === 'article' && ordinal === from + 1)
    return isCounted(tokens, ordinal + 1, lexicon) ? null : { value: 1 / entry.value };
  const isPlural = (lower[ordinal] ?? '').endsWith('s');
  let numeratorEnd = ordinal;
  let denominator = entry.value;
  const before = lexicon.words.get(
    lower[ordinal - 1] === '-' ? (lower[ordinal - 2] ?? '') : (lower[ordinal - 1] ?? ''),
  );
  const isHyphened = lower[ordinal - 1] === '-';
  const tensAt = isHyphened ? ordinal - 2 : ordinal - 1;
  if (
    before?.kind === 'value' &&
    before.value >= 20 &&
    before.value < 100 &&
    entry.value < 10 &&
    tensAt > from &&
    (isHyphened || !isPlural || tensAt === from + 1)
  ) {
    denominator += before.value;
    numeratorEnd = tensAt;
  }
  let and = -1;
  for (let at = numeratorEnd - 1; at > from; at--)
    if (lexicon.words.get(lower[at] ?? '')?.kind === 'connector') {
      and = at;
      break;
    }
  const whole = and === -1 ? 0 : valueOf(tokens, from, and, lexicon);
  const numerator = valueOf(tokens, and === -1 ? from : and + 1, numeratorEnd, lexicon);
  if (
    and !== -1 &&
    whole !== null &&
    whole % 100 === 0 &&
    whole >= 100 &&
    whole < 1000 &&
    numerator !== null &&
    denominator === entry.value &&
    numerator >= 10
  )
    return { value: (whole + numerator) / denominator };
  if (whole === null || numerator === null) return null;
  return { value: whole + numerator / denominator };
}

/** A noun in small letters right after an ordinal. */
function isCounted({ kinds, lower, capital }: Tokens, at: number, { notUnits }: NumberLexicon): boolean {
  const word = lower[at] ?? '';
  return kinds[at] === WORD && capital[at] !== 1 && word.length > 2 && !notUnits.has(word) && !/(?:er|ly)$/u.test(word);
}

function valueOf(tokens: Tokens, from: number, to: number, lexicon: NumberLexicon): number | null {
  if (lexicon.words.get(tokens.lower[from] ?? '')?.kind === 'article' && to === from + 1) return 1;
  let end = to;
  while (end > from && tokens.lower[end - 1] === '-') end -= 1;
  const part: Tokens = { ...tokens, count: end };
  const number = readNumber(part, from, lexicon);
  return number !== null && number.to >= end ? number.value : null;
}
