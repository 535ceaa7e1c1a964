import type { Qualifier } from '../model/claim';
import { wordSet } from './lexicon';
import ko from './lexicon/ko.json';
import { readNumeral } from './numerals';
import type { FoundQuantity } from './reading';

const DIGITS: ReadonlyMap<string, number> = new Map(Object.entries(ko.numbers.digits));
const SMALL: ReadonlyMap<string, number> = new Map(Object.entries(ko.numbers.small));
const LARGE: ReadonlyMap<string, number> = new Map(Object.entries(ko.numbers.large));
const NATIVE = Object.entries(ko.numbers.native).sort((a, b) => b[0].length - a[0].length);
const COUNTERS = [...wordSet(ko.counters)].sort((a, b) => b.length - a.length);
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
/** Particles that may stand right after a number that counts nothing ("십육입니다", "삼은", "영은"). */
const AFTER_BARE =
  /^(?:$|[\s.,!?"”)]|은|는|이|가|을|를|과|와|의|에|으로|로|도|만|부터|까지|보다|번째|째|입니다|이다|점|퍼센트|프로|%)/;

/** "이번 화재" is this fire; "두 시간 만에" is after two hours. */
const NOT_NUMBERS =
  /^(?:이번(?!째)|공장|사장(?!의 )|이사[장회]|구청|사건|사람|일부|일대|이상|이하|이후|이전|만에(?![가-힣])|만이(?![가-힣]))/;

interface Read {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** Only Hangul, of one syllable: a number only where a counter follows. */
  readonly isWeak: boolean;
}

/**
 * Quantities of a Korean text, read by syllable: "1만900여명", "3만 4천 500", "이십일조 삼백", "삼분의 이", "열여섯 살", "100개 이상",
 * "20~100", "10보다 크고 20보다 작다". A lone syllable such as 이 or 일 counts only before a counter or at the end of its word.
 */
export function findKoreanQuantities(text: string): readonly FoundQuantity[] {
  const reads = findReads(text);
  const quantities: FoundQuantity[] = [];
  for (let at = 0; at < reads.length; at++) {
    const read = reads[at];
    if (read === undefined) continue;
    const next = reads[at + 1];
    const range = next === undefined ? null : readRange(text, read, next);
    if (range !== null) {
      quantities.push(range);
      at += 1;
      continue;
    }
    quantities.push(qualify(text, read));
  }
  return [...quantities, ...findVague(text)].sort((a, b) => a.start - b.start);
}

function findReads(text: string): Read[] {
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

interface Cardinal {
  readonly value: number;
  readonly end: number;
  readonly isWeak: boolean;
  readonly hasDigits: boolean;
}

/** Digits and Sino-Korean numerals, mixed: "4천3백21", "2억 4천 7백만", "오천팔백십구만백사십팔", "삼점사". */
function readCardinal(text: string, start: number): Cardinal | null {
  let at = start;
  let end = -1;
  let total = 0;
  let group = 0;
  let digit = -1;
  let hasDigits = false;
  let syllables = 0;
  let lastUnit = Infinity;
  let lastLarge = Infinity;
  for (;;) {
    const letter = text.charAt(at);
    const code = text.charCodeAt(at);
    if (
      (code >= 48 && code <= 57) ||
      (letter === '.' && /\d/.test(text.charAt(at + 1)) && digit === -1 && end === -1)
    ) {
      if (digit !== -1) break;
      const dotted = letter === '.' ? at + 1 : at;
      const run = /^\d+(?:[.,]\d+)*/.exec(text.slice(dotted, dotted + 40))?.[0] ?? '';
      if (letter === '.') {
        digit = Number(`0.${run}`);
        at = dotted + run.length;
      } else {
        const numeral = readNumeral(text, at, at + run.length, '.');
        if (end !== -1 && (!numeral.isPlain || numeral.value >= lastUnit)) break;
        digit = numeral.value;
        at = numeral.end;
      }
      hasDigits = true;
      end = at;
    } else if (DIGITS.has(letter)) {
      if (digit !== -1) break;
      digit = DIGITS.get(letter) ?? 0;
      at += 1;
      syllables += 1;
      end = at;
    } else if (SMALL.has(letter)) {
      const unit = SMALL.get(letter) ?? 1;
      if (unit >= lastUnit) break;
      group += (digit === -1 ? 1 : digit) * unit;
      digit = -1;
      lastUnit = unit;
      at += 1;
      syllables += 2;
      end = at;
    } else if (LARGE.has(letter)) {
      const unit = LARGE.get(letter) ?? 1;
      if (unit >= lastLarge || (letter === '조' && /[각직사치건]/.test(text.charAt(at + 1)))) break;
      group += digit === -1 ? 0 : digit;
      total += (group === 0 ? 1 : group) * unit;
      // "만" after a particle-like place ("하나만") is no number.
      group = 0;
      digit = -1;
      lastUnit = Infinity;
      lastLarge = unit;
      at += 1;
      syllables += 2;
      end = at;
    } else if (letter === ' ' && end === at && digit === -1 && goesOn(text, at, lastUnit)) {
      at = skipSpaces(text, at);
    } else if (
      letter === ' ' &&
      end === at &&
      digit !== -1 &&
      hasDigits &&
      /^ ?(?:백|천|만|억|조)/.test(text.slice(at, at + 2))
    ) {
      at += 1;
    } else break;
  }
  if (end === -1) return null;
  let value = total + group + (digit === -1 ? 0 : digit);
  // "삼점사", "이백점 영삼": digits after the point, one by one.
  const point = /^점\s?([영공일이삼사오육칠팔구]+)/.exec(text.slice(end, end + 14));
  if (point !== null && !hasDigits) {
    value += Number(
      `0.${Array.from(point[1] ?? '')
        .map((syllable) => DIGITS.get(syllable) ?? 0)
        .join('')}`,
    );
    end += point[0].length;
  }
  return { value, end, isWeak: !hasDigits && syllables <= 1, hasDigits };
}

/** After a space: the next word goes on with this number when it is smaller ("이천 이백", "3만 4천", "오십 이"). */
function goesOn(text: string, space: number, lastUnit: number): boolean {
  const next = skipSpaces(text, space);
  const letter = text.charAt(next);
  if (/\d/.test(letter)) {
    const digits = /^\d+/.exec(text.slice(next, next + 12))?.[0] ?? '';
    const unit = SMALL.get(text.charAt(next + digits.length)) ?? LARGE.get(text.charAt(next + digits.length));
    if (unit !== undefined && unit >= 10_000) return Number(digits) < lastUnit;
    return unit !== undefined
      ? unit < lastUnit
      : /^\d+\s?(?:[가-힣])/.test(text.slice(next, next + 14)) && Number(digits) < lastUnit && lastUnit !== Infinity
        ? true
        : lastUnit === Infinity && digits.length <= 4;
  }
  if (!DIGITS.has(letter) && !SMALL.has(letter)) return false;
  const run = /^[영일이삼사오육륙칠팔구십백천만억조]+/.exec(text.slice(next, next + 20))?.[0] ?? '';
  const after = text.slice(next + run.length, next + run.length + 2);
  return run.length > 1
    ? AFTER_BARE.test(after) || isCounted(text, next + run.length)
    : after.trim() === '' || /^\s/.test(after);
}

/** "열여섯", "쉰두", "세": native numerals, before a counter or alone. */
function readNative(text: string, start: number): Cardinal | null {
  let at = start;
  let value = 0;
  let last = Infinity;
  for (;;) {
    const found = NATIVE.find(([word, amount]) => amount < last && text.startsWith(word, at));
    if (found === undefined) break;
    value += found[1];
    last = found[1] >= 10 ? 10 : 0;
    at += found[0].length;
    if (last === 0) break;
  }
  if (at === start) return null;
  return { value, end: at, isWeak: at - start === 1, hasDigits: false };
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

function isCounted(text: string, end: number): boolean {
  const at = skipSpaces(text, end);
  if (at - end > 1) return false;
  const rest = text.slice(at, at + 5);
  if (rest.startsWith('%')) return true;
  return COUNTERS.some(
    (counter) =>
      rest.startsWith(counter) &&
      (counter.length > 1 ||
        at > end ||
        !/[가-힣]/.test(rest.charAt(1)) ||
        /^[가-힣](?:이|가|을|를|은|는|의|에|으|로|과|와|도|만|씩|째|짜|당|보|까|부|쯤|간|여|정|뿐|들|입|안|후|전|마|쌍)/.test(
          rest,
        )),
  );
}

/** The numeral is the whole text or the whole word. */
function isBareWord(text: string, start: number, end: number): boolean {
  const isAlone =
    (start === 0 || /\s/.test(text.charAt(start - 1))) && (end >= text.length || /[\s.,]/.test(text.charAt(end)));
  return isAlone && (text.trim().length === end - start || text.slice(start, end).length > 1);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ') at += 1;
  return at;
}

const COUNTER_PART = String.raw`\s?(?:${COUNTERS.join('|')})?(?:여\s?명)?\s?`;
const MORE = new RegExp(
  String.raw`^${COUNTER_PART}(?:또는 그 |혹은 그 )?(?:이상|초과|(?:이|을|를|가)? ?넘는다?|보다 (?:높|많|크)[가-힣]*(?: 같[가-힣]*)?|이?거나 그보다 (?:많|크|높)[가-힣]*|과 같거나 그보다 (?:많|크)[가-힣]*|또는 그 이상)`,
);
const LESS = new RegExp(
  String.raw`^${COUNTER_PART}(?:또는 그 |혹은 그 )?(?:이하가?|미만|아래|보다는? (?:낮|적|작)[가-힣]*(?: 같[가-힣]*)?|이?거나 그보다 (?:작|적|낮)[가-힣]*|또는 그보다 (?:적|작)[가-힣]*|에 달하는)`,
);
const BOTH_ENDS = new RegExp(String.raw`^${COUNTER_PART}(?:에서부터|에서|부터|과|와|~|-|–|∼)\s?(?:최소 )?$`);
const LINKED = new RegExp(
  String.raw`^${COUNTER_PART}(?:초과|이상|보다 (?:높|크|많)[가-힣]*(?: 같[가-힣]*)?|이하|이내|미만)?[,.]?\s?$`,
);

function readRange(text: string, first: Read, second: Read): FoundQuantity | null {
  const gap = text.slice(first.end, second.start);
  if (gap.length > 16) return null;
  const after = text.slice(second.end, second.end + 24);
  const isDash =
    /^\s?[~∼–-]\s?$/.test(gap) &&
    first.value < second.value &&
    !/^[-–/]\d/.test(after) &&
    !/[-–/+.]/.test(text.charAt(first.start - 1));
  const between = new RegExp(String.raw`^${COUNTER_PART}사이`).exec(after);
  const until = new RegExp(String.raw`^${COUNTER_PART}까지`).exec(after);
  if (isDash) return range(text, first, second, second.end);
  if (between !== null && BOTH_ENDS.test(gap)) return range(text, first, second, second.end + between[0].length);
  if (until !== null && BOTH_ENDS.test(gap)) return range(text, first, second, second.end + until[0].length);
  const before = text.slice(Math.max(0, first.start - 4), first.start);
  if (/최대 ?$/.test(before) && /최소 ?$/.test(gap)) return range(text, second, first, second.end);
  if (!LINKED.test(gap) && !/^[가-힣 ]*[,]? ?$/.test(gap)) return null;
  const isLower = MORE.test(text.slice(first.end, second.start + 2));
  const isUpper = LESS.test(text.slice(first.end, second.start + 2));
  if (isLower && LESS.test(after)) return range(text, first, second, second.end + (LESS.exec(after)?.[0].length ?? 0));
  if (isUpper && MORE.test(after)) return range(text, second, first, second.end + (MORE.exec(after)?.[0].length ?? 0));
  return null;
}

function range(text: string, low: Read, high: Read, end: number): FoundQuantity | null {
  if (low.value > high.value) return null;
  const start = Math.min(low.start, high.start);
  return {
    start,
    end,
    text: text.slice(start, end),
    min: low.value,
    max: high.value,
    unit: unitAt(text, Math.max(low.end, high.end)),
    qualifier: 'range',
    approx: false,
    rule: 'korean-range',
  };
}

function qualify(text: string, read: Read): FoundQuantity {
  const before = text.slice(Math.max(0, read.start - 5), read.start);
  const after = text.slice(read.end, read.end + 28);
  let { start, end } = read;
  let min: number | null = read.value;
  let max: number | null = read.value;
  let qualifier: Qualifier = 'exactly';
  const sign = /(>=|<=|>|<|≥|≤)\s?$/.exec(before);
  const more = MORE.exec(after);
  const less = LESS.exec(after);
  const about = /(?:약|대략|최소|적어도|최대)\s?$/.exec(before);
  if (about !== null) start -= about[0].length;
  if (sign !== null) {
    start -= sign[0].length;
    if (/[>≥]/.test(sign[0])) max = null;
    else min = null;
    qualifier = max === null ? 'more-than' : 'up-to';
  } else if (more !== null) {
    end += more[0].length;
    max = null;
    qualifier = 'at-least';
  } else if (less !== null) {
    end += less[0].length;
    min = null;
    qualifier = 'up-to';
  } else if (about !== null && /최소|적어도/.test(about[0])) {
    max = null;
    qualifier = 'at-least';
  } else if (about !== null && about[0].startsWith('최대')) {
    min = null;
    qualifier = 'up-to';
  } else if (about !== null || /^여\s?[가-힣]/.test(after)) qualifier = 'about';
  return {
    start,
    end,
    text: text.slice(start, end),
    min,
    max,
    unit: unitAt(text, read.end),
    qualifier,
    approx: qualifier === 'about',
    rule: 'korean-number',
  };
}

function unitAt(text: string, end: number): string | null {
  const rest = text.slice(end, end + 8).replace(/^여?\s?/, '');
  if (rest.startsWith('%')) return '%';
  return COUNTERS.find((counter) => rest.startsWith(counter)) ?? null;
}

/** "수천 명": thousands, left as words. */
function findVague(text: string): FoundQuantity[] {
  const found: FoundQuantity[] = [];
  for (const match of text.matchAll(/(?<![가-힣])(?:수십만|수백만|수십|수백|수천|수만|몇|소수의)(?=\s?[가-힣])/g)) {
    const { index } = match;
    found.push({
      start: index,
      end: index + match[0].length,
      text: match[0],
      min: null,
      max: null,
      unit: unitAt(text, index + match[0].length),
      qualifier: 'vague',
      approx: true,
      rule: 'korean-vague',
    });
  }
  return found;
}
