import ko from '../lexicon/ko.json';
import { wordSet } from '../lexicon/lexicon';
import { readNumeral } from './numerals';

/** "일" … "구" by value. */
export const DIGITS: ReadonlyMap<string, number> = new Map(Object.entries(ko.numbers.digits));

/** "십", "백", "천". */
export const SMALL: ReadonlyMap<string, number> = new Map(Object.entries(ko.numbers.small));

/** "만", "억", "조". */
export const LARGE: ReadonlyMap<string, number> = new Map(Object.entries(ko.numbers.large));

/** "하나", "스물", longest first. */
export const NATIVE = Object.entries(ko.numbers.native).sort((a, b) => b[0].length - a[0].length);

/** Words that count: "명", "개", longest first. */
export const COUNTERS = [...wordSet(ko.counters)].sort((a, b) => b.length - a.length);

/** Particles that may stand right after a number that counts nothing ("십육입니다", "삼은", "영은"). */
export const AFTER_BARE =
  /^(?:$|[\s.,!?"”)]|은|는|이|가|을|를|과|와|의|에|으로|로|도|만|부터|까지|보다|번째|째|입니다|이다|점|퍼센트|프로|%)/;

/** A number as it was read. */
export interface Cardinal {
  readonly value: number;
  readonly end: number;
  readonly isWeak: boolean;
  readonly hasDigits: boolean;
}

/** Digits and Sino-Korean numerals, mixed: "4천3백21", "2억 4천 7백만", "오천팔백십구만백사십팔", "삼점사". */
export function readCardinal(text: string, start: number): Cardinal | null {
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
export function readNative(text: string, start: number): Cardinal | null {
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

/** Whether a counter follows. */
export function isCounted(text: string, end: number): boolean {
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

/** The offset of the next character that is no space. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ') at += 1;
  return at;
}
