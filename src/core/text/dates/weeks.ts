import { weekdayOf } from './day-numbers';

export const monday = (day: number): number => day - weekdayOf(day) + 1;

export function lastWeekday(reference: number, weekday: number, countsToday: boolean): number {
  const back = (weekdayOf(reference) - weekday + 7) % 7;
  return reference - (back === 0 && !countsToday ? 7 : back);
}

export function nextWeekday(reference: number, weekday: number): number {
  const ahead = (weekday - weekdayOf(reference) + 7) % 7;
  return reference + (ahead === 0 ? 7 : ahead);
}
