/** By how many weeks, months or years a word shifts: "last" is -1. */
export function moves(shift: string | undefined): number {
  return shift === 'last' || shift === 'past'
    ? -1
    : shift === 'before-last'
      ? -2
      : shift === 'next' || shift === 'upcoming'
        ? 1
        : 0;
}
