import type { Article, Attribution } from '../../article';
import ko from '../../lexicon/ko.json';
import { wordSet } from '../../lexicon/lexicon';
import type { Span } from '../../reading';
import { attributionOf } from '../attribution-of';

const VERBS = [...wordSet(ko.cues.said)].filter((verb) => verb.length > 1).sort((a, b) => b.length - a.length);
/** Who and when, between what was said and the verb: "강릉시가 12일". */
const BETWEEN = '(?:[가-힣]+\\s+){0,3}?(?:\\d{1,2}일\\s+(?:[가-힣]+\\s+)?)?';
const CUE = new RegExp(
  `(?:이?라고|다고|자고|냐고|라며|다며|이?라면서|다면서|고)\\s+(${BETWEEN})(${VERBS.join('|')})(?![가-힣]{3})`,
  'gu',
);
const QUOTED_CUE = new RegExp(`^(?:이?라고|이?라며|고|이?라면서|는|며|면서)\\s*(${BETWEEN})(${VERBS.join('|')})`, 'u');
/** Between two quotations of one speaker: "며", "라면서", "라고 말한 뒤". */
const JOINT = /^(?:이?라며|이?라면서|며|면서|이?라고|고)(?:\s[가-힣]{1,6}){0,3},?\s*$/u;
const TOPIC = /^(.{1,60}?)(?:은|는|이|가|측은|께서는)\s/u;
const ACCORDING = /([가-힣A-Za-z0-9·\s]{2,30}?)(?:에 따르면|에 의하면)/u;
const LEAD =
  /^(?:이에 대해|한편|또|또한|이어|앞서|그러나|하지만|그러면서|특히|이날|이와 관련해|다만|(?:지난\s)?\d{1,2}일|그는|그러자)[,]?\s+/u;

/**
 * Attributions of a Korean text: X는 "…"라고 말했다, X는 …했다고 밝혔다, X에 따르면 …. The speaker is the sentence's first topic or subject;
 * a sentence without one has the speaker before it.
 */
export function findKoreanAttributions(article: Article): readonly Attribution[] {
  const attributions: Attribution[] = [];
  const { text } = article;
  for (const sentence of joinQuoted(article)) {
    const body = text.slice(sentence.start, sentence.end);
    const found = readQuoted(article, sentence) ?? readIndirect(body, sentence) ?? readAccording(body, sentence);
    if (found !== null) attributions.push(found);
  }
  return attributions;
}

/** Sentences that a quotation runs through count as one. */
function joinQuoted({ sentences, quotations }: Article): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of sentences) {
    const last = joined.at(-1);
    if (last !== undefined && quotations.some((quotation) => quotation.start < last.end && quotation.end > start))
      last.end = end;
    else joined.push({ start, end });
  }
  return joined;
}

function readQuoted({ text, quotations }: Article, sentence: Span): Attribution | null {
  const inside = quotations.filter(
    (quotation) =>
      quotation.start >= sentence.start && quotation.end <= sentence.end && quotation.end - quotation.start > 6,
  );
  for (const quotation of inside) {
    const after = text.slice(quotation.end, quotation.end + 40);
    const match = QUOTED_CUE.exec(after);
    if (match === null) continue;
    const verb = match[2] ?? '';
    const cueStart = quotation.end + match[0].length - verb.length;
    const speaker = subjectBetween(match[1], cueStart) ?? topicOf(text, sentence.start, quotation.start);
    const cue = { start: cueStart, end: cueStart + verb.length };
    return attributionOf([...joinedBefore(text, inside, quotation), quotation], cue, speaker, 'korean-quote');
  }
  return null;
}

/** "…"며 "…"라고 말했다: the quotations before the last, each joined to the next by its particle. */
function joinedBefore(text: string, inside: readonly Span[], last: Span): Span[] {
  const parts: Span[] = [];
  let next = last;
  for (let at = inside.indexOf(last) - 1; at >= 0; at--) {
    const quotation = inside[at];
    if (quotation === undefined || !JOINT.test(text.slice(quotation.end, next.start))) break;
    parts.unshift({ start: quotation.start, end: quotation.end });
    next = quotation;
  }
  return parts;
}

function readIndirect(body: string, sentence: Span): Attribution | null {
  CUE.lastIndex = 0;
  let last: RegExpExecArray | null = null;
  for (let match = CUE.exec(body); match !== null; match = CUE.exec(body)) last = match;
  if (last === null) return null;
  const between = subjectBetween(last[1], last.index + last[0].length - (last[2] ?? '').length);
  const speaker = between ?? topicOf(body, 0, last.index);
  const from = speaker === null || between !== null ? 0 : skipParticle(body, speaker.end);
  const to = last.index + (/^(?:다|자|냐)/.test(last[0]) ? 1 : 0);
  if (to - from < 4) return null;
  const verb = last[2] ?? '';
  const cueStart = sentence.start + last.index + last[0].length - verb.length;
  const shift = (span: Span): Span => ({ start: span.start + sentence.start, end: span.end + sentence.start });
  return attributionOf(
    [shift({ start: from, end: to })],
    { start: cueStart, end: cueStart + verb.length },
    speaker === null ? null : shift(speaker),
    'korean-indirect',
  );
}

function readAccording(body: string, sentence: Span): Attribution | null {
  const match = ACCORDING.exec(body);
  if (match === null) return null;
  const words = (match[1] ?? '').trim();
  const name = words.slice(LEAD.exec(words)?.[0].length ?? 0);
  const start = match.index + (match[1] ?? '').lastIndexOf(name);
  const cueStart = match.index + (match[1] ?? '').length;
  const cueEnd = match.index + match[0].length;
  const from = cueEnd + (/^[,\s]*/.exec(body.slice(cueEnd))?.[0].length ?? 0);
  const end = body.endsWith('.') ? body.length - 1 : body.length;
  if (end - from < 4) return null;
  const at = sentence.start;
  return {
    parts: [{ start: at + from, end: at + end }],
    cue: { start: at + cueStart, end: at + cueEnd },
    speaker: { start: at + start, end: at + start + name.length },
    isImplied: false,
    rule: 'korean-according',
  };
}

/** "…고 해양경찰이 밝혔다": who says it stands between what was said and the verb, which begins at `end`. */
function subjectBetween(words: string | undefined, end: number): Span | null {
  const match = /^(.*?[가-힣]{2,}?)(?:측은|께서는|은|는|이|가)\s+(?:(?:\d{1,2}일|이날|전날|오전|오후)\s+)*$/u.exec(
    words ?? '',
  );
  const name = match?.[1];
  if (words === undefined || name === undefined) return null;
  return { start: end - words.length, end: end - words.length + name.length };
}

/** The first topic or subject: "팻 라이더 미 국방부 대변인은". */
function topicOf(text: string, from: number, to: number): Span | null {
  let start = from;
  const lead = LEAD.exec(text.slice(start, to));
  if (lead !== null && lead[0].trim() !== '그는') start += lead[0].length;
  const topic = TOPIC.exec(`${text.slice(start, to)} `);
  const name = topic?.[1];
  if (name === undefined || /["“”‘’]/.test(name)) return null;
  const comma = name.lastIndexOf(',');
  const trimmed = comma === -1 ? name : name.slice(comma + 1);
  const offset = comma === -1 ? 0 : comma + 1;
  const spaces = /^\s*/.exec(trimmed)?.[0].length ?? 0;
  return { start: start + offset + spaces, end: start + name.trimEnd().length };
}

function skipParticle(body: string, end: number): number {
  return end + (/^\s?(?:측은|께서는|은|는|이|가)\s+/.exec(body.slice(end, end + 5))?.[0].length ?? 0);
}
