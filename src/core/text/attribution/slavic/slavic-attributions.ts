import { tokenAt, type Article, type Attribution } from '../../article';
import { spanOf } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { WORD } from '../../units/tokens';
import { readAboutThis } from './about-this';
import { readVerb } from './cue-verbs';
import { nameFrom, sourceFrom } from './names-after';
import { CUES, DASHES } from './slavic-words';
import { around, wordsOf } from './statements';

/** "Як зазначила X", "как рассказал X". */
const AS = new Set(['як', 'как']);

/**
 * Attributions of a Ukrainian or Russian text: «…», — заявив X; X заявив: «…»; X заявив, що …; за словами X, …; …, — сказал X. The
 * subject may stand on either side of its verb.
 */
export function findSlavicAttributions(article: Article, language: 'uk' | 'ru'): readonly Attribution[] {
  const attributions: Attribution[] = [];
  const used = new Set<number>();
  const { tokens } = article;
  /** The paragraph that a dash opened as somebody's words, once its speaker is known. */
  let dialogue: { readonly paragraph: number; readonly at: number } | null = null;
  let previous: Sentence | null = null;
  for (const sentence of article.sentences) {
    const before = attributions.length;
    const aboutThis = previous === null ? null : readAboutThis(article, language, sentence, previous, attributions);
    if (aboutThis !== null) attributions.push(aboutThis);
    else readSentence(article, language, sentence, used, attributions);
    const found = attributions[before];
    const isOpening = previous === null || previous.paragraph !== sentence.paragraph;
    if (found !== undefined)
      dialogue = found.isDialogue === true && isOpening ? { paragraph: sentence.paragraph, at: before } : null;
    else if (dialogue?.paragraph === sentence.paragraph) {
      // "— …, — каже X. — …": the words go on after the second dash, to the end of the paragraph.
      const open = attributions[dialogue.at];
      const rest = wordsOf(
        article,
        DASHES.has(tokens.lower[sentence.from] ?? '') ? sentence.from + 1 : sentence.from,
        sentence.to,
      );
      if (open !== undefined && rest !== null) attributions[dialogue.at] = { ...open, parts: [...open.parts, rest] };
    }
    previous = sentence;
  }
  return attributions.sort((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0));
}

function readSentence(
  article: Article,
  language: 'uk' | 'ru',
  sentence: Sentence,
  used: Set<number>,
  attributions: Attribution[],
): void {
  const { tokens, quotationOf, quotations } = article;
  const { verbs, according, that } = CUES[language];
  const first = quotations[(quotationOf[sentence.from] ?? 0) - 1];
  const from = first === undefined ? sentence.from : Math.min(sentence.from, tokenAt(tokens, first.start));
  for (let token = sentence.from; token < sentence.to; token++) {
    if (tokens.kinds[token] !== WORD || quotationOf[token] !== 0) continue;
    const referring = startsWith(article, token, CUES[language].accordingToThem);
    if (referring !== undefined) {
      const to = token + referring.length;
      const parts = around(article, from, token, to, sentence.to);
      if (parts.length > 0)
        attributions.push({
          parts,
          cue: spanOf(article, token, to),
          speaker: null,
          isImplied: true,
          rule: 'za-yoho-slovamy',
        });
      return;
    }
    const isAs = AS.has(tokens.lower[token] ?? '') && verbs.has(tokens.lower[token + 1] ?? '');
    const phrase = isAs
      ? [tokens.lower[token] ?? '', tokens.lower[token + 1] ?? '']
      : startsWith(article, token, according);
    if (phrase !== undefined) {
      const speaker =
        nameFrom(article, token + phrase.length, sentence.to) ??
        sourceFrom(article, token + phrase.length, sentence.to);
      if (speaker !== null) {
        const after = tokenAt(tokens, speaker.end);
        const parts = around(article, from, token, after, sentence.to);
        if (parts.length > 0)
          attributions.push({
            parts,
            cue: spanOf(article, token, token + phrase.length),
            speaker,
            isImplied: false,
            rule: 'za-slovamy',
          });
        return;
      }
    }
    if (!verbs.has(tokens.lower[token] ?? '')) continue;
    const found = readVerb(article, { sentence, from, token, that });
    if (found === null) continue;
    const start = found.parts[0]?.start ?? 0;
    if (used.has(start)) continue;
    used.add(start);
    attributions.push(found);
    return;
  }
}

/** The phrase that stands at a token. */
function startsWith(
  { tokens }: Article,
  at: number,
  phrases: readonly (readonly string[])[],
): readonly string[] | undefined {
  return phrases.find((words) => words.every((word, offset) => tokens.lower[at + offset] === word));
}
