import { NUMBER } from '../units/tokens';
import type { DateAt, DateContext } from './date-context';
import { readDayWord } from './day-words';
import { readDigits } from './digit-dates';
import { readHoliday } from './holidays';
import { readMonth } from './month-dates';
import { readQuarter } from './quarter-dates';
import { readShifted } from './shifted-dates';
import { readSpelledDate } from './spelled-dates';
import { readWeekday } from './weekday-dates';

/** A date that is not counted from another one. */
export function readSimple(context: DateContext, from: number): DateAt | null {
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
