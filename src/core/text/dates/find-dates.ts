import { numberLexiconOf } from '../quantities/number-lexicon';
import type { FoundDate, ReadingLanguage } from '../reading';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD, type Tokens } from '../units/tokens';
import { readCompound } from './compound-dates';
import type { DateAt, DateContext } from './date-context';
import { dateLexiconOf, type DateLexicon } from './date-lexicon';
import { dayOfEdtf, edtfOf } from './day-numbers';
import { findKoreanDates } from './korean-dates';
import { readNumericDate } from './numeric-dates';
import { readSimple } from './simple-dates';

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
  const context: DateContext = { tokens, words, numbers, reference };
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

function mayStart({ tokens, words, numbers }: DateContext, token: number): boolean {
  const word = tokens.lower[token] ?? '';
  return words.starters.has(word) || numbers.words.has(word) || (word.startsWith('cy') && word.length === 2);
}

/** The date that begins at a token, with what is joined to it ("3 weeks after Christmas", "monday of this week"). */
function readDate(context: DateContext, from: number): DateAt | null {
  return readCompound(context, from) ?? readSimple(context, from);
}
