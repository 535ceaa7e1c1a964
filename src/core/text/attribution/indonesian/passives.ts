import { tokenAt, type Article, type Attribution } from '../../article';
import { spanOf } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { attributionOf } from '../attribution-of';
import { around, statementAfter } from './indirect-statements';
import { nameFrom } from './indonesian-names';
import { THUS } from './indonesian-words';

/** "Dikatakan (oleh) X, …" and "…, demikian diumumkan X". */
export function readPassive(article: Article, sentence: Sentence, token: number): Attribution | null {
  const { lower } = article.tokens;
  const isOpening = token === sentence.from;
  const isClosing = THUS.has(lower[token - 1] ?? '') && lower[token - 2] === ',';
  if (!isOpening && !isClosing) return null;
  const speaker = nameFrom(article, lower[token + 1] === 'oleh' ? token + 2 : token + 1);
  if (speaker === null) return null;
  const cue = spanOf(article, token, token + 1);
  if (isClosing) {
    const [part] = around(article, sentence, token - 1, sentence.to);
    return part === undefined ? null : attributionOf([part], cue, speaker, 'demikian-dikatakan');
  }
  const after = tokenAt(article.tokens, speaker.end);
  const part = lower[after] === ',' ? statementAfter(article, after + 1, sentence.to) : null;
  return part === null ? null : attributionOf([part], cue, speaker, 'dikatakan-name');
}
