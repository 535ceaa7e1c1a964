import { NUMBER } from '../units/tokens';
import type { DateAt, DateContext } from './date-context';
import { yearAt } from './date-parts';
import { dateOfDay } from './day-numbers';
import { moves } from './moves';
import { lastQuarter, quarterAt, quarterOf } from './quarters';

/** "the third quarter of 2024", "kuartal III-2024", "III кварталі 2024 року", "the first quarter of next year", "triwulan II tahun ini". */
export function readQuarter(context: DateContext, from: number): DateAt | null {
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
function shiftedYear({ tokens, words }: DateContext, from: number): { by: number; to: number } | null {
  const { lower } = tokens;
  let at = from;
  while (words.of.has(lower[at] ?? '') || words.the.has(lower[at] ?? '')) at += 1;
  const before = words.shiftBefore.get(lower[at] ?? '');
  if (before !== undefined && words.units.get(lower[at + 1] ?? '') === 'year') return { by: moves(before), to: at + 2 };
  const after = words.shiftAfter.get(lower[at + 1] ?? '');
  return after !== undefined && words.units.get(lower[at] ?? '') === 'year' ? { by: moves(after), to: at + 2 } : null;
}
