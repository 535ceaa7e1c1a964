import { tokenAt, type Article } from '../../article';
import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';
import type { TokenRange } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { LINE_BREAK, NUMBER } from '../../units/tokens';
import { trimmedEnd } from './clause-ends';
import type { Draft } from './english-draft';

const LABELS = wordSet(en.labels);

const INTERVIEW = /\binterview with ((?:\p{Lu}[\p{L}’'-]+ ?){2,4})/u;

const INTERVIEW_REACH = 600;

/** "Pat Caddell: Democrat Voters Worried", in a line that begins with the name. */
export function readColon(article: Article, sentence: Sentence, token: number): Draft | null {
  const { tokens } = article;
  const length = token - sentence.from;
  if (length < 1 || length > 5 || sentence.to - token < 4 || tokens.kinds[token + 1] === NUMBER) return null;
  for (let at = sentence.from; at < token; at++) if (tokens.capital[at] !== 1 && tokens.lower[at] !== '.') return null;
  const label = tokens.lower[sentence.from] ?? '';
  const isAnswer = length === 1 && (label === 'a' || label === 'answer');
  // A question claims nothing, and "BREAKING:" is nobody.
  if ((LABELS.has(label) && !isAnswer) || tokens.lower[sentence.to - 1] === '?') return null;
  const cue = { from: token, to: token + 1 };
  return {
    group: cue,
    cue,
    subject: isAnswer ? interviewee(article) : { from: sentence.from, to: token },
    parts: [{ from: token + 1, to: trimmedEnd(article, paragraphEnd(article, sentence)) }],
    rule: isAnswer ? 'answer' : 'name-colon',
  };
}

/** Who answers: whom the head of the text says it is an interview with. */
function interviewee({ text, tokens }: Article): TokenRange | null {
  const match = INTERVIEW.exec(text.slice(0, INTERVIEW_REACH));
  const name = match?.[1]?.trimEnd();
  if (match === null || name === undefined) return null;
  const start = match.index + match[0].indexOf(name);
  const from = tokenAt(tokens, start);
  return { from, to: tokenAt(tokens, start + name.length) };
}

/** What follows a name and a colon is his to the end of the paragraph that it opens. */
function paragraphEnd({ tokens, sentences }: Article, sentence: Sentence): number {
  const isOpening = sentence.from === 0 || tokens.kinds[sentence.from - 1] === LINE_BREAK;
  let end = sentence.to;
  if (!isOpening) return end;
  for (let at = sentences.indexOf(sentence) + 1; sentences[at]?.paragraph === sentence.paragraph; at++)
    end = sentences[at]?.to ?? end;
  return end;
}
