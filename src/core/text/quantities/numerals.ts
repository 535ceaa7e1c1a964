/** A number written in digits, with where it ends. */
export interface Numeral {
  readonly value: number;
  readonly end: number;
  /** Digits only: no separator, sign, exponent or suffix. Such a number may be a year. */
  readonly isPlain: boolean;
}

const FRACTIONS: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅚': 5 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};
const SPACED_GROUP = /[ \u00a0\u202f\u2009](\d{3})(?!\d)/y;
/** Beyond a quadrillion, a row of three-digit numbers is a table. */
const MAX_GROUPED_DIGITS = 15;
const EXPONENT = /e([+-]?\d{1,3})(?![\p{L}\d])/uy;
const POWER = /\^([+-]{0,2}\d{1,3})/y;
const TIMES_POWER = /\s?[x×]\s?(\d{1,3})\^([+-]?\d{1,2})/y;
const MIXED = /\s{1,3}(\d{1,3})\/(\d{1,4})(?![\d/])/y;
const FRACTION = /\s?\/\s?(\d{1,5})(?![\d/])/y;

/** A vulgar fraction as one sign. */
export function fractionSign(sign: string): number | undefined {
  return FRACTIONS[sign];
}

/**
 * Reads a number at `start`, whose digits (with single dots and commas) end at `digitsEnd`. "3.000" is three thousand where the
 * comma is the decimal sign and three where the dot is; two different separators tell by themselves. `null` where the marks make
 * no number ("192.168.1.2", "22,24,26"): then the digits up to the first mark are one.
 */
export function readNumeral(text: string, start: number, digitsEnd: number, decimal: string): Numeral {
  const raw = text.slice(start, digitsEnd);
  const parsed = parseDigits(raw, decimal);
  if (parsed === null) {
    const first = /^\d+/.exec(raw)?.[0] ?? '';
    return { value: Number(first), end: start + first.length, isPlain: true };
  }
  let value = parsed;
  let end = digitsEnd;
  let isPlain = !/[.,]/.test(raw);
  if (isPlain && raw.length <= 3) {
    let digits = raw;
    for (
      let group = at(SPACED_GROUP, text, end);
      group !== null && digits.length < MAX_GROUPED_DIGITS;
      group = at(SPACED_GROUP, text, end)
    ) {
      digits += group[1] ?? '';
      end += group[0].length;
      isPlain = false;
    }
    if (!isPlain) {
      value = Number(digits);
      const tail = /^[.,]\d+/.exec(text.slice(end, end + 12))?.[0];
      if (tail !== undefined) {
        value = Number(digits + tail.replace(',', '.'));
        end += tail.length;
      }
    }
  }
  const exponent = at(EXPONENT, text, end);
  if (exponent !== null)
    return { value: value * 10 ** Number(exponent[1]), end: end + exponent[0].length, isPlain: false };
  const times = at(TIMES_POWER, text, end);
  if (times !== null)
    return { value: value * Number(times[1]) ** Number(times[2]), end: end + times[0].length, isPlain: false };
  const power = at(POWER, text, end);
  if (power !== null)
    return { value: value ** Number((power[1] ?? '').replace('--', '')), end: end + power[0].length, isPlain: false };
  const mixed = isPlain ? at(MIXED, text, end) : null;
  if (mixed !== null && Number(mixed[2]) > 0)
    return { value: value + Number(mixed[1]) / Number(mixed[2]), end: end + mixed[0].length, isPlain: false };
  const fraction = isPlain ? at(FRACTION, text, end) : null;
  if (fraction !== null && Number(fraction[1]) > 0)
    return { value: value / Number(fraction[1]), end: end + fraction[0].length, isPlain: false };
  return { value, end, isPlain };
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function parseDigits(raw: string, decimal: string): number | null {
  const separators = raw.replace(/\d/g, '');
  if (separators === '') return Number(raw);
  const last = separators.at(-1) ?? '';
  const isMixed = new Set(separators).size > 1;
  const decimalSign = isMixed
    ? last
    : separators.length > 1
      ? ''
      : last === decimal
        ? decimal
        : groupsOfThree(raw)
          ? ''
          : last;
  if (isMixed && separators.indexOf(last) !== separators.length - 1) return null;
  const [whole = '', part] = decimalSign === '' ? [raw] : splitLast(raw, decimalSign);
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/.test(whole)) return null;
  return Number(`${whole.replace(/[.,]/g, '')}.${part ?? '0'}`);
}

const groupsOfThree = (raw: string): boolean => /^[1-9]\d{0,2}([.,]\d{3})+$/.test(raw);

function splitLast(raw: string, sign: string): [string, string] {
  const index = raw.lastIndexOf(sign);
  return [raw.slice(0, index), raw.slice(index + 1)];
}
