import type { FoundQuantity } from '../reading';

/** "thirteen dollars and forty-five cents", "10 $ 30 cent", "forty-five (45)", "at most 100 and at least 20", "more than 10 but less than 20". */
export function mergeWith(
  previous: FoundQuantity | undefined,
  next: FoundQuantity,
  text: string,
): FoundQuantity | null {
  if (previous === undefined) return null;
  const gap = text.slice(previous.end, next.start);
  if (
    previous.min === next.min &&
    previous.max === next.max &&
    previous.min !== null &&
    gap.trim() === '(' &&
    text.charAt(next.end) === ')'
  )
    return { ...previous, end: next.end + 1, text: text.slice(previous.start, next.end + 1) };
  const isLower = previous.max === null && previous.min !== null && next.min === null && next.max !== null;
  const isUpper = previous.min === null && previous.max !== null && next.max === null && next.min !== null;
  if ((isLower || isUpper) && /^\s*(,|and|but|, and|dan|tetapi|и|і|та|але|но)\s*$/.test(gap)) {
    const min = isLower ? previous.min : next.min;
    const max = isLower ? next.max : previous.max;
    if (min !== null && max !== null && min <= max)
      return { ...previous, end: next.end, text: text.slice(previous.start, next.end), min, max, qualifier: 'range' };
  }
  if (
    isMoney(previous) &&
    previous.min !== null &&
    next.min !== null &&
    next.min < 100 &&
    previous.min === previous.max &&
    next.qualifier === 'exactly' &&
    next.min === next.max
  ) {
    const isCents = /^(cents?|sen|pence|копе|цент)/.test(next.unit ?? '');
    const afterUnit = text.slice(previous.end, next.start).trim().toLowerCase();
    const names = (previous.unit ?? '').toLowerCase();
    if (isCents && (afterUnit === `${names} and` || afterUnit === names || afterUnit === `${names},`)) {
      const value = previous.min + next.min / 100;
      return { ...previous, end: next.end, text: text.slice(previous.start, next.end), min: value, max: value };
    }
  }
  return null;
}

const isMoney = ({ unit }: FoundQuantity): boolean =>
  unit !== null && /^(dollars?|euros?|pounds?|\$|€|£|usd)$/.test(unit);
