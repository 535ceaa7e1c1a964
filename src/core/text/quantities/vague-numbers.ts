import type { FoundQuantity } from '../reading';
import { WORD, type Tokens } from '../units/tokens';
import type { NumberLexicon } from './number-lexicon';
import { match } from './number-phrases';
import { finish } from './quantity-parts';

/** Vague numbers, which stay words: "several thousand", "ribuan", "sejumlah kecil". */
export function withVague(
  tokens: Tokens,
  lexicon: NumberLexicon,
  quantities: readonly FoundQuantity[],
): readonly FoundQuantity[] {
  const all: FoundQuantity[] = [...quantities];
  for (let token = 0; token < tokens.count; token++) {
    const phrases = lexicon.before.get(tokens.lower[token] ?? '');
    if (phrases === undefined) continue;
    const found = match(
      tokens,
      phrases.filter(({ kind }) => kind === 'vague'),
      (words) => token + 1 - words.length,
    );
    if (found === null || isShorterVague(tokens, found.from, found.to, lexicon)) continue;
    let to = found.to;
    while (
      to < tokens.count &&
      tokens.kinds[to] === WORD &&
      ['scale', 'hundred', 'tens'].includes(lexicon.words.get(tokens.lower[to] ?? '')?.kind ?? '')
    )
      to += 1;
    const hasScale = to > found.to;
    const noun = tokens.kinds[to] === WORD && tokens.capital[to] !== 1 ? (tokens.lower[to] ?? null) : null;
    const start = tokens.starts[found.from] ?? 0;
    const end = tokens.ends[to - 1] ?? 0;
    // "some" alone counts nothing; "a small number" does, also without its noun.
    if (!hasScale && noun === null && found.to - found.from < 2) continue;
    if (hasScale) {
      // What was read as an exact number is vague after all: "several thousand".
      for (let at = all.length - 1; at >= 0; at--) {
        const other = all[at];
        if (other !== undefined && other.start < end && other.end > start) all.splice(at, 1);
      }
    } else if (all.some((other) => other.start < end && other.end > start)) continue;
    all.push(
      finish(tokens, {
        start,
        end,
        min: null,
        max: null,
        unit: noun,
        qualifier: 'vague',
        approx: true,
        rule: 'vague-number',
      }),
    );
  }
  return all.sort((a, b) => a.start - b.start);
}

/** "sejumlah" where "sejumlah kecil" stands: the longer one is read when its last word comes. */
function isShorterVague(tokens: Tokens, from: number, to: number, lexicon: NumberLexicon): boolean {
  for (let last = to; last < Math.min(tokens.count, to + 2); last++) {
    const longer = (lexicon.before.get(tokens.lower[last] ?? '') ?? []).filter(
      ({ kind, words }) => kind === 'vague' && words.length === last + 1 - from,
    );
    if (match(tokens, longer, () => from) !== null) return true;
  }
  return false;
}
