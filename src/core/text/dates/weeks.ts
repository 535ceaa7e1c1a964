import { weekdayOf } from './day-numbers';

/** The day number of the Monday of a day's week. */
export const monday = (day: number): number => day - weekdayOf(day) + 1;

/** The last such weekday up to a day, itself or not. */
export function lastWeekday(reference: number, weekday: number, countsToday: boolean): number {
  const back = (weekdayOf(reference) - weekday + 7) % 7;
  return reference - (back === 0 && !countsToday ? 7 : back);
}

/** The next such weekday after a day. */
export function nextWeekday(reference: number, weekday: number): number {
  const ahead = (weekday - weekdayOf(reference) + 7) % 7;
  return reference + (ahead === 0 ? 7 : ahead);
}
