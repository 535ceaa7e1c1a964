import { LINE_BREAK, NUMBER, type Tokens } from '../units/tokens';
import type { DateAt, DateContext } from './date-context';
import { dateOfDay, edtfOf, isRealDate, weekdayOf } from './day-numbers';
import { readDayWord } from './day-words';
import { isAhead } from './days-ahead';
import { readDigits } from './digit-dates';
import { readMonth } from './month-dates';
import { moves } from './moves';
import { spelledDay } from './spelled-numbers';
import { lastWeekday, monday, nextWeekday } from './weeks';

/** A weekday with its date, week or shift; alone, the last one up to publication or the next where it lies ahead. */
export function readWeekday(context: DateContext, from: number): DateAt | null {
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

function readDigitsOrMonth(context: DateContext, at: number): DateAt | null {
  const { tokens } = context;
  if (tokens.kinds[at] !== NUMBER) return readMonth(context, at);
  const date = readDigits(context, at);
  return date === null || /^\d{4}$/.test(date.edtf ?? '') ? null : date;
}

/** "of next week", "from last week", "цього тижня": by how many weeks. */
function readWeek({ tokens, words }: DateContext, from: number): { weeks: number; to: number } | null {
  let at = from;
  while (words.of.has(tokens.lower[at] ?? '') || words.the.has(tokens.lower[at] ?? '')) at += 1;
  const shift = words.shiftBefore.get(tokens.lower[at] ?? '');
  if (shift === undefined || words.units.get(tokens.lower[at + 1] ?? '') !== 'week') return null;
  return { weeks: moves(shift), to: at + 2 };
}
