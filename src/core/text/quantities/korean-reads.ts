import ko from '../lexicon/ko.json';
import {
  AFTER_BARE,
  DIGITS,
  isCounted,
  LARGE,
  NATIVE,
  readCardinal,
  readNative,
  skipSpaces,
  SMALL,
  type Cardinal,
} from './korean-numerals';

const HANGUL = /[가-힣]/;

const STARTS = new Set([
  ...DIGITS.keys(),
  ...SMALL.keys(),
  ...LARGE.keys(),
  ...NATIVE.map(([word]) => word.charAt(0)),
  '마',
  '음',
  '다',
  '수',
  '몇',
  '반',
  '절',
]);

/** "이번 화재" is this fire; "두 시간 만에" is after two hours. */
const NOT_NUMBERS =
  /^(?:이번(?!째)|공장|사장(?!의 )|이사[장회]|구청|사건|사람|일부|일대|이상|이하|이후|이전|만에(?![가-힣])|만이(?![가-힣]))/;

/** A number and where it stands. */
export interface Read {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** Only Hangul, of one syllable: a number only where a counter follows. */
  readonly isWeak: boolean;
}

/** Every number of a Korean text, in order. */
export function findReads(text: string): Read[] {
  const reads: Read[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text.charAt(at);
    const code = text.charCodeAt(at);
    const isDigit = code >= 48 && code <= 57;
    if (!isDigit && letter !== '-' && letter !== '.' && !STARTS.has(letter)) {
      at += 1;
      continue;
    }
    const isWordStart = at === 0 || !/[가-힣A-Za-z0-9]/.test(text.charAt(at - 1));
    const read = (isDigit || isWordStart) && !NOT_NUMBERS.test(text.slice(at, at + 4)) ? readAt(text, at) : null;
    if (read === null) {
      // Past the rest of this word: numbers in Hangul begin words.
      at += 1;
      if (!isDigit && HANGUL.test(letter)) while (at < text.length && HANGUL.test(text.charAt(at))) at += 1;
      continue;
    }
    reads.push(read);
    at = Math.max(at + 1, read.end);
  }
  return reads;
}

function readAt(text: string, start: number): Read | null {
  let at = start;
  let sign = 1;
  for (const word of ko.numbers.negative) {
    if (text.startsWith(word, at)) {
      sign = -1;
      at = skipSpaces(text, at + word.length);
    }
  }
  if (
    sign === 1 &&
    text.charAt(at) === '-' &&
    /^-\s?[\d.]/.test(text.slice(at, at + 3)) &&
    (at === 0 || !/[\p{L}\d]/u.test(text.charAt(at - 1)))
  ) {
    sign = -1;
    at = skipSpaces(text, at + 1);
  }
  const dozen = ko.numbers.dozen.find((word) => text.startsWith(word, at));
  if (dozen !== undefined) return { value: 12, start, end: at + dozen.length, isWeak: false };
  const half = /^(?:절반|반(?=이 |을 |의 |은 ))/.exec(text.slice(at, at + 4));
  if (half !== null) return { value: 0.5, start, end: at + half[0].length, isWeak: false };
  const number = readCardinal(text, at) ?? readNative(text, at);
  if (number === null) return null;
  const fraction = readFraction(text, number);
  if (fraction !== null) return { value: sign * fraction.value, start, end: fraction.end, isWeak: false };
  // "이십과 오분의 삼": a whole number and its fraction.
  const joint = /^(?:과|와)\s/.exec(text.slice(number.end, number.end + 2));
  if (joint !== null) {
    const after = readAt(text, number.end + joint[0].length);
    if (after !== null && after.value > 0 && after.value < number.value) {
      const isFraction = !Number.isInteger(after.value);
      if (isFraction) return { value: sign * (number.value + after.value), start, end: after.end, isWeak: false };
    }
  }
  if (number.isWeak && sign === 1 && !isCounted(text, number.end) && !isBareWord(text, start, number.end)) return null;
  if (
    !number.isWeak &&
    !number.hasDigits &&
    !isCounted(text, number.end) &&
    !AFTER_BARE.test(text.slice(number.end, number.end + 3))
  )
    return null;
  return { value: sign * number.value, start, end: number.end, isWeak: number.isWeak };
}

/** "삼분의 이", "3분의 1", "백억분의 일", "일백조 분의 일": the denominator comes first. */
function readFraction(text: string, denominator: Cardinal): { value: number; end: number } | null {
  const link = /^\s?분의\s?/.exec(text.slice(denominator.end, denominator.end + 4));
  if (link === null || denominator.value === 0) return null;
  let at = denominator.end + link[0].length;
  let sign = 1;
  for (const word of ko.numbers.negative) {
    if (text.startsWith(word, at)) {
      sign = -1;
      at = skipSpaces(text, at + word.length);
    }
  }
  const numerator = readCardinal(text, at);
  if (numerator === null) return null;
  // "백억분의 일만 주세요": 만 here is the particle.
  const isParticle =
    /[일이삼사오육칠팔구]만$/.test(text.slice(at, numerator.end)) &&
    numerator.value >= 10000 &&
    numerator.end - at === 2;
  return isParticle
    ? { value: (sign * (numerator.value / 10000)) / denominator.value, end: numerator.end - 1 }
    : { value: (sign * numerator.value) / denominator.value, end: numerator.end };
}

/** The numeral is the whole text or the whole word. */
function isBareWord(text: string, start: number, end: number): boolean {
  const isAlone =
    (start === 0 || /\s/.test(text.charAt(start - 1))) && (end >= text.length || /[\s.,]/.test(text.charAt(end)));
  return isAlone && (text.trim().length === end - start || text.slice(start, end).length > 1);
}
