import { foldText } from './fold-text';

export interface HighlightPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Splits a text into parts, marking the words that begin with one of the terms (folded, see `QueryResult.terms`). The parts join to the text. */
export function highlight(text: string, terms: readonly string[]): HighlightPart[] {
  if (terms.length === 0) return [{ text, isMatch: false }];
  const parts: HighlightPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = foldText(match[0]);
    if (!terms.some((term) => word.startsWith(term))) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isMatch: false });
    parts.push({ text: match[0], isMatch: true });
    end = match.index + match[0].length;
  }
  if (end < text.length || parts.length === 0) parts.push({ text: text.slice(end), isMatch: false });
  return parts;
}
