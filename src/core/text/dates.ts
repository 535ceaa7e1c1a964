import { dateLexiconOf, type DateLexicon, type DateUnit } from './date-lexicon';
import {
  addMonths,
  dateOfDay,
  dayNumber,
  dayOfEdtf,
  daysInMonth,
  easterOf,
  edtfOf,
  isRealDate,
  weekdayOf,
  type PartialDate,
} from './day-numbers';
import { isAhead } from './days-ahead';
import { findKoreanDates } from './korean-dates';
import { numberLexiconOf, type NumberLexicon } from './number-lexicon';
import { readNumber } from './number-words';
import { fullYear, readDayMonth, readNumericDate } from './numeric-dates';
import { lastQuarter, quarterAt, quarterOf } from './quarters';
import type { FoundDate, ReadingLanguage } from './reading';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD, type Tokens } from './tokens';

interface Context {
  readonly tokens: Tokens;
  readonly words: DateLexicon;
  readonly numbers: NumberLexicon;
  /** Day of publication; `null` when unknown. */
  readonly reference: number | null;
}

/** A date as tokens; `edtf` is `null` where it needs a publication date that is not known. */
interface DateAt {
  readonly to: number;
  readonly end?: number;
  readonly edtf: string | null;
  readonly rule: string;
}

/**
 * Dates of a text, resolved against the day of publication. Without one, the first full date of the text stands in for it, and weekdays
 * alone stay unresolved where there is none. A weekday alone is the last such day up to publication, as news has it; "last Tuesday" is
 * the one of the week before, weeks begin on Monday.
 */
export function findDates(
  tokens: Tokens,
  language: ReadingLanguage,
  published: string | undefined,
): readonly FoundDate[] {
  const given = dayOfEdtf(published);
  if (language === 'ko') return findKoreanDates(tokens.text, given);
  const words = dateLexiconOf(language);
  const numbers = numberLexiconOf(language);
  if (words === null || numbers === null) return [];
  const reference = given ?? firstFullDate(tokens, words);
  const context: Context = { tokens, words, numbers, reference };
  const found: FoundDate[] = [];
  for (let token = 0; token < tokens.count; token++) {
    const kind = tokens.kinds[token];
    if (kind === LINE_BREAK || kind === PUNCTUATION) continue;
    if (kind === WORD && !mayStart(context, token)) continue;
    const date = readDate(context, token);
    if (date === null) continue;
    const start = tokens.starts[token] ?? 0;
    const end = date.end ?? tokens.ends[date.to - 1] ?? start;
    found.push({ start, end, text: tokens.text.slice(start, end), edtf: date.edtf, rule: date.rule });
    token = Math.max(token, date.to - 1);
  }
  return found;
}

function firstFullDate(tokens: Tokens, words: DateLexicon): number | null {
  for (let token = 0; token < tokens.count; token++) {
    if (tokens.kinds[token] !== NUMBER) continue;
    const numeric = readNumericDate(tokens.text, tokens.starts[token] ?? 0, words.isMonthFirst);
    if (numeric?.date.day !== undefined) return dayOfEdtf(edtfOf(numeric.date));
  }
  return null;
}

function mayStart({ tokens, words, numbers }: Context, token: number): boolean {
  const word = tokens.lower[token] ?? '';
  return words.starters.has(word) || numbers.words.has(word) || (word.startsWith('cy') && word.length === 2);
}

/** The date that begins at a token, with what is joined to it ("3 weeks after Christmas", "monday of this week"). */
function readDate(context: Context, from: number): DateAt | null {
  return readCompound(context, from) ?? readSimple(context, from);
}

function readSimple(context: Context, from: number): DateAt | null {
  const { tokens } = context;
  const quarter = readQuarter(context, from);
  if (quarter !== null) return quarter;
  if (tokens.kinds[from] === NUMBER) return readDigits(context, from);
  return (
    readDayWord(context, from) ??
    readHoliday(context, from) ??
    readMonth(context, from) ??
    readWeekday(context, from) ??
    readShifted(context, from) ??
    readSpelledDate(context, from)
  );
}

// ---- digits

function readDigits(context: Context, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const { text } = tokens;
  const start = tokens.starts[from] ?? 0;
  const isInWord = /[\p{L}]/u.test(text.charAt(start - 1)) && text.charAt(start - 2) !== '=';
  if (isInWord) return null;
  const numeric = readNumericDate(text, start, words.isMonthFirst);
  if (numeric !== null)
    return {
      to: tokenAtOrAfter(tokens, from, numeric.end),
      end: numeric.end,
      edtf: edtfOf(numeric.date),
      rule: 'date-digits',
    };
  const bracketed = text.charAt(start - 1) === '(' ? readDayMonth(text, start, words.isMonthFirst) : null;
  if (bracketed !== null && /^[\s)]/.test(text.slice(bracketed.end, bracketed.end + 1))) {
    return {
      to: tokenAtOrAfter(tokens, from, bracketed.end),
      end: bracketed.end,
      edtf: nearestYear(reference, bracketed.month, bracketed.day),
      rule: 'date-bracket',
    };
  }
  const dayMonth = readDayFirst(context, from);
  if (dayMonth !== null) return dayMonth;
  return readYear(context, from);
}

/** "3 березня 2015", "31-Oct-74", "15 April of 87", "2017 april", "3-его марта". */
function readDayFirst(context: Context, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const digits = tokens.lower[from] ?? '';
  if (!/^\d{1,4}$/.test(digits)) return null;
  const value = Number(digits);
  let at = from + 1;
  at = skipOrdinal(context, at);
  while (isJoint(tokens, at) || words.of.has(tokens.lower[at] ?? '')) at += 1;
  const month = monthAt(context, at, true);
  if (month === null) {
    // "2020/23/Sep"
    if (digits.length === 4 && tokens.kinds[at] === NUMBER && isJoint(tokens, at + 1)) {
      const last = monthAt(context, at + 2, true);
      const date = { year: value, month: last?.month, day: Number(tokens.lower[at]) };
      if (last !== null && isRealDate(date)) return { to: last.to, edtf: edtfOf(date), rule: 'day-month-year' };
    }
    return null;
  }
  if (digits.length === 4) {
    // "2017 april", "2019-aug-1"
    const dayAt = isJoint(tokens, month.to) ? month.to + 1 : month.to;
    const day = Number(tokens.lower[dayAt]);
    if (
      tokens.kinds[dayAt] === NUMBER &&
      /^\d{1,2}$/.test(tokens.lower[dayAt] ?? '') &&
      isRealDate({ year: value, month: month.month, day })
    )
      return { to: dayAt + 1, edtf: edtfOf({ year: value, month: month.month, day }), rule: 'year-month-day' };
    return isRealDate({ year: value, month: month.month })
      ? { to: month.to, edtf: edtfOf({ year: value, month: month.month }), rule: 'year-month' }
      : null;
  }
  if (value < 1 || value > 31) return null;
  const year = yearAt(context, month.to);
  if (year !== null) {
    const date = { year: year.year, month: month.month, day: value };
    return isRealDate(date) ? { to: year.to, edtf: edtfOf(date), rule: 'day-month-year' } : null;
  }
  return { to: month.to, edtf: nearestYear(reference, month.month, value), rule: 'day-month' };
}

/** A year alone: four digits that nothing counts. */
function readYear(context: Context, from: number): DateAt | null {
  const { tokens, words } = context;
  const digits = tokens.lower[from] ?? '';
  if (!/^(?:1[5-9]|20|21)\d{2}$/.test(digits)) return null;
  const next = tokens.lower[from + 1] ?? '';
  const before = tokens.lower[from - 1] ?? '';
  const isMarked = words.yearBefore.has(before) || words.yearAfter.has(next) || before === '=' || before === '(';
  const isCounting =
    tokens.kinds[from + 1] === WORD &&
    tokens.capital[from + 1] !== 1 &&
    !FUNCTION_AFTER_YEAR.has(next) &&
    !words.yearAfter.has(next);
  if (before === '$' || before === '€' || before === '£' || next === '%' || tokens.lower[from + 1] === '°') return null;
  if (isCounting && !words.yearBefore.has(before)) return null;
  if (!isMarked && Number(digits) < 1900) return null;
  const to = words.yearAfter.has(next) ? from + 2 : from + 1;
  return { to, edtf: digits, rule: 'year' };
}

const FUNCTION_AFTER_YEAR = new Set(
  'and or to the a in on at by with when as for from of is was were will has had have that which who while but if until dan di pada yang untuk dengan ke dari oleh lalu ini saat и в на с по а но или та і у на з до від й або'.split(
    ' ',
  ),
);

// ---- quarters

/** "the third quarter of 2024", "kuartal III-2024", "III кварталі 2024 року", "the first quarter of next year", "triwulan II tahun ini". */
function readQuarter(context: Context, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const { lower } = tokens;
  const start = words.the.has(lower[from] ?? '') ? from + 1 : from;
  const found = quarterAt(lower, start, words);
  if (found === null) return null;
  const { quarter } = found;
  let at = found.to;
  if (words.yearBefore.has(lower[at] ?? '') && tokens.kinds[at + 1] === NUMBER) at += 1;
  const year = yearAt(context, at);
  if (year !== null) return { to: year.to, edtf: quarterOf(year.year, quarter), rule: 'quarter' };
  const shifted = shiftedYear(context, found.to);
  if (reference === null) return { to: shifted?.to ?? found.to, edtf: null, rule: 'quarter' };
  if (shifted !== null)
    return { to: shifted.to, edtf: quarterOf(dateOfDay(reference).year + shifted.by, quarter), rule: 'quarter' };
  return { to: found.to, edtf: lastQuarter(reference, quarter), rule: 'quarter' };
}

/** "of next year", "цього року", "tahun lalu": by how many years. */
function shiftedYear({ tokens, words }: Context, from: number): { by: number; to: number } | null {
  const { lower } = tokens;
  let at = from;
  while (words.of.has(lower[at] ?? '') || words.the.has(lower[at] ?? '')) at += 1;
  const before = words.shiftBefore.get(lower[at] ?? '');
  if (before !== undefined && words.units.get(lower[at + 1] ?? '') === 'year') return { by: moves(before), to: at + 2 };
  const after = words.shiftAfter.get(lower[at + 1] ?? '');
  return after !== undefined && words.units.get(lower[at] ?? '') === 'year' ? { by: moves(after), to: at + 2 } : null;
}

// ---- months

function monthAt({ tokens, words }: Context, at: number, hasNumber: boolean): { month: number; to: number } | null {
  const word = tokens.lower[at] ?? '';
  const month = words.months.get(word);
  if (month === undefined) return null;
  if (words.ambiguous.has(word) && !hasNumber && tokens.capital[at] !== 1) return null;
  return {
    month,
    to: tokens.lower[at + 1] === '.' && word.length <= 4 && tokens.ends[at] === tokens.starts[at + 1] ? at + 2 : at + 1,
  };
}

/** "October 2014", "march 3rd 2015", "Dec31 , 1994", "january first two thousand and thirty two", "in October". */
function readMonth(context: Context, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const hasNumber = tokens.kinds[from + 1] === NUMBER || isJoint(tokens, from + 1);
  const month = monthAt(context, from, hasNumber);
  if (month === null) return null;
  let at = month.to;
  if (isJoint(tokens, at) || (tokens.lower[at] === ',' && /^\d{4}$/.test(tokens.lower[at + 1] ?? ''))) at += 1;
  const digits = tokens.lower[at] ?? '';
  if (
    tokens.kinds[at] === NUMBER &&
    /^\d{1,2}$/.test(digits) &&
    words.isMonthFirst &&
    Number(digits) >= 1 &&
    Number(digits) <= 31
  ) {
    let to = skipOrdinal(context, at + 1);
    const year = yearAt(context, to);
    if (year !== null) {
      const date = { year: year.year, month: month.month, day: Number(digits) };
      if (isRealDate(date)) return { to: year.to, edtf: edtfOf(date), rule: 'month-day-year' };
    }
    if (to === at + 1 && tokens.lower[to] === ',') to = at + 1;
    return { to, edtf: nearestYear(reference, month.month, Number(digits)), rule: 'month-day' };
  }
  // "September-2020-23"
  if (/^\d{4}$/.test(digits) && isJoint(tokens, at + 1) && /^\d{1,2}$/.test(tokens.lower[at + 2] ?? '')) {
    const date = { year: Number(digits), month: month.month, day: Number(tokens.lower[at + 2]) };
    if (isRealDate(date)) return { to: at + 3, edtf: edtfOf(date), rule: 'month-year-day' };
  }
  const year = yearAt(context, at) ?? yearAt(context, month.to);
  if (year !== null) return { to: year.to, edtf: edtfOf({ year: year.year, month: month.month }), rule: 'month-year' };
  const ordinal = words.isMonthFirst ? spelledDay(context, at) : null;
  if (ordinal !== null) {
    const spelledYear = yearAt(context, ordinal.to);
    if (spelledYear !== null)
      return {
        to: spelledYear.to,
        edtf: edtfOf({ year: spelledYear.year, month: month.month, day: ordinal.day }),
        rule: 'month-day-year',
      };
    return { to: ordinal.to, edtf: nearestYear(reference, month.month, ordinal.day), rule: 'month-day' };
  }
  // "Agustus lalu", "last May" are read elsewhere; a month alone is the nearest one up to publication.
  const after = words.shiftAfter.get(tokens.lower[month.to] ?? '');
  if (words.ambiguous.has(tokens.lower[from] ?? '') && !isMonthContext(context, from)) return null;
  const to = after === undefined ? month.to : month.to + 1;
  if (reference === null) return { to, edtf: null, rule: 'month' };
  const isNext = after === 'next' || (after === undefined && isMonthAhead(context, from, month.month, reference));
  return { to, edtf: nearMonth(reference, month.month, isNext), rule: 'month' };
}

/** "will move in December": the month to come, where it is not the one that is. */
function isMonthAhead({ tokens, words }: Context, from: number, month: number, reference: number): boolean {
  return dateOfDay(reference).month !== month && isAhead(tokens, from, words);
}

function isMonthContext({ tokens, words }: Context, from: number): boolean {
  return (
    words.of.has(tokens.lower[from - 1] ?? '') ||
    words.yearBefore.has(tokens.lower[from - 1] ?? '') ||
    words.shiftBefore.has(tokens.lower[from - 1] ?? '')
  );
}

/** "2014", ", 1994", "of 87", "nineteen eighty six", "two thousand and fifteen" after a month. */
function yearAt(context: Context, from: number): { year: number; to: number } | null {
  const { tokens, words } = context;
  let at = from;
  const isComma = tokens.lower[at] === ',';
  if (isComma || isJoint(tokens, at)) at += 1;
  const hasOf = words.of.has(tokens.lower[at] ?? '');
  if (hasOf) at += 1;
  const digits = tokens.lower[at] ?? '';
  if (tokens.kinds[at] === NUMBER) {
    if (/^(?:1[0-9]|20|21)\d{2}$/.test(digits))
      return { year: Number(digits), to: words.yearAfter.has(tokens.lower[at + 1] ?? '') ? at + 2 : at + 1 };
    const isTwoDigit = /^\d{2}$/.test(digits) && (hasOf || isJoint(tokens, at - 1));
    return isTwoDigit && !isComma ? { year: fullYear(digits), to: at + 1 } : null;
  }
  return isComma ? null : spelledYear(context, at);
}

/** "nineteen ninety six", "two thousand and fifteen", "nineteen hundred ninety three". */
function spelledYear({ tokens, numbers }: Context, from: number): { year: number; to: number } | null {
  const first = numbers.words.get(tokens.lower[from] ?? '');
  if (first?.kind !== 'value') return null;
  const number = readNumber(tokens, from, numbers);
  if (number === null) return null;
  if (number.value >= 1500 && number.value < 2200 && Number.isInteger(number.value))
    return { year: number.value, to: number.to };
  if ((number.value === 19 || number.value === 20 || number.value === 18) && number.to === from + 1) {
    const rest = readNumber(tokens, number.to, numbers);
    if (rest !== null && rest.value >= 10 && rest.value < 100)
      return { year: number.value * 100 + rest.value, to: rest.to };
  }
  return null;
}

/** "first", "thirty first", "twenty five" as a day of the month. */
function spelledDay({ tokens, numbers, words }: Context, from: number): { day: number; to: number } | null {
  let at = from;
  if (words.the.has(tokens.lower[at] ?? '')) at += 1;
  const first = numbers.words.get(tokens.lower[at] ?? '');
  const dayWord = words.dayOrdinals.get(tokens.lower[at] ?? '');
  if (dayWord !== undefined) return { day: dayWord, to: at + 1 };
  if (first?.kind === 'ordinal' && first.value <= 31) return { day: first.value, to: at + 1 };
  if (first?.kind === 'value' && first.value >= 1 && first.value <= 31) {
    const next = numbers.words.get(tokens.lower[at + 1] ?? '');
    const nextDay = words.dayOrdinals.get(tokens.lower[at + 1] ?? '');
    if (first.value >= 20 && nextDay !== undefined && nextDay < 10) return { day: first.value + nextDay, to: at + 2 };
    if (
      first.value >= 20 &&
      first.value % 10 === 0 &&
      (next?.kind === 'ordinal' || next?.kind === 'value') &&
      next.value < 10 &&
      next.value > 0
    )
      return { day: first.value + next.value, to: at + 2 };
    return { day: first.value, to: at + 1 };
  }
  return null;
}

/** "twenty five January nineteen eighty six", "fourth of july of 1995", "тридцать первое октября 1974". */
function readSpelledDate(context: Context, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const day = spelledDay(context, from);
  if (day === null || day.day > 31) return null;
  let at = day.to;
  if (words.of.has(tokens.lower[at] ?? '')) at += 1;
  const month = monthAt(context, at, true);
  if (month !== null) {
    const year = yearAt(context, month.to);
    if (year !== null) {
      const date = { year: year.year, month: month.month, day: day.day };
      return isRealDate(date) ? { to: year.to, edtf: edtfOf(date), rule: 'spelled-date' } : null;
    }
    return { to: month.to, edtf: nearestYear(reference, month.month, day.day), rule: 'spelled-date' };
  }
  const year = spelledYear(context, from);
  return year !== null && words.yearBefore.has(tokens.lower[from - 1] ?? '')
    ? { to: year.to, edtf: String(year.year), rule: 'spelled-year' }
    : null;
}

// ---- words for days

function readDayWord({ tokens, words, reference }: Context, from: number): DateAt | null {
  const word = tokens.lower[from] ?? '';
  if (!words.dayStarts.has(word)) return null;
  for (const { words: phrase, offset } of words.days) {
    if (!phrase.every((part, index) => tokens.lower[from + index] === part)) continue;
    // "the day" is one only at the end of its clause.
    if (
      phrase.length > 1 &&
      words.the.has(phrase[0] ?? '') &&
      phrase.length < 4 &&
      tokens.kinds[from + phrase.length] === WORD
    )
      continue;
    if (phrase.length === 1 && from > 0 && words.shiftBefore.has(tokens.lower[from - 1] ?? '')) continue;
    return {
      to: from + phrase.length,
      edtf: reference === null ? null : edtfOf(dateOfDay(reference + offset)),
      rule: 'day-word',
    };
  }
  return null;
}

function readHoliday(context: Context, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  let at = from;
  const shift = words.shiftBefore.get(tokens.lower[at] ?? '');
  if (shift !== undefined) at += 1;
  const holiday = words.holidays.find(({ words: phrase }) =>
    phrase.every((part, index) => tokens.lower[at + index] === part),
  );
  if (holiday === undefined) return null;
  let to = at + holiday.words.length;
  const on = (year: number): number => {
    const date =
      holiday.on === 'easter'
        ? easterOf(year)
        : { year, month: Number(holiday.on.slice(0, 2)), day: Number(holiday.on.slice(3)) };
    return dayNumber(date.year, date.month ?? 1, date.day ?? 1);
  };
  const year = yearAt(context, to);
  if (year !== null) return { to: year.to, edtf: edtfOf(dateOfDay(on(year.year))), rule: 'holiday' };
  if (reference === null) return { to, edtf: null, rule: 'holiday' };
  const current = dateOfDay(reference).year;
  // "of this year"
  if (
    words.of.has(tokens.lower[to] ?? '') &&
    words.shiftBefore.has(tokens.lower[to + 1] ?? '') &&
    words.units.get(tokens.lower[to + 2] ?? '') === 'year'
  ) {
    const moved = moves(words.shiftBefore.get(tokens.lower[to + 1] ?? ''));
    to += 3;
    return { to, edtf: edtfOf(dateOfDay(on(current + moved))), rule: 'holiday' };
  }
  if (shift === undefined) return { to, edtf: edtfOf(dateOfDay(on(current))), rule: 'holiday' };
  const years = [current - 1, current, current + 1].map(on);
  const isPast = shift === 'last' || shift === 'past' || shift === 'before-last';
  const day = isPast
    ? years.findLast((candidate) => candidate < reference)
    : years.find((candidate) => candidate > reference);
  return day === undefined ? null : { to, edtf: edtfOf(dateOfDay(day)), rule: 'holiday' };
}

// ---- weekdays

function readWeekday(context: Context, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const word = tokens.lower[from] ?? '';
  const weekday = words.weekdays.get(word);
  if (weekday === undefined) return null;
  let at = from + 1;
  if (
    tokens.lower[at] === '.' &&
    word.length <= 4 &&
    tokens.kinds[at + 1] !== LINE_BREAK &&
    tokens.kinds[at + 1] === NUMBER
  )
    at += 1;
  // "Selasa (29/10/2024)", "Sunday, 10 Feb", "wednesday the thirty first": the date says it.
  let dated = at;
  while (tokens.lower[dated] === ',' || tokens.lower[dated] === '(') dated += 1;
  if (tokens.kinds[dated] === NUMBER || words.months.has(tokens.lower[dated] ?? '')) {
    const date = readDigitsOrMonth(context, dated);
    if (date !== null && (date.edtf === null || date.edtf.length === 10)) return closed(tokens, date);
  }
  if (words.the.has(tokens.lower[at] ?? '') && reference !== null) {
    const day = spelledDay(context, at);
    if (day !== null) {
      const now = dateOfDay(reference);
      const date = { year: now.year, month: now.month, day: day.day };
      if (isRealDate(date)) return { to: day.to, edtf: edtfOf(date), rule: 'weekday-day' };
    }
  }
  if (words.ambiguous.has(word) && tokens.capital[from] !== 1) return null;
  if (words.ambiguous.has(word) && word.length <= 3) return null;
  if (reference === null) return { to: at, edtf: null, rule: 'weekday' };
  // "Kamis besok"
  const dayWord = readDayWord(context, at);
  if (dayWord !== null) return dayWord;
  // "monday of this week", "sunday from last week", "неділю на минулому тижні", "понеділок цього тижня"
  const week = readWeek(context, at);
  if (week !== null)
    return {
      to: week.to,
      edtf: edtfOf(dateOfDay(monday(reference) + week.weeks * 7 + weekday - 1)),
      rule: 'weekday-of-week',
    };
  const after = words.shiftAfter.get(tokens.lower[at] ?? '');
  if (after !== undefined)
    return {
      to: at + 1,
      edtf: edtfOf(
        dateOfDay(
          after === 'next' ? nextWeekday(reference, weekday) : lastWeekday(reference, weekday, after === 'this'),
        ),
      ),
      rule: 'weekday-shift',
    };
  if (isAhead(tokens, from, words))
    return {
      to: at,
      edtf: edtfOf(dateOfDay(reference + ((weekday - weekdayOf(reference) + 7) % 7))),
      rule: 'weekday-ahead',
    };
  return { to: at, edtf: edtfOf(dateOfDay(lastWeekday(reference, weekday, true))), rule: 'weekday' };
}

/** "Selasa (29/10/2024)" with its closing bracket. */
function closed(tokens: Tokens, date: DateAt): DateAt {
  const isOpen = tokens.lower[date.to] === ')' && tokens.text.charAt(date.end ?? tokens.ends[date.to - 1] ?? 0) === ')';
  return isOpen ? { edtf: date.edtf, rule: date.rule, to: date.to + 1 } : date;
}

function readDigitsOrMonth(context: Context, at: number): DateAt | null {
  const { tokens } = context;
  if (tokens.kinds[at] !== NUMBER) return readMonth(context, at);
  const date = readDigits(context, at);
  return date === null || /^\d{4}$/.test(date.edtf ?? '') ? null : date;
}

/** "of next week", "from last week", "цього тижня": by how many weeks. */
function readWeek({ tokens, words }: Context, from: number): { weeks: number; to: number } | null {
  let at = from;
  while (words.of.has(tokens.lower[at] ?? '') || words.the.has(tokens.lower[at] ?? '')) at += 1;
  const shift = words.shiftBefore.get(tokens.lower[at] ?? '');
  if (shift === undefined || words.units.get(tokens.lower[at + 1] ?? '') !== 'week') return null;
  return { weeks: moves(shift), to: at + 2 };
}

const monday = (day: number): number => day - weekdayOf(day) + 1;

function lastWeekday(reference: number, weekday: number, countsToday: boolean): number {
  const back = (weekdayOf(reference) - weekday + 7) % 7;
  return reference - (back === 0 && !countsToday ? 7 : back);
}

function nextWeekday(reference: number, weekday: number): number {
  const ahead = (weekday - weekdayOf(reference) + 7) % 7;
  return reference + (ahead === 0 ? 7 : ahead);
}

// ---- last, next, this

function moves(shift: string | undefined): number {
  return shift === 'last' || shift === 'past'
    ? -1
    : shift === 'before-last'
      ? -2
      : shift === 'next' || shift === 'upcoming'
        ? 1
        : 0;
}

/** "last Tuesday", "this upcoming Friday", "next week", "this year", "last month", "the month", "minggu lalu". */
function readShifted(context: Context, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  let at = from;
  const hasThe = words.the.has(tokens.lower[at] ?? '');
  if (hasThe) at += 1;
  let shift = words.shiftBefore.get(tokens.lower[at] ?? '');
  if (shift !== undefined) {
    at += 1;
    const second = words.shiftBefore.get(tokens.lower[at] ?? '');
    if (second !== undefined && shift === 'this') {
      shift = second;
      at += 1;
    }
    if (tokens.lower[at] === 'calendar') at += 1;
  }
  const word = tokens.lower[at] ?? '';
  const weekday = words.weekdays.get(word);
  if (weekday !== undefined && shift !== undefined) {
    if (reference === null) return { to: at + 1, edtf: null, rule: 'shifted-weekday' };
    const start = monday(reference);
    const day =
      shift === 'past'
        ? lastWeekday(reference, weekday, false)
        : shift === 'upcoming'
          ? nextWeekday(reference, weekday)
          : shift === 'this'
            ? start + weekday - 1
            : start + moves(shift) * 7 + weekday - 1;
    const ordinalMonth = shift === 'last' ? readNthOfMonth(context, at, weekday, -1) : null;
    return ordinalMonth ?? { to: at + 1, edtf: edtfOf(dateOfDay(day)), rule: 'shifted-weekday' };
  }
  if (shift === 'last' && words.units.get(word) === 'day') return readLastDay(context, at + 1);
  const monthName = words.months.get(word);
  if (
    monthName !== undefined &&
    shift !== undefined &&
    reference !== null &&
    (tokens.capital[at] === 1 || !words.ambiguous.has(word))
  )
    return {
      to: at + 1,
      edtf: nearMonth(reference, monthName, shift === 'next' || shift === 'upcoming'),
      rule: 'shifted-month',
    };
  const unit = words.units.get(word);
  if (unit === undefined || unit === 'day') return null;
  const after = words.shiftAfter.get(tokens.lower[at + 1] ?? '');
  if (shift === undefined && after === undefined) {
    // "year 2008"; "the month", "the year" at the end of a clause.
    const year = unit === 'year' ? yearAt(context, at + 1) : null;
    if (year !== null) return { to: year.to, edtf: String(year.year), rule: 'year' };
    const isToDate = tokens.lower[at + 1] === 'to' && tokens.lower[at + 2] === 'date';
    if (isToDate) return { to: at + 3, edtf: reference === null ? null : periodOf(reference, unit, 0), rule: 'period' };
    if (!hasThe || tokens.kinds[at + 1] === WORD || unit === 'week') return null;
    return { to: at + 1, edtf: reference === null ? null : periodOf(reference, unit, 0), rule: 'period' };
  }
  // "last week's sunday", "last year's Christmas"
  const possessive = tokens.lower[at + 1] === "'s" ? at + 2 : at + 1;
  const sunday = words.weekdays.get(tokens.lower[possessive] ?? '');
  if (unit === 'week' && sunday !== undefined && shift !== undefined && reference !== null)
    return {
      to: possessive + 1,
      edtf: edtfOf(dateOfDay(monday(reference) + moves(shift) * 7 + sunday - 1)),
      rule: 'weekday-of-week',
    };
  const to = shift === undefined ? at + 2 : at + 1;
  return {
    to,
    edtf: reference === null ? null : periodOf(reference, unit, shift === undefined ? moves(after) : moves(shift)),
    rule: 'period',
  };
}

function periodOf(reference: number, unit: DateUnit, by: number): string {
  const now = dateOfDay(reference);
  if (unit === 'year') return String(now.year + by);
  if (unit === 'month') {
    const { year, month } = addMonths({ ...now, day: 1 }, by);
    return edtfOf({ year, month });
  }
  const start = monday(reference) + by * 7;
  return `${edtfOf(dateOfDay(start))}/${edtfOf(dateOfDay(start + 6))}`;
}

// ---- compounds

/** "3 weeks ago", "in two years", "two days from today", "3 weeks after Christmas", "first Monday of October 2014", "2 thursdays back". */
function readCompound(context: Context, from: number): DateAt | null {
  return readAgo(context, from) ?? readOrdinalWeekday(context, from) ?? readMonthOfYear(context, from);
}

function readAgo(context: Context, from: number): DateAt | null {
  const { tokens, words, reference } = context;
  const isIn = words.inPrefix.has(tokens.lower[from] ?? '');
  let at = isIn ? from + 1 : from;
  const amounts: { value: number; unit: DateUnit }[] = [];
  let weekday: number | undefined;
  const leading = words.weekdays.get(tokens.lower[at] ?? '');
  if (leading !== undefined && !isIn) {
    // "Monday two weeks from now", "Thursday, two year from now"
    let next = at + 1;
    if (tokens.lower[next] === ',') next += 1;
    if (amountAt(context, next) === null) return null;
    weekday = leading;
    at = next;
  }
  for (let amount = amountAt(context, at); amount !== null; amount = amountAt(context, at)) {
    if (amount.weekday !== undefined) {
      const back = words.ago.find((phrase) => phrase.every((part, index) => tokens.lower[amount.to + index] === part));
      if (back === undefined || reference === null) return null;
      return {
        to: amount.to + back.length,
        edtf: edtfOf(dateOfDay(lastWeekday(reference, amount.weekday, false) - 7 * (amount.value - 1))),
        rule: 'weekdays-back',
      };
    }
    amounts.push({ value: amount.value, unit: amount.unit });
    at = amount.to;
  }
  if (amounts.length === 0) return null;
  const phraseAt = (phrases: readonly (readonly string[])[]): number =>
    phrases.find((phrase) => phrase.every((part, index) => tokens.lower[at + index] === part))?.length ?? 0;
  const ago = phraseAt(words.ago);
  const later = phraseAt(words.later);
  const link = tokens.lower[at] ?? '';
  const hasAnchor = words.from.has(link) || words.before.has(link);
  const anchor = hasAnchor && later === 0 ? readSimpleAnchor(context, at + 1) : null;
  let sign = 0;
  let base = reference;
  let to = at;
  if (ago > 0) {
    sign = -1;
    to = at + ago;
  } else if (anchor !== null) {
    sign = words.before.has(link) ? -1 : 1;
    base = anchor.day;
    to = anchor.to;
  } else if (later > 0) {
    sign = 1;
    to = at + later;
  } else if (isIn) sign = 1;
  else return null;
  if (base === null) return { to, edtf: null, rule: 'relative' };
  let day = base;
  let precise = true;
  for (const { value, unit } of amounts) {
    if (!Number.isInteger(value)) precise = false;
    day = shiftDay(day, Math.round(value) * sign, unit);
  }
  // "two months from today on Tuesday", "in 3 days on Friday"
  const on = tokens.lower[to] === 'on' ? words.weekdays.get(tokens.lower[to + 1] ?? '') : undefined;
  if (on !== undefined) {
    weekday = on;
    to += 2;
  }
  if (weekday !== undefined) {
    const sameWeek = monday(day) + weekday - 1;
    day =
      amounts.some(({ unit }) => unit === 'week') && on === undefined
        ? sameWeek
        : day - sameWeek > 3
          ? sameWeek + 7
          : sameWeek;
    return { to, edtf: edtfOf(dateOfDay(day)), rule: 'relative-weekday' };
  }
  const smallest = amounts.at(-1)?.unit;
  if (smallest === 'year' && ago > 0 && amounts.length === 1) {
    const { year, month } = dateOfDay(day);
    return { to, edtf: words.isMonthFirst ? String(year) : edtfOf({ year, month }), rule: 'relative' };
  }
  return { to, edtf: precise ? edtfOf(dateOfDay(day)) : null, rule: 'relative' };
}

function shiftDay(day: number, by: number, unit: DateUnit): number {
  if (unit === 'day') return day + by;
  if (unit === 'week') return day + by * 7;
  const { year, month, day: dayOfMonth } = addMonths(dateOfDay(day), unit === 'month' ? by : by * 12);
  return dayNumber(year, month ?? 1, dayOfMonth ?? 1);
}

/** "three weeks", "1 тиждень", "a month", "неделю", "2 thursdays". */
function amountAt(
  { tokens, words, numbers }: Context,
  from: number,
): { value: number; unit: DateUnit; weekday?: number; to: number } | null {
  let at = from;
  let value = 1;
  const number = readNumber(tokens, at, numbers);
  if (number !== null && !number.isFraction) {
    if (number.value < 0 || number.value > 1000) return null;
    value = number.value;
    at = number.to;
  } else if (numbers.words.get(tokens.lower[at] ?? '')?.kind === 'article') at += 1;
  else if (!words.units.has(tokens.lower[at] ?? '') || words.isMonthFirst) return null;
  const word = tokens.lower[at] ?? '';
  const unit = words.units.get(word);
  if (unit !== undefined) return { value, unit, to: at + 1 };
  const weekday = number !== null && word.endsWith('s') ? words.weekdays.get(word.slice(0, -1)) : undefined;
  return weekday === undefined ? null : { value, unit: 'week', weekday, to: at + 1 };
}

/** What "3 weeks after" counts from: a day, an Easter, a weekday (the next one) or a year's first day. */
function readSimpleAnchor(context: Context, from: number): { day: number; to: number } | null {
  const { tokens, words, reference } = context;
  const weekday = words.weekdays.get(tokens.lower[from] ?? '');
  if (weekday !== undefined && reference !== null)
    return {
      day: lastWeekday(reference, weekday, true) + (lastWeekday(reference, weekday, true) < monday(reference) ? 7 : 0),
      to: from + 1,
    };
  const date = readSimple(context, from);
  if (date?.edtf == null) return null;
  const year = /^\d{4}$/.exec(date.edtf);
  if (year !== null) return { day: dayNumber(Number(date.edtf), 1, 1), to: date.to };
  // A month and day without a year: "2 weeks from January 15" looks ahead.
  let day = dayOfEdtf(date.edtf);
  if (day === null) return null;
  if (
    reference !== null &&
    (date.rule === 'month-day' || date.rule === 'day-month') &&
    day < reference &&
    words.from.has(tokens.lower[from - 1] ?? '')
  )
    day = shiftDay(day, 1, 'year');
  if (
    reference !== null &&
    date.rule === 'holiday' &&
    words.from.has(tokens.lower[from - 1] ?? '') &&
    day < reference
  ) {
    const next = readHolidayIn(context, from, dateOfDay(reference).year + 1);
    if (next !== null) day = next;
  }
  return { day, to: date.to };
}

function readHolidayIn({ tokens, words }: Context, from: number, year: number): number | null {
  const holiday = words.holidays.find(({ words: phrase }) =>
    phrase.every((part, index) => tokens.lower[from + index] === part),
  );
  if (holiday === undefined) return null;
  const date =
    holiday.on === 'easter'
      ? easterOf(year)
      : { year, month: Number(holiday.on.slice(0, 2)), day: Number(holiday.on.slice(3)) };
  return dayNumber(date.year, date.month ?? 1, date.day ?? 1);
}

/** "third tuesday of september 2014", "the first Monday of the month", "останній неділю в березні 2014". */
function readOrdinalWeekday(context: Context, from: number): DateAt | null {
  const { tokens, words } = context;
  let at = from;
  if (words.the.has(tokens.lower[at] ?? '')) at += 1;
  const ordinal = words.ordinals.get(tokens.lower[at] ?? '');
  if (ordinal === undefined) return null;
  const word = tokens.lower[at + 1] ?? '';
  const weekday = words.weekdays.get(word);
  if (weekday !== undefined) return readNthOfMonth(context, at + 1, weekday, ordinal);
  return ordinal === -1 && words.units.get(word) === 'day' ? readLastDay(context, at + 2) : null;
}

function readNthOfMonth(context: Context, weekdayAt: number, weekday: number, ordinal: number): DateAt | null {
  const month = readMonthReference(context, weekdayAt + 1);
  if (month === null) return null;
  const last = daysInMonth(month.year, month.month);
  const firstDay = dayNumber(month.year, month.month, 1);
  const first = firstDay + ((weekday - weekdayOf(firstDay) + 7) % 7);
  const day = ordinal === -1 ? lastWeekday(firstDay + last - 1, weekday, true) : first + (ordinal - 1) * 7;
  return { to: month.to, edtf: edtfOf(dateOfDay(day)), rule: 'ordinal-weekday' };
}

function readLastDay(context: Context, from: number): DateAt | null {
  const month = readMonthReference(context, from);
  if (month === null) return null;
  return {
    to: month.to,
    edtf: edtfOf({ year: month.year, month: month.month, day: daysInMonth(month.year, month.month) }),
    rule: 'last-day',
  };
}

/** "of october 2014", "in this month", "of the month", "of last month". */
function readMonthReference(context: Context, from: number): { year: number; month: number; to: number } | null {
  const { tokens, words, reference } = context;
  let at = from;
  if (!words.of.has(tokens.lower[at] ?? '')) return null;
  at += 1;
  const month = monthAt(context, at, true);
  if (month !== null) {
    const year = yearAt(context, month.to);
    if (year !== null) return { year: year.year, month: month.month, to: year.to };
    if (reference === null) return null;
    return { year: dateOfDay(reference).year, month: month.month, to: month.to };
  }
  if (reference === null) return null;
  let by = 0;
  if (words.the.has(tokens.lower[at] ?? '')) at += 1;
  const shift = words.shiftBefore.get(tokens.lower[at] ?? '');
  if (shift !== undefined) {
    by = moves(shift);
    at += 1;
  }
  if (words.units.get(tokens.lower[at] ?? '') !== 'month') return null;
  const { year, month: index } = addMonths({ ...dateOfDay(reference), day: 1 }, by);
  return index === undefined ? null : { year, month: index, to: at + 1 };
}

/** "The 9th month of next year". */
function readMonthOfYear({ tokens, words, reference }: Context, from: number): DateAt | null {
  let at = from;
  if (words.the.has(tokens.lower[at] ?? '')) at += 1;
  const month = Number(tokens.lower[at]);
  if (tokens.kinds[at] !== NUMBER || !(month >= 1 && month <= 12)) return null;
  at += 1;
  if (words.ordinalSuffix.has(tokens.lower[at] ?? '')) at += 1;
  if (words.units.get(tokens.lower[at] ?? '') !== 'month' || !words.of.has(tokens.lower[at + 1] ?? '')) return null;
  const shift = words.shiftBefore.get(tokens.lower[at + 2] ?? '');
  if (shift === undefined || words.units.get(tokens.lower[at + 3] ?? '') !== 'year' || reference === null) return null;
  return { to: at + 4, edtf: edtfOf({ year: dateOfDay(reference).year + moves(shift), month }), rule: 'month-of-year' };
}

// ---- helpers

function isJoint(tokens: Tokens, at: number): boolean {
  const mark = tokens.lower[at];
  return (
    tokens.kinds[at] === PUNCTUATION &&
    (mark === '-' || mark === '/' || mark === ',') &&
    (mark !== ',' || tokens.starts[at] !== tokens.ends[at - 1] || /^\d{4}$/.test(tokens.lower[at + 1] ?? ''))
  );
}

function skipOrdinal({ tokens, words }: Context, at: number): number {
  const suffixAt = tokens.lower[at] === '-' ? at + 1 : at;
  return words.ordinalSuffix.has(tokens.lower[suffixAt] ?? '') && tokens.starts[at] === tokens.ends[at - 1]
    ? suffixAt + 1
    : at;
}

function tokenAtOrAfter({ starts, count }: Tokens, from: number, end: number): number {
  let at = from;
  while (at < count && (starts[at] ?? 0) < end) at += 1;
  return at;
}

/** A day and month without a year: the one closest to publication. */
function nearestYear(reference: number | null, month: number, day: number): string | null {
  if (reference === null) return null;
  const { year } = dateOfDay(reference);
  let best: PartialDate | null = null;
  let distance = Infinity;
  for (const candidate of [year - 1, year, year + 1]) {
    const date = { year: candidate, month, day };
    if (!isRealDate(date)) continue;
    const away = Math.abs(dayNumber(candidate, month, day) - reference);
    if (away < distance) {
      best = date;
      distance = away;
    }
  }
  return best === null ? null : edtfOf(best);
}

/** A month without a year: the last one up to publication, or the next one. */
function nearMonth(reference: number, month: number, isNext: boolean): string {
  const now = dateOfDay(reference);
  const nowMonth = now.month ?? 1;
  const year = isNext ? (month > nowMonth ? now.year : now.year + 1) : month <= nowMonth ? now.year : now.year - 1;
  return edtfOf({ year, month });
}
