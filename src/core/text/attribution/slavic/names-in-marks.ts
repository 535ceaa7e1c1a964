import { tokenAt, type Article } from '../../article';
import { WORD } from '../../units/tokens';

const MAX_NAME_IN_MARKS = 40;

/** "«Укрзалізниці»", "«Степной путь»": a name of a few words in marks, after a word and without a sentence's end, is no quotation. */
export function nameInMarks(
  { tokens, quotations, quotationOf }: Article,
  at: number,
): { from: number; to: number } | null {
  const quotation = quotations[(quotationOf[at] ?? 0) - 1];
  if (quotation === undefined || quotation.isOpen || quotation.end - quotation.start > MAX_NAME_IN_MARKS) return null;
  const words = tokens.text.slice(quotation.inner.start, quotation.inner.end);
  if (!/^[\p{Lu}\d]/u.test(words) || /[.,!?…:;]/u.test(words) || words.split(' ').length > 4) return null;
  const from = tokenAt(tokens, quotation.start);
  const isAfterWord = tokens.kinds[from - 1] === WORD && (tokens.starts[from] ?? 0) > (tokens.ends[from - 1] ?? 0);
  return isAfterWord ? { from, to: tokenAt(tokens, quotation.end) } : null;
}
