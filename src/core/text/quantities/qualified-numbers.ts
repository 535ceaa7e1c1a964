import type { Qualifier } from '../../model/claim';
import type { FoundQuantity } from '../reading';
import { WORD, type Tokens } from '../units/tokens';
import type { NumberLexicon } from './number-lexicon';
import { phraseAfter, phraseBefore } from './number-phrases';
import type { SpokenNumber } from './number-words';
import { finish, unitAfter } from './quantity-parts';

const CURRENCY_SIGN = /^[$€£¥₩₽₴₹₾฿₿]$/;

const CURRENCY_CODES = new Set([
  'us',
  'usd',
  'rp',
  'idr',
  'eur',
  'gbp',
  'hk',
  'rmb',
  'aud',
  'nzd',
  'cad',
  'sek',
  'jpy',
  'krw',
  'uah',
  'rub',
  'sen',
]);

/** A number with the words around it. */
export function qualify(
  tokens: Tokens,
  number: SpokenNumber,
  lexicon: NumberLexicon,
  previousEnd: number,
): FoundQuantity {
  let from = number.from;
  let { start, end } = number;
  let unit: string | null = null;
  // Currency signs and codes before: "US$ 150 million", "Rp 31 juta".
  const signAt = from - 1;
  const mark = tokens.lower[signAt] ?? '';
  if (
    CURRENCY_SIGN.test(mark) ||
    (CURRENCY_CODES.has(mark) && (tokens.capital[signAt] === 1 || tokens.kinds[signAt] === WORD))
  ) {
    if ((tokens.starts[signAt] ?? 0) >= previousEnd && start - (tokens.ends[signAt] ?? 0) <= 1) {
      unit = mark;
      from = signAt;
      start = tokens.starts[signAt] ?? start;
      const code = tokens.lower[signAt - 1] ?? '';
      if (CURRENCY_SIGN.test(mark) && CURRENCY_CODES.has(code)) {
        from = signAt - 1;
        start = tokens.starts[from] ?? start;
        unit = `${code}${mark}`;
      }
    }
  }
  const before = phraseBefore(tokens, from, lexicon);
  const after = phraseAfter(tokens, number.to, lexicon);
  const noun = unitAfter(tokens, number, lexicon);
  let min: number | null = number.value;
  let max: number | null = number.value;
  let qualifier: Qualifier = 'exactly';
  let approx = false;
  const kind = after?.kind ?? before?.kind;
  if (before !== null && before.kind !== 'vague' && (tokens.starts[before.from] ?? 0) >= previousEnd)
    start = tokens.starts[before.from] ?? start;
  if (after !== null) end = tokens.ends[after.to - 1] ?? end;
  switch (kind) {
    case 'more-than':
    case 'at-least':
    case 'after-at-least':
      max = null;
      qualifier = kind === 'more-than' ? 'more-than' : 'at-least';
      break;
    case 'less-than':
    case 'up-to':
    case 'after-up-to':
      min = null;
      qualifier = 'up-to';
      break;
    case 'nearly':
      qualifier = 'nearly';
      approx = true;
      break;
    case 'about':
      qualifier = 'about';
      approx = true;
      break;
    case 'vague':
    case undefined:
      break;
  }
  return finish(tokens, {
    start,
    end,
    min,
    max,
    unit: unit ?? noun,
    qualifier,
    approx,
    rule: number.isPlainDigits ? 'digits' : 'number-words',
  });
}
