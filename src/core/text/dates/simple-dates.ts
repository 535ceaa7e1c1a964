import { NUMBER } from '../units/tokens';
import type { Context, DateAt } from './date-context';
import { readDayWord } from './day-words';
import { readDigits } from './digit-dates';
import { readHoliday } from './holidays';
import { readMonth } from './month-dates';
import { readQuarter } from './quarter-dates';
import { readShifted } from './shifted-dates';
import { readSpelledDate } from './spelled-dates';
import { readWeekday } from './weekday-dates';

export function readSimple(context: Context, from: number): DateAt | null {
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
