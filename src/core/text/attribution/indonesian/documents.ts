import { tokenAt, type Article, type Attribution } from '../../article';
import id from '../../lexicon/id.json';
import { wordSet } from '../../lexicon/lexicon';
import { spanOf } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { attributionOf } from '../attribution-of';
import { around, statementAfter } from './indirect-statements';
import { closingBracket, nameFrom } from './indonesian-names';
import { THUS } from './indonesian-words';

/** Verbs of which a document is the subject: "Data Dinas X menunjukkan …". */
const OF_DOCUMENTS = wordSet(id.cues.ofDocuments);

/** "Dalam catatan X, …", "Berdasarkan data X, …". */
const FROM_DOCUMENTS = wordSet(id.subjects.fromDocuments);

/** "Data X menunjukkan …", "Dalam catatan X, …", "…, demikian keterangan resmi X": what a body's document tells. */
export function readDocument(article: Article, sentence: Sentence, token: number): Attribution | null {
  const { tokens, lexicon } = article;
  const { lower } = tokens;
  const word = lower[token] ?? '';
  if (OF_DOCUMENTS.has(word) && lexicon.documents.has(lower[sentence.from] ?? '') && token > sentence.from) {
    const part = statementAfter(article, token + 1, sentence.to);
    const speaker = nameFrom(article, sentence.from);
    if (part === null || speaker === null || speaker.end > (tokens.starts[token] ?? 0)) return null;
    return attributionOf([part], spanOf(article, token, token + 1), speaker, 'data-menunjukkan');
  }
  if (!lexicon.documents.has(lower[token + 1] ?? '')) return null;
  let capital = token + 2;
  while (capital < token + 4 && tokens.capital[capital] !== 1) capital += 1;
  const name = tokens.capital[capital] === 1 ? nameFrom(article, capital) : null;
  if (name === null) return null;
  const speaker = { start: tokens.starts[token + 1] ?? 0, end: name.end };
  const cue = spanOf(article, token, token + 1);
  if (token === sentence.from && FROM_DOCUMENTS.has(word)) {
    let after = tokenAt(tokens, name.end);
    if (lower[after] === '(') after = closingBracket(article, after) + 1;
    const part = lower[after] === ',' ? statementAfter(article, after + 1, sentence.to) : null;
    return part === null ? null : attributionOf([part], cue, speaker, 'dalam-catatan');
  }
  if (!THUS.has(word) || lower[token - 1] !== ',') return null;
  const [part] = around(article, sentence, token, sentence.to);
  return part === undefined ? null : attributionOf([part], cue, speaker, 'demikian-keterangan');
}
