import { tokenAt, type Article, type Attribution } from '../../article';
import { spanOf } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { LINE_BREAK, PUNCTUATION } from '../../units/tokens';
import { readAccording } from './according-to';
import { asksForAnonymity } from './anonymity';
import { NOUN_CUES, readNoun } from './claim-nouns';
import { continueQuotations } from './continued-quotations';
import { readVerb } from './cue-verbs';
import type { Draft } from './english-draft';
import { ENGLISH_VERBS } from './english-verbs';
import { readColon } from './name-colons';
import { PUT_VERBS, readPutAt } from './put-numbers';
import { findSigned } from './signed-quotations';
import { verbGroup } from './verb-groups';

const FIRST_PERSON = new Set(['i', 'we', 'you']);

/**
 * Attributions of an English text without a parser: a cue verb with its auxiliaries, the noun phrase that is its subject, and what
 * follows to the end of the clause, or what stands before it when the cue comes last ("…," X said). Further: "according to X", "X: …",
 * "…, adding that …", "X's claim that …".
 */
export function findEnglishAttributions(article: Article): readonly Attribution[] {
  const attributions: Attribution[] = [];
  const usedQuotations = new Set<number>();
  let answered = -1;
  for (const sentence of article.sentences) {
    const drafts = readSentence(article, sentence);
    for (const draft of drafts) {
      if (draft.rule === 'answer' || draft.rule === 'name-colon') answered = sentence.paragraph;
      // "I think …" inside an answer is part of it.
      else if (answered === sentence.paragraph && isFirstPerson(article, draft)) continue;
      const parts = draft.parts
        .map((part) => spanOf(article, part.from, part.to))
        .filter((span) => span.end > span.start);
      if (parts.length === 0) continue;
      for (const part of draft.parts)
        for (let token = part.from; token < part.to; token++) usedQuotations.add(article.quotationOf[token] ?? 0);
      attributions.push({
        parts,
        cue: spanOf(article, draft.cue.from, draft.cue.to),
        speaker: draft.subject === null ? null : spanOf(article, draft.subject.from, draft.subject.to),
        isImplied: false,
        rule: draft.rule,
      });
    }
  }
  attributions.push(...findSigned(article, usedQuotations));
  return continueQuotations(article, attributions, usedQuotations);
}

function isFirstPerson({ tokens }: Article, { subject }: Draft): boolean {
  return subject !== null && subject.to - subject.from === 1 && FIRST_PERSON.has(tokens.lower[subject.from] ?? '');
}

function readSentence(article: Article, sentence: Sentence): Draft[] {
  const { tokens, quotationOf } = article;
  const clauseStart = outerStart(article, sentence);
  const drafts: Draft[] = [];
  for (let token = sentence.from; token < sentence.to; token++) {
    if (quotationOf[token] !== 0 || tokens.kinds[token] === LINE_BREAK) continue;
    const word = tokens.lower[token] ?? '';
    const past = pastAside(article, sentence, token);
    if (past !== token) {
      token = past;
      continue;
    }
    if (tokens.kinds[token] === PUNCTUATION) {
      const headline = word === ':' ? readColon(article, sentence, token) : null;
      if (headline !== null) drafts.push(headline);
      continue;
    }
    if (word === 'according' && tokens.lower[token + 1] === 'to') {
      const draft = readAccording(article, sentence, token, clauseStart);
      if (draft !== null) drafts.push(draft);
      continue;
    }
    const counted = PUT_VERBS.has(word) ? readPutAt(article, sentence, token, clauseStart) : null;
    if (counted !== null) {
      drafts.push(counted);
      continue;
    }
    const verb = ENGLISH_VERBS.get(word);
    if (verb === undefined || verb.strength === 0) {
      const nominal = NOUN_CUES.has(word) ? readNoun(article, sentence, token) : null;
      // "said in a statement that": the verb has it already.
      if (nominal !== null && !drafts.some(({ parts }) => parts[0]?.from === nominal.parts[0]?.from))
        drafts.push(nominal);
      continue;
    }
    const group = verbGroup(article, token, verb, clauseStart);
    const draft =
      group === null
        ? NOUN_CUES.has(word)
          ? readNoun(article, sentence, token)
          : null
        : asksForAnonymity(article, group)
          ? null
          : readVerb(article, sentence, group, clauseStart, drafts);
    if (draft !== null) {
      drafts.push(draft);
      token = Math.max(token, draft.cue.to - 1);
    }
  }
  return drafts;
}

/** The comma after "Asked whether …," or ", speaking on condition of anonymity because …,": what led to the words, and no words of anybody. */
function pastAside({ tokens, quotationOf }: Article, { from, to }: Sentence, token: number): number {
  const { lower } = tokens;
  const isQuestion = token === from && lower[token] === 'asked';
  const isReason =
    lower[token] === 'speaking' && lower[token - 1] === ',' && lower.slice(token, token + 5).includes('anonymity');
  if (!isQuestion && !isReason) return token;
  for (let at = token + 1; at < to && quotationOf[at] === 0; at++) if (lower[at] === ',') return at;
  return token;
}

/** Where the clause begins: a sentence whose start is inside a quotation begins with that quotation. */
function outerStart({ tokens, quotations, quotationOf }: Article, sentence: Sentence): number {
  const quotation = quotations[(quotationOf[sentence.from] ?? 0) - 1];
  return quotation === undefined ? sentence.from : Math.min(sentence.from, tokenAt(tokens, quotation.start));
}
