import { quotationsIn, type Article, type Attribution } from './article';
import { ENGLISH_VERBS } from './attribution/english/english-verbs';
import { findAgencies, findModality, findMovement, isNegated, within } from './claim-details';
import type { FoundPlace, FoundQuantity, Span, SuggestedClaim } from './reading';
import type { Sentence } from './units/sentences';
import type { Dateline } from './units/structure';
import { PUNCTUATION, WORD } from './units/tokens';

const MIN_WORDS = 6;
/** The longest quotation that is still a word in marks, not somebody's sentence. */
const MAX_QUOTED_WORDS = 5;
const MIN_COUNT = 3;
const OPENING_TOKENS = 8;
const ABOUT_LENGTH = 10;
const DIRECTED = new Set<FoundPlace['role']>(['from', 'to', 'towards']);
const SENTENCE_END = /[.…][)\]]?$/u;
/** "Про це повідомляє Укрінформ", "Об этом пишет …": about what was told, not telling it. */
const ABOUT_THIS = /^(?:Про це|Об этом)(?!\p{L})/u;
const KOREAN_SAYING = /(?:다|라|자|냐)(?:고|며|면서)\s|에 따르면|에 의하면/u;

interface Told {
  readonly attributions: readonly Attribution[];
  readonly places: readonly FoundPlace[];
  readonly quantities: readonly FoundQuantity[];
  readonly title: Span | null;
  readonly dateline: Dateline | null;
}

/**
 * What the outlet tells in its own voice and a map could show: a sentence that nobody is said to have said, with a number and a
 * place (`outlet-number`), with a movement from or to a place (`outlet-movement`), about the occasion at which somebody spoke
 * (`outlet-occasion`), or passed on from an agency (`outlet-agency`). All else that it tells is left out: most of any article is that.
 */
export function findOutletVoice(article: Article, told: Told): readonly SuggestedClaim[] {
  const { attributions, places, quantities, title, dateline } = told;
  const spoken = attributions
    .flatMap(({ parts, cue, speaker }) => [
      ...parts,
      ...(cue === null ? [] : [cue]),
      ...(speaker === null ? [] : [speaker]),
    ])
    .sort((a, b) => a.start - b.start);
  const agency = agencyOf(article, dateline);
  const claims: SuggestedClaim[] = [];
  let next = 0;
  let spokenIn = -1;
  for (const sentence of article.sentences) {
    while (next < spoken.length && (spoken[next]?.end ?? 0) <= sentence.start) next += 1;
    const isSpoken = overlaps(spoken, next, sentence);
    if (isSpoken) spokenIn = sentence.paragraph;
    // What follows in the paragraph of a speaker mostly goes on with what he said.
    if (isSpoken || spokenIn === sentence.paragraph) continue;
    if (title !== null && sentence.start < title.end && title.start < sentence.end) continue;
    if (!isPlainStatement(article, sentence)) continue;
    const found = { places: within(places, [sentence]), quantities: within(quantities, [sentence]) };
    const attribution: Attribution = {
      parts: [statementOf(article, sentence)],
      cue: null,
      speaker: null,
      isImplied: false,
      rule: '',
    };
    const movement = findMovement(article, attribution);
    const rule = tellsOfOccasion(article, sentence)
      ? 'outlet-occasion'
      : saysSomething(article, sentence)
        ? null
        : found.places.length > 0 && found.quantities.some(countsSomething)
          ? 'outlet-number'
          : movement !== null && found.places.some(({ role }) => DIRECTED.has(role))
            ? 'outlet-movement'
            : null;
    const via = findAgencies(article, { ...attribution, parts: [{ start: sentence.start, end: sentence.start }] });
    if (rule === null && via.length === 0) continue;
    const passedOn = via.length === 0 && agency !== null ? [agency] : via;
    claims.push(claimOf(article, attribution, { ...found, movement, rule: rule ?? 'outlet-agency', via: passedOn }));
  }
  return claims;
}

/** Whether any of the spans, which are in order of their starts, shares a character with a sentence. */
function overlaps(spans: readonly Span[], from: number, { start, end }: Span): boolean {
  for (let at = from; at < spans.length && (spans[at]?.start ?? 0) < end; at++)
    if ((spans[at]?.end ?? 0) > start) return true;
  return false;
}

/** A whole sentence: no question, no headline, nobody's quotation. */
function isPlainStatement(article: Article, sentence: Sentence): boolean {
  const { text } = article;
  const { from, to, end } = sentence;
  if (to - from < MIN_WORDS || !SENTENCE_END.test(text.slice(end - 2, end))) return false;
  if (ABOUT_THIS.test(text.slice(sentence.start, sentence.start + ABOUT_LENGTH))) return false;
  for (const { inner } of quotationsIn(article, sentence))
    if (text.slice(inner.start, inner.end).split(/\s+/u).length > MAX_QUOTED_WORDS) return false;
  return true;
}

/** Whether a verb of saying stands in a sentence that no rule could use. */
function saysSomething({ tokens, text, lexicon }: Article, { from, to, start, end }: Sentence): boolean {
  if (lexicon.language === 'ko') return KOREAN_SAYING.test(text.slice(start, end));
  for (let token = from; token < to; token++) {
    if (tokens.kinds[token] !== WORD) continue;
    const word = tokens.lower[token] ?? '';
    if (lexicon.language === 'en' ? ENGLISH_VERBS.get(word)?.strength === 2 : lexicon.sayingVerbs.has(word))
      return true;
  }
  return false;
}

/** A count above a handful, a share, or a vague number with its order ("several hundred"): not "two brothers", not "some people". */
function countsSomething({ min, max, unit, text }: FoundQuantity): boolean {
  if (min === null && max === null) return text.includes(' ') || /[가-힣]/u.test(text);
  return unit !== null && (max ?? min ?? 0) >= MIN_COUNT;
}

/** "Ia berbicara demikian setelah …", "His remarks came hours after …": the words of speaking open it, and what it came after follows. */
function tellsOfOccasion({ tokens, lexicon, text }: Article, { from, to, start, end }: Sentence): boolean {
  const { opens, after } = lexicon.occasions;
  if (lexicon.language === 'ko') {
    const words = text.slice(start, end);
    return (
      [...opens].some((word) => words.slice(0, 24).includes(word)) && [...after].some((word) => words.includes(word))
    );
  }
  let opened = -1;
  for (let token = from; token < Math.min(to, from + OPENING_TOKENS); token++)
    if (opens.has(tokens.lower[token] ?? '')) opened = token;
  if (opened === -1) return false;
  for (let token = opened + 1; token < to; token++) if (after.has(tokens.lower[token] ?? '')) return true;
  return false;
}

function statementOf({ tokens }: Article, { to, start, end }: Sentence): Span {
  const isStop = tokens.kinds[to - 1] === PUNCTUATION && tokens.lower[to - 1] === '.';
  return { start, end: isStop ? (tokens.ends[to - 2] ?? end) : end };
}

/** The agency whose report the text is, where its dateline names one: "MOSCOW (Reuters) —". */
function agencyOf({ lexicon }: Article, dateline: Dateline | null): string | null {
  const outlet = dateline?.outlet?.toLowerCase();
  if (outlet === undefined) return null;
  const [first = ''] = outlet.split(/[\s.]/u);
  return (lexicon.agencies.get(first) ?? []).find((name) => name.toLowerCase() === outlet) ?? null;
}

type Details = Pick<SuggestedClaim, 'places' | 'quantities' | 'movement' | 'rule' | 'via'>;

function claimOf(article: Article, attribution: Attribution, found: Details): SuggestedClaim {
  const { text } = article;
  const [part] = attribution.parts;
  const { start, end } = part ?? { start: 0, end: 0 };
  const { modality, words } = findModality(article, attribution);
  return {
    speaker: null,
    role: null,
    organisation: null,
    voice: 'outlet',
    said: null,
    statement: { start, end, text: text.slice(start, end) },
    cue: null,
    form: 'indirect',
    quotes: [],
    modality,
    modalityWords: words,
    isNegated: isNegated(article, attribution),
    ...found,
  };
}
