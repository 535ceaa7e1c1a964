import { LINE_BREAK, type Tokens } from '../units/tokens';
import type { DateLexicon } from './date-lexicon';

const REACH = 16;
/** Small words between "until" and the day. */
const SMALL = new Set(['on', 'the', 'at', 'hari', 'pada', 'bulan', 'у', 'в', 'во']);
const ENDS = new Set(['.', '!', '?', ';']);

/**
 * Whether a weekday or month without a year lies ahead: "until Friday", "will be allowed back on Friday", not "said on Friday that it
 * will". Looks back in the sentence to the first word of speaking.
 */
export function isAhead({ kinds, lower }: Tokens, at: number, { ahead }: DateLexicon): boolean {
  let near = at - 1;
  while (near >= 0 && SMALL.has(lower[near] ?? '')) near -= 1;
  if (ahead.before.has(lower[near] ?? '')) return true;
  for (let token = near; token >= Math.max(0, at - REACH); token--) {
    const word = lower[token] ?? '';
    if (kinds[token] === LINE_BREAK || ENDS.has(word) || ahead.said.has(word)) return false;
    if (ahead.words.has(word)) return true;
  }
  return false;
}
