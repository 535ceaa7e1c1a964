import { edtfSpan, type TimeSpan } from '../model/edtf';
import '../model/edtf-grammar';
import { describeValue } from './describe-value';

/** What is wrong with a text that should be an EDTF date: not of the calendar, not a date at all, or an interval the wrong way round. */
export function dateProblem(text: string): {
  readonly code: 'reversed-dates' | 'wrong-value';
  readonly message: string;
  readonly advice: string;
} {
  const [from, to] = text.split('/', 2).map(spanOrNull);
  if (from && to && from.min !== null && to.max !== null && from.min > to.max)
    return {
      code: 'reversed-dates',
      message: `The interval ${describeValue(text)} ends before it begins.`,
      advice: 'Swap the two dates, or correct the wrong one.',
    };
  const looksLikeDay = /^\d{4}-\d{2}(-\d{2})?$/.test(text);
  return {
    code: 'wrong-value',
    message: looksLikeDay ? `The calendar has no ${text}.` : `Expected an EDTF date, got ${describeValue(text)}.`,
    advice: 'Write a date of the calendar as EDTF: 2024-10-28, 2024-10, 2024-10-28/2024-10-30, ../2024-10-28.',
  };
}

function spanOrNull(text: string): TimeSpan | null {
  try {
    return edtfSpan(text);
  } catch {
    return null;
  }
}
