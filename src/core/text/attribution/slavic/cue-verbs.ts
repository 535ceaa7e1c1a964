import { tokenAt, type Article, type Attribution } from '../../article';
import type { Span } from '../../reading';
import { spanOf } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { LINE_BREAK } from '../../units/tokens';
import { attributionOf } from '../attribution-of';
import { nameFrom } from './names-after';
import { beforeRelative, nameBefore } from './names-before';
import { nameInMarks } from './names-in-marks';
import { isAgency, referredTo } from './references';
import { DASHES } from './slavic-words';
import { goesOn, quotedOr, statement } from './statements';

interface VerbPlace {
  readonly sentence: Sentence;
  readonly from: number;
  readonly token: number;
  readonly that: string;
}

/** What a verb of saying attributes: before it («…», — заявив X) or after it (X заявив, що …). */
export function readVerb(article: Article, { sentence, from, token, that }: VerbPlace): Attribution | null {
  const { tokens, quotationOf, quotations } = article;
  const { lower } = tokens;
  const cue = spanOf(article, token, token + 1);
  const before = lower[token - 1] ?? '';
  // «…», — заявив X: the cue comes after a dash or comma that follows what was said.
  const relative = beforeRelative(article, sentence.from, token);
  const isAfterName = quotationOf[token - 1] !== 0 && nameInMarks(article, token - 1) !== null;
  const comesLast =
    relative === null &&
    token > from &&
    !isAfterName &&
    (DASHES.has(before) || before === ',' || quotationOf[token - 1] !== 0);
  if (comesLast) {
    const after = nameFrom(article, token + 1, sentence.to);
    const speaker =
      after === null || isAgency(article, after) ? (referredTo(article, token + 1, sentence.to) ?? after) : after;
    let end = token;
    while (end > from && (DASHES.has(lower[end - 1] ?? '') || lower[end - 1] === ',')) end -= 1;
    if (end > from) {
      const isDialogue = DASHES.has(lower[from] ?? '') && quotationOf[from] === 0 && end - from > 1;
      const parts: Span[] = [quotedOr(article, isDialogue ? from + 1 : from, end)];
      const rest = goesOn(article, speaker === null ? token + 1 : tokenAt(tokens, speaker.end), sentence.to);
      if (rest !== null) parts.push(rest);
      return { ...attributionOf(parts, cue, speaker, 'quote-zayavyv'), ...(isDialogue && { isDialogue }) };
    }
  }
  const speaker = relative ?? nameBefore(article, sentence.from, token) ?? nameFrom(article, token + 1, sentence.to);
  // X заявив, що …; X заявив: «…»
  for (let at = token + 1; at < sentence.to; at++) {
    if (quotationOf[at] !== 0) {
      const quotation = quotations[(quotationOf[at] ?? 0) - 1];
      // "заявил «Коммерсанту», что"
      const named = nameInMarks(article, at);
      if (named !== null && lower[at - 1] !== ':') {
        at = named.to - 1;
        continue;
      }
      if (quotation === undefined || lower[at - 1] !== ':') return null;
      return attributionOf([quotation], cue, speaker, 'zayavyv-colon');
    }
    if (lower[at] === ':' && at + 1 < sentence.to && quotationOf[at + 1] === 0)
      return statement(article, at + 1, sentence.to, { cue, speaker, rule: 'zayavyv-colon' });
    if (lower[at] === that && (lower[at - 1] === ',' || at === token + 1))
      return statement(article, at + 1, sentence.to, { cue, speaker, rule: 'zayavyv-shcho' });
    if (lower[at] === ';') return null;
  }
  if (lower[sentence.to - 1] === ':') {
    let next = sentence.to;
    while (next < tokens.count && tokens.kinds[next] === LINE_BREAK) next += 1;
    const quotation = quotations[(quotationOf[next] ?? 0) - 1];
    if (quotation !== undefined) return attributionOf([quotation], cue, speaker, 'zayavyv-colon');
  }
  return null;
}
