import { tokenAt, type Article, type Attribution } from '../../article';
import id from '../../lexicon/id.json';
import { wordSet } from '../../lexicon/lexicon';
import { spanOf } from '../../token-range';
import { LINE_BREAK, WORD } from '../../units/tokens';
import { attributionOf } from '../attribution-of';
import { subjectBefore } from './cue-subjects';
import { nameFrom } from './indonesian-names';
import { AFTER, BEFORE, PASSIVE } from './indonesian-words';
import { officeAfter } from './offices';

const BEFORE_CUE = wordSet(id.cues.beforeCue);

/** Who said a quotation, by the cue that follows or precedes it; `cueToken` is then used up. */
export function readQuotation(article: Article, index: number): { attribution: Attribution; cueToken: number } | null {
  const { tokens, quotations } = article;
  const quotation = quotations[index];
  if (quotation === undefined || quotation.isSingle) return null;
  let token = tokenAt(tokens, quotation.end);
  let skipped = 0;
  while (
    token < tokens.count &&
    skipped < 2 &&
    (tokens.lower[token] === ',' || BEFORE_CUE.has(tokens.lower[token] ?? ''))
  ) {
    token += 1;
    skipped += 1;
  }
  token = cueOnNextLine(article, token);
  if (token >= tokens.count || tokens.kinds[token] !== WORD) return precededQuotation(article, index);
  const cue = cueAfter(tokens.lower[token] ?? '');
  if (cue === null) return precededQuotation(article, index);
  const speaker = cue === 'implied' ? null : (nameFrom(article, token + 1) ?? officeAfter(article, token + 1));
  return {
    cueToken: token,
    attribution: attributionOf(
      [quotation],
      spanOf(article, token, token + 1),
      speaker,
      speaker === null ? 'quote-katanya' : 'quote-kata-name',
    ),
  };
}

/** "…?” / kata X": a line that begins with a cue, written small, goes on from the quotation before it. */
function cueOnNextLine({ tokens }: Article, token: number): number {
  let at = token;
  while (at < tokens.count && tokens.kinds[at] === LINE_BREAK) at += 1;
  return at > token && tokens.capital[at] !== 1 && cueAfter(tokens.lower[at] ?? '') !== null ? at : token;
}

function cueAfter(word: string): 'named' | 'implied' | null {
  if (AFTER.has(word) || PASSIVE.has(word) || BEFORE.has(word)) return 'named';
  if (word.endsWith('nya') && (AFTER.has(word.slice(0, -3)) || word === 'menurutnya')) return 'implied';
  if (word === 'menurut') return 'named';
  return null;
}

/** X mengatakan, ”…” and X: ”…”: a cue and its subject before the quotation, in the same sentence. */
function precededQuotation(article: Article, index: number): { attribution: Attribution; cueToken: number } | null {
  const { tokens, quotations } = article;
  const quotation = quotations[index];
  if (quotation === undefined) return null;
  const first = tokenAt(tokens, quotation.start);
  const mark = tokens.lower[first - 1];
  if (first < 2 || (mark !== ',' && mark !== ':')) return null;
  const from = sentenceStart(article, first - 1);
  for (let token = first - 2; token >= from && token > first - 14; token--) {
    if (!BEFORE.has(tokens.lower[token] ?? '') || article.quotationOf[token] !== 0) continue;
    const speaker = subjectBefore(article, from, token);
    return {
      cueToken: token,
      attribution: attributionOf([quotation], spanOf(article, token, token + 1), speaker, 'name-mengatakan-quote'),
    };
  }
  return null;
}

function sentenceStart({ tokens }: Article, token: number): number {
  let at = token;
  while (at > 0 && tokens.kinds[at - 1] !== LINE_BREAK && !(tokens.lower[at - 1] === '.' && tokens.capital[at] === 1))
    at -= 1;
  return at;
}
