import { quotationsIn, tokenAt, type Article, type Attribution } from './article';
import { nounPhraseBefore, nounPhraseFrom, type TokenSpan } from './english-noun-phrases';
import { BASE, ENGLISH_VERBS, GERUND, PARTICIPLE, PAST, PRESENT, type VerbEntry } from './english-verbs';
import { wordSet } from './lexicon';
import en from './lexicon/en.json';
import type { Span } from './reading';
import type { Sentence } from './sentences';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD } from './tokens';

const ADVERBS = wordSet(en.adverbs);
const AUXILIARIES = wordSet(en.auxiliaries);
const HAVE = new Set(['has', 'have', 'had', "'s", "'ve", "'d", "hasn't", "haven't", "hadn't"]);
const BE = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  "'s",
  "'re",
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  "'m",
  'am',
]);
const MODALS = new Set([
  'will',
  'would',
  'can',
  'could',
  'may',
  'might',
  'must',
  'shall',
  'should',
  "'ll",
  "'d",
  "won't",
  "wouldn't",
  "can't",
  'cannot',
  "couldn't",
  'does',
  'do',
  'did',
  "didn't",
  "doesn't",
  "don't",
  'to',
]);
const PARTICLES = wordSet(en.particles);
const WEEKDAYS = wordSet(en.weekdays);
const NOUN_CUES = wordSet(en.nounCues);
/** Verbs that come before their subject after what was said: "…, said X". */
const INVERTED = wordSet(en.inverted);
const LABELS = wordSet(en.labels);
const FIRST_PERSON = new Set(['i', 'we', 'you']);
const INTERVIEW = /\binterview with ((?:\p{Lu}[\p{L}’'-]+ ?){2,4})/u;
const INTERVIEW_REACH = 600;
const DETERMINERS = wordSet(en.determiners);
const OBJECT_ENDS = new Set([
  'which',
  'who',
  'even',
  'despite',
  'after',
  'before',
  'when',
  'where',
  'while',
  'as',
  'with',
  'on',
  'in',
  'at',
  'though',
  'although',
  'but',
  'because',
  'following',
  'according',
  'a',
  'an',
]);
const CLAUSE_BREAKS = new Set(['though', 'although', 'but', 'while', 'whereas', 'and']);
const MAX_LISTENER = 8;
const PUT_VERBS = wordSet(en.counting.verbs);
const COUNT_NOUNS = wordSet(en.counting.nouns);
const ANONYMITY_VERBS = wordSet(en.anonymity.verbs);
const ANONYMITY_WORDS = wordSet(en.anonymity.words);

/** A verb with its auxiliaries and adverbs, tokens, `to` exclusive. */
interface VerbGroup extends TokenSpan {
  readonly head: number;
  readonly verb: VerbEntry;
  readonly isGerund: boolean;
}

/** A cue with who and what, before the end of its complement is known. */
interface Draft {
  readonly group: TokenSpan;
  readonly cue: TokenSpan;
  readonly subject: TokenSpan | null;
  readonly parts: TokenSpan[];
  readonly rule: string;
}

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
      const parts = draft.parts.map((part) => spanOf(article, part)).filter((span) => span.end > span.start);
      if (parts.length === 0) continue;
      for (const part of draft.parts)
        for (let token = part.from; token < part.to; token++) usedQuotations.add(article.quotationOf[token] ?? 0);
      attributions.push({
        parts,
        cue: spanOf(article, draft.cue),
        speaker: draft.subject === null ? null : spanOf(article, draft.subject),
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

/** "Hospital officials put the number at 27": a count that is somebody's. */
function readPutAt(article: Article, sentence: Sentence, token: number, clauseStart: number): Draft | null {
  const { tokens } = article;
  const { lower } = tokens;
  if (!DETERMINERS.has(lower[token + 1] ?? '')) return null;
  let at = token + 2;
  while (at < sentence.to && at < token + 8 && lower[at] !== 'at') at += 1;
  if (lower[at] !== 'at' || (!COUNT_NOUNS.has(lower[token + 2] ?? '') && !COUNT_NOUNS.has(lower[at - 1] ?? '')))
    return null;
  const group: VerbGroup | null = verbStart(article, token, clauseStart);
  const subject = group === null ? null : nounPhraseBefore(article, group.from, clauseStart);
  if (group === null || subject === null) return null;
  const end = clauseEnd(article, token + 1, sentence.to);
  if (end <= at + 1) return null;
  return {
    group,
    cue: { from: group.from, to: token + 1 },
    subject,
    parts: [{ from: token + 1, to: trimmedEnd(article, end) }],
    rule: 'put-number-at',
  };
}

function verbStart({ tokens }: Article, head: number, clauseStart: number): VerbGroup | null {
  const verb = ENGLISH_VERBS.get('said');
  if (verb === undefined) return null;
  let from = head;
  while (
    from > clauseStart &&
    (AUXILIARIES.has(tokens.lower[from - 1] ?? '') || ADVERBS.has(tokens.lower[from - 1] ?? ''))
  )
    from -= 1;
  return { from, to: head + 1, head, verb, isGerund: false };
}

/** "asked not to be named", "declined to give her name", "requested anonymity": about the source, nothing that was claimed. */
function asksForAnonymity({ tokens }: Article, group: VerbGroup): boolean {
  if (!ANONYMITY_VERBS.has(group.verb.lemma)) return false;
  for (let at = group.to; at < group.to + 7; at++) {
    const word = tokens.lower[at] ?? '';
    if (ANONYMITY_WORDS.has(word)) return true;
    if (tokens.kinds[at] !== WORD || word === 'that' || word === 'said') return false;
  }
  return false;
}

/** The noun before ", who asked not to be named": a relative clause that only says why the source has no name. */
function beforeAnonymity(article: Article, group: VerbGroup, clauseStart: number): TokenSpan | null {
  const { tokens, quotationOf } = article;
  const { lower } = tokens;
  let hasReason = false;
  for (let at = group.from - 1; at > clauseStart && group.from - at < 18; at--) {
    if (quotationOf[at] !== 0 || tokens.kinds[at] === LINE_BREAK) return null;
    const word = lower[at] ?? '';
    if (ANONYMITY_WORDS.has(word)) hasReason = true;
    const isStart = word === 'who' || (word === 'speaking' && hasReason);
    if (!isStart) continue;
    if (!hasReason) return null;
    const head = nounPhraseBefore(article, lower[at - 1] === ',' ? at - 1 : at, clauseStart);
    return head === null ? null : head;
  }
  return null;
}

/** Where the clause begins: a sentence whose start is inside a quotation begins with that quotation. */
function outerStart({ tokens, quotations, quotationOf }: Article, sentence: Sentence): number {
  const quotation = quotations[(quotationOf[sentence.from] ?? 0) - 1];
  return quotation === undefined ? sentence.from : Math.min(sentence.from, tokenAt(tokens, quotation.start));
}

/** The verb group whose main verb is `head`; `null` where the word is no finite verb or participle of speech. */
function verbGroup(article: Article, head: number, verb: VerbEntry, clauseStart: number): VerbGroup | null {
  const { tokens } = article;
  if (isNoun(article, head, clauseStart) || isCounted(article, head)) return null;
  let from = head;
  let auxiliary = '';
  while (from > clauseStart && tokens.kinds[from - 1] === WORD) {
    const before = tokens.lower[from - 1] ?? '';
    if (AUXILIARIES.has(before)) {
      if (auxiliary === '') auxiliary = before;
      from -= 1;
    } else if (ADVERBS.has(before) || (before.endsWith('ly') && before.length > 4 && tokens.capital[from - 1] !== 1))
      from -= 1;
    else break;
  }
  const { forms } = verb;
  const before = tokens.lower[from - 1] ?? '';
  if (auxiliary === '') {
    if (before === 'to') {
      const chained = chainedStart(tokens.lower, from - 1, clauseStart);
      return chained === -1 ? null : { from: chained, to: head + 1, head, verb, isGerund: false };
    }
    if ((forms & GERUND) !== 0) return { from, to: head + 1, head, verb, isGerund: true };
    if ((forms & (PAST | PRESENT)) !== 0) return { from, to: head + 1, head, verb, isGerund: false };
    return (forms & BASE) !== 0 && isPluralSubject(tokens.lower, from - 1) && from > clauseStart
      ? { from, to: head + 1, head, verb, isGerund: false }
      : null;
  }
  const isOpen =
    (HAVE.has(auxiliary) && (forms & (PARTICIPLE | PAST)) !== 0) ||
    (BE.has(auxiliary) && (forms & GERUND) !== 0) ||
    (MODALS.has(auxiliary) && (forms & BASE) !== 0) ||
    (auxiliary === 'did' && (forms & BASE) !== 0);
  return isOpen ? { from, to: head + 1, head, verb, isGerund: false } : null;
}

/** "the United States", "swing states": a capital inside a sentence, or a plural noun where no name or pronoun stands before it. */
function isNoun({ tokens, quotationOf }: Article, head: number, clauseStart: number): boolean {
  const word = tokens.lower[head] ?? '';
  const isTitleLine = tokens.capital[head - 1] === 1 && tokens.capital[head + 1] === 1;
  if (tokens.capital[head] === 1 && head > clauseStart && !isTitleLine) return true;
  if (tokens.capital[head] === 1 && tokens.lower[head - 1] === 'united') return true;
  if (!NOUN_LIKE.has(word)) return false;
  const before = tokens.lower[head - 1] ?? '';
  const next = tokens.lower[head + 1] ?? '';
  if (next === 'that' || quotationOf[head + 1] !== 0) return false;
  const isName =
    tokens.capital[head - 1] === 1 || SINGULAR.has(before) || AUXILIARIES.has(before) || ADVERBS.has(before);
  return !isName || next === 'of' || next === 'and' || next === 'are' || next === 'were';
}

/** "1,870 suspected cases", "three reported deaths": a participle between a number and what it counts; not "in 2012 announced". */
function isCounted({ tokens }: Article, head: number): boolean {
  const { lower, kinds, capital } = tokens;
  if (kinds[head - 1] !== NUMBER || /^\d{4}$/.test(lower[head - 1] ?? '') || TIME_BEFORE.has(lower[head - 2] ?? ''))
    return false;
  return kinds[head + 1] === WORD && capital[head + 1] !== 1 && /[^s]s$/.test(lower[head + 1] ?? '');
}

const TIME_BEFORE = new Set(['in', 'on', 'at', 'since', 'by', 'of']);
const SINGULAR = new Set(['he', 'she', 'it', 'who', 'which', ')', ',']);

/** "declined to comment", "went on to discuss": the start of the finite verb before "to". */
function chainedStart(lower: readonly string[], to: number, clauseStart: number): number {
  let at = to - 1;
  if (at < clauseStart) return -1;
  if (PARTICLES.has(lower[at] ?? '')) at -= 1;
  const verb = ENGLISH_VERBS.get(lower[at] ?? '');
  if (verb === undefined || (verb.forms & (PAST | PRESENT)) === 0) return -1;
  while (at > clauseStart && (AUXILIARIES.has(lower[at - 1] ?? '') || ADVERBS.has(lower[at - 1] ?? ''))) at -= 1;
  return at;
}

function isPluralSubject(lower: readonly string[], at: number): boolean {
  const word = lower[at] ?? '';
  return (
    /[^su]s$/.test(word) ||
    [
      'they',
      'we',
      'i',
      'you',
      'who',
      'people',
      'many',
      'some',
      'others',
      'police',
      'women',
      'men',
      'most',
      'both',
      'voters',
      ')',
    ].includes(word)
  );
}

function readVerb(
  article: Article,
  sentence: Sentence,
  group: VerbGroup,
  clauseStart: number,
  earlier: readonly Draft[],
): Draft | null {
  const { tokens, quotationOf } = article;
  const { lower } = tokens;
  const previous = group.from - 1;
  const isSaying = group.verb.strength === 2;

  // …," said X
  const afterQuote =
    previous >= clauseStart && (quotationOf[previous] !== 0 || (lower[previous] === ',' && previous > clauseStart));
  // "…," X, head of Y, told Reuters: what follows "told" listens.
  const listens = group.verb.takesListener && lower[previous] === ',';
  // "X, of Sussex Police, called the case …" is no inversion: after a mere comma only verbs that quote are.
  const inverts = quotationOf[previous] !== 0 || INVERTED.has(group.verb.lemma);
  if (afterQuote && inverts && isSaying && !listens && !group.isGerund && group.from === group.head) {
    const subject = nounPhraseFrom(article, group.to, sentence.to);
    if (subject !== null && (quotationOf[previous] !== 0 || isStop(article, subject.to, sentence.to))) {
      return {
        group,
        cue: { from: group.from, to: group.to },
        subject,
        parts: beforeAndAfter(article, sentence, clauseStart, group.from, subject.to),
        rule: 'quote-said-name',
      };
    }
  }

  const subject = group.isGerund
    ? participleSubject(article, group, clauseStart, earlier)
    : finiteSubject(article, group, clauseStart, earlier);
  if (subject === null) return null;

  // …," X said
  const beforeSubject = subject.from - 1;
  const isInFront = !group.isGerund && subject.to <= group.from && beforeSubject >= clauseStart;
  if (
    isInFront &&
    isSaying &&
    (quotationOf[beforeSubject] !== 0 || lower[beforeSubject] === ',') &&
    endsHere(article, group, sentence)
  ) {
    const parts = beforeAndAfter(
      article,
      sentence,
      clauseStart,
      subject.from,
      endOfAside(article, group.to, sentence.to),
    );
    if (parts.length > 0) return { group, cue: group, subject, parts, rule: 'quote-name-said' };
  }
  return complement(article, sentence, group, subject);
}

/** Nothing that could be said follows: the end, a comma, a time or a place. */
function endsHere(article: Article, group: VerbGroup, sentence: Sentence): boolean {
  const { lower, kinds } = article.tokens;
  let at = group.to;
  if (at >= sentence.to) return true;
  const word = lower[at] ?? '';
  if (word === 'that') return false;
  if (kinds[at] === PUNCTUATION)
    return word !== ':' && article.quotationOf[at] === 0 ? word !== '"' && word !== '“' : false;
  if (group.verb.takesListener) {
    // "Figueroa told USA Today."
    const listener = nounPhraseFrom(article, at, sentence.to);
    if (listener !== null) return isStop(article, listener.to, sentence.to);
  }
  // "…, the office said on Wednesday, its first contraction since 2021"
  if (word === 'on' && WEEKDAYS.has(lower[at + 1] ?? '') && lower[at + 2] === ',') return true;
  if (isTimeOrPlace(article, at, sentence.to)) return true;
  while (at < sentence.to && (WEEKDAYS.has(lower[at] ?? '') || lower[at] === 'last' || lower[at] === 'week')) at += 1;
  if (at >= sentence.to || kinds[at] === PUNCTUATION) return true;
  return (
    [
      'in',
      'on',
      'at',
      'during',
      'after',
      'to',
      'of',
      'as',
      'when',
      'with',
      'before',
      'while',
      'from',
      'about',
    ].includes(lower[at] ?? '') && isQuoteBefore(article, group, sentence)
  );
}

/** "on Tuesday", "in an interview last week", to the end of the sentence: nothing that could have been said. */
function isTimeOrPlace({ tokens, quotationOf }: Article, from: number, to: number): boolean {
  if (
    to - from > 9 ||
    !['on', 'in', 'at', 'during', 'after', 'last', 'this', 'earlier', 'to'].includes(tokens.lower[from] ?? '')
  )
    return false;
  for (let at = from; at < to; at++) {
    const word = tokens.lower[at] ?? '';
    if (quotationOf[at] !== 0 || word === 'that' || word === ':' || AUXILIARIES.has(word)) return false;
    if (at > from && (word === ',' || ((ENGLISH_VERBS.get(word)?.forms ?? 0) & PAST) !== 0)) return false;
  }
  return true;
}

function isQuoteBefore(article: Article, group: VerbGroup, sentence: Sentence): boolean {
  for (let token = group.from - 1; token >= sentence.from && token > group.from - 14; token--)
    if (article.quotationOf[token] !== 0) return true;
  return false;
}

function isStop({ tokens, quotationOf }: Article, at: number, end: number): boolean {
  if (at >= end) return true;
  if (tokens.kinds[at] === PUNCTUATION) return true;
  const word = tokens.lower[at] ?? '';
  return (
    quotationOf[at] !== 0 ||
    WEEKDAYS.has(word) ||
    [
      'in',
      'on',
      'at',
      'during',
      'after',
      'as',
      'when',
      'while',
      'of',
      'to',
      'before',
      'about',
      'with',
      'last',
      'earlier',
      'who',
      'and',
      'from',
      'through',
      'via',
    ].includes(word)
  );
}

/** Past "in an interview with X on Friday" to the next comma or end. */
function endOfAside({ tokens, quotationOf }: Article, from: number, to: number): number {
  let at = from;
  while (at < to && tokens.lower[at] !== ',' && tokens.lower[at] !== ':' && quotationOf[at] === 0) at += 1;
  return at;
}

/** What stands before a cue that comes last, and what goes on after it. */
function beforeAndAfter(
  article: Article,
  sentence: Sentence,
  clauseStart: number,
  cueFrom: number,
  cueTo: number,
): TokenSpan[] {
  const { tokens, quotationOf, quotations } = article;
  const parts: TokenSpan[] = [];
  let end = cueFrom;
  while (end > clauseStart && tokens.lower[end - 1] === ',') end -= 1;
  const quotation = quotations[(quotationOf[end - 1] ?? 0) - 1];
  if (end > clauseStart) {
    const from =
      quotation === undefined
        ? clauseStart
        : startOfQuoted(article, clauseStart, end, tokenAt(tokens, quotation.start));
    parts.push({ from, to: end });
  }
  const rest = endOfAside(article, cueTo, sentence.to);
  const opens = rest < sentence.to && quotationOf[rest] !== 0;
  const next = quotations[(quotationOf[rest] ?? 0) - 1];
  if (opens && next !== undefined) parts.push({ from: rest, to: tokenAt(tokens, next.end) });
  else if (tokens.lower[rest] === ',' && rest + 1 < sentence.to && sentence.to - rest > 4) {
    const after = rest + 1;
    if (quotationOf[after] !== 0) parts.push({ from: after, to: trimmedEnd(article, sentence.to) });
    else if (quotation === undefined && !isParticiple(tokens.lower[after] ?? ''))
      parts.push({ from: after, to: trimmedEnd(article, sentence.to) });
  }
  return parts;
}

/** A quotation that begins in mid-sentence is part of its sentence; one that begins it stands alone. */
function startOfQuoted({ tokens }: Article, clauseStart: number, end: number, quoteStart: number): number {
  void tokens;
  return quoteStart >= clauseStart && quoteStart < end ? clauseStart : quoteStart;
}

const isParticiple = (word: string): boolean =>
  word.endsWith('ing') || word === 'who' || word === 'which' || word === 'but' || word === 'a' || word === 'an';

function trimmedEnd({ tokens }: Article, to: number): number {
  return tokens.kinds[to - 1] === PUNCTUATION && /[.!?]/.test(tokens.lower[to - 1] ?? '') ? to - 1 : to;
}

function finiteSubject(
  article: Article,
  group: VerbGroup,
  clauseStart: number,
  earlier: readonly Draft[],
): TokenSpan | null {
  const { lower } = article.tokens;
  const before = lower[group.from - 1] ?? '';
  if (before === 'and' || before === 'but' || before === 'then' || before === 'or')
    return earlier.at(-1)?.subject ?? clauseSubject(article, clauseStart, group.from - 1);
  // "Mozambique, which reported …": the noun, not who spoke last.
  if (before === 'which' && lower[group.from - 2] === ',') {
    const noun = nounPhraseBefore(article, group.from - 2, clauseStart);
    if (noun !== null) return noun;
  }
  return beforeAnonymity(article, group, clauseStart) ?? nounPhraseBefore(article, group.from, clauseStart);
}

/** ", adding that": the subject of the clause before. */
function participleSubject(
  article: Article,
  group: VerbGroup,
  clauseStart: number,
  earlier: readonly Draft[],
): TokenSpan | null {
  const before = article.tokens.lower[group.from - 1] ?? '';
  if (![',', 'by', 'while', 'and', 'before', 'after', 'without', 'in', '—', '–'].includes(before)) return null;
  const last = earlier.at(-1);
  if (last?.subject != null) return last.subject;
  return clauseSubject(article, clauseStart, group.from - 1);
}

/** The first noun phrase of a clause that a finite verb follows. */
function clauseSubject(article: Article, clauseStart: number, end: number): TokenSpan | null {
  const { tokens, quotationOf } = article;
  for (let token = clauseStart + 1; token < end; token++) {
    if (quotationOf[token] !== 0) continue;
    const word = tokens.lower[token] ?? '';
    const verb = ENGLISH_VERBS.get(word);
    const isFinite =
      AUXILIARIES.has(word) ||
      (verb !== undefined && (verb.forms & (PAST | PRESENT)) !== 0 && tokens.capital[token] !== 1);
    if (!isFinite) continue;
    const subject = nounPhraseBefore(article, token, clauseStart);
    if (subject !== null) return subject;
  }
  return null;
}

/** What follows the cue: past particle, listener, time and "that", to the end of the clause. */
function complement(article: Article, sentence: Sentence, group: VerbGroup, subject: TokenSpan): Draft | null {
  const { tokens, quotationOf, quotations } = article;
  const { lower } = tokens;
  let at = group.to;
  let cueTo = group.to;
  if (
    at < sentence.to &&
    PARTICLES.has(lower[at] ?? '') &&
    quotationOf[at] === 0 &&
    lower[at] !== 'that' &&
    group.verb.lemma !== 'say' &&
    group.verb.lemma !== 'tell'
  ) {
    cueTo = at + 1;
    at += 1;
  }
  // "asked for the loan of …": what follows a particle does not listen.
  if (group.verb.takesListener && cueTo === group.to) at = afterListener(article, at, sentence.to);
  while (at < sentence.to && WEEKDAYS.has(lower[at] ?? '') && quotationOf[at] === 0) at += 1;
  const that = findThat(article, at, sentence.to);
  if (that !== -1 && that !== at) at = that;
  else if (that === -1) at = afterTime(article, at, sentence.to);
  while (at < sentence.to && (lower[at] === ',' || lower[at] === 'that' || lower[at] === ':') && quotationOf[at] === 0)
    at += 1;
  // "Caddell continued:" and the quotation in the next paragraph.
  if (at >= sentence.to) {
    const next = tokenAfterBreak(article, sentence.to);
    const quotation = quotations[(quotationOf[next] ?? 0) - 1];
    if (lower[sentence.to - 1] !== ':' || quotation === undefined) return null;
    return {
      group,
      cue: { from: group.from, to: cueTo },
      subject,
      parts: [{ from: next, to: tokenAt(tokens, quotation.end) }],
      rule: 'name-said-colon',
    };
  }
  let end = clauseEnd(article, at, sentence.to);
  const quotation = quotations[(quotationOf[at] ?? 0) - 1];
  if (quotation !== undefined && quotation.start === tokens.starts[at])
    end = Math.max(end, Math.min(tokenAt(tokens, quotation.end), end + 400));
  if (end <= at) return null;
  if (group.verb.strength === 1 && lower[at - 1] !== 'that' && quotation === undefined && end - at < 2) return null;
  return {
    group,
    cue: { from: group.from, to: cueTo },
    subject,
    parts: [{ from: at, to: trimmedEnd(article, end) }],
    rule: group.isGerund ? 'saying-that' : 'name-said-that',
  };
}

function tokenAfterBreak({ tokens }: Article, from: number): number {
  let at = from;
  while (at < tokens.count && tokens.kinds[at] === LINE_BREAK) at += 1;
  return at;
}

function afterListener(article: Article, from: number, end: number): number {
  const listener = nounPhraseFrom(article, from, Math.min(end, from + MAX_LISTENER));
  if (listener === null) return from;
  // "told AFP the operator had …": a name, then the clause without "that".
  if (article.tokens.capital[from] === 1 && !DETERMINERS.has(article.tokens.lower[from] ?? ''))
    for (let at = from + 1; at < listener.to; at++)
      if (
        DETERMINERS.has(article.tokens.lower[at] ?? '') &&
        article.tokens.capital[at] !== 1 &&
        article.tokens.kinds[at - 1] === WORD &&
        article.tokens.capital[at - 1] === 1
      )
        return at;
  return listener.to;
}

/** "that" within a few words, before any comma: "said in a statement on Monday that". */
function findThat({ tokens, quotationOf }: Article, from: number, end: number): number {
  for (let at = from; at < Math.min(end, from + 12); at++) {
    if (quotationOf[at] !== 0 || tokens.kinds[at] === PUNCTUATION) return -1;
    if (tokens.lower[at] === 'that') return at;
    if (
      at > from &&
      (AUXILIARIES.has(tokens.lower[at] ?? '') || (ENGLISH_VERBS.get(tokens.lower[at] ?? '')?.forms ?? 0) & PAST)
    )
      return -1;
  }
  return -1;
}

/** "in a statement," before the words themselves. */
function afterTime({ tokens, quotationOf }: Article, from: number, end: number): number {
  // "said on Tuesday it would", "said late on Monday the road".
  const day = ['early', 'late'].includes(tokens.lower[from] ?? '') ? from + 1 : from;
  const weekday = tokens.lower[day] === 'on' ? day + 1 : day;
  if (
    WEEKDAYS.has(tokens.lower[weekday] ?? '') &&
    weekday + 1 < end &&
    tokens.kinds[weekday + 1] === WORD &&
    ![
      'in',
      'at',
      'to',
      'night',
      'morning',
      'evening',
      'afternoon',
      'after',
      'during',
      'when',
      'as',
      'and',
      'for',
      'with',
      'from',
    ].includes(tokens.lower[weekday + 1] ?? '')
  )
    return weekday + 1;
  if (!['in', 'on', 'at', 'during', 'of'].includes(tokens.lower[from] ?? '')) return from;
  for (let at = from; at < Math.min(end, from + 12); at++) {
    if (quotationOf[at] !== 0) return at;
    if (tokens.lower[at] === ',' || tokens.lower[at] === ':') return at + 1;
  }
  return from;
}

/** The end of the complement: the sentence's, a semicolon, or a comma with a new clause that has its own cue. */
function clauseEnd({ tokens, quotationOf }: Article, from: number, to: number): number {
  const { lower } = tokens;
  let isClause = lower[from - 1] === 'that' || lower[from] === 'that' || quotationOf[from] !== 0;
  for (let at = from; at < to; at++) {
    if (quotationOf[at] !== 0) continue;
    const word = lower[at] ?? '';
    if (word === ';') return at;
    if (AUXILIARIES.has(word) || word === 'to' || ((ENGLISH_VERBS.get(word)?.forms ?? 0) & (PAST | PRESENT)) !== 0)
      isClause = true;
    if (word === ',' && at > from + 1) {
      const next = lower[at + 1] ?? '';
      if (next === 'according') return at;
      // A bare object ends before what is said of it: "the reality of climate change, which makes him …".
      if (!isClause && (OBJECT_ENDS.has(next) || next.endsWith('ing'))) return at;
      const verb = ENGLISH_VERBS.get(next);
      if (verb !== undefined && verb.strength === 2 && (verb.forms & GERUND) !== 0) return at;
      if (CLAUSE_BREAKS.has(next) && hasCueSoon(tokens.lower, at + 2, Math.min(to, at + 8))) return at;
    }
    if (word === 'and' && at > from + 1) {
      const verb = ENGLISH_VERBS.get(lower[at + 1] ?? '');
      if (
        verb !== undefined &&
        verb.strength === 2 &&
        (verb.forms & (PAST | PRESENT)) !== 0 &&
        (verb.forms & BASE) === 0
      )
        return lower[at - 1] === ',' ? at - 1 : at;
    }
  }
  return to;
}

function hasCueSoon(lower: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const verb = ENGLISH_VERBS.get(lower[at] ?? '');
    if (verb !== undefined && verb.strength === 2 && (verb.forms & (PAST | PRESENT)) !== 0) return true;
  }
  return false;
}

function readAccording(article: Article, sentence: Sentence, token: number, clauseStart: number): Draft | null {
  const { tokens } = article;
  const subject = nounPhraseFrom(article, token + 2, sentence.to, false);
  if (subject === null) return null;
  const cue = { from: token, to: token + 2 };
  let from = subject.to;
  if (token <= clauseStart + 1) {
    while (from < sentence.to && tokens.lower[from] !== ',') from += 1;
    const fallback = from >= sentence.to ? subject.to : from + 1;
    return {
      group: cue,
      cue,
      subject,
      parts: [{ from: fallback, to: trimmedEnd(article, sentence.to) }],
      rule: 'according-to',
    };
  }
  let end = token;
  while (end > clauseStart && tokens.lower[end - 1] === ',') end -= 1;
  return { group: cue, cue, subject, parts: [{ from: clauseStart, to: end }], rule: 'according-to' };
}

/** "Pat Caddell: Democrat Voters Worried", in a line that begins with the name. */
function readColon(article: Article, sentence: Sentence, token: number): Draft | null {
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
function interviewee({ text, tokens }: Article): TokenSpan | null {
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

/** "Trump's claim that …", "their allegations of …". */
function readNoun(article: Article, sentence: Sentence, token: number): Draft | null {
  const { tokens } = article;
  const { lower } = tokens;
  const link = lower[token + 1] ?? '';
  const hasThat = link === 'that';
  if (!hasThat && link !== 'of' && link !== 'about' && link !== 'to') return null;
  let owner = token - 1;
  while (
    owner > sentence.from &&
    tokens.kinds[owner] === WORD &&
    tokens.capital[owner] !== 1 &&
    lower[owner] !== "'s" &&
    !POSSESSIVES.has(lower[owner] ?? '') &&
    token - owner < 4
  )
    owner -= 1;
  let subject: TokenSpan | null = null;
  if (lower[owner] === "'s") {
    const before = nounPhraseBefore(article, owner, sentence.from);
    subject = before === null ? null : { from: before.from, to: owner + 1 };
  } else if (POSSESSIVES.has(lower[owner] ?? '')) subject = { from: owner, to: owner + 1 };
  if (subject === null && !hasThat) return null;
  if (subject === null && !DETERMINERS.has(lower[token - 1] ?? '') && token > sentence.from) return null;
  const from = token + 2;
  const end = clauseEnd(article, from, sentence.to);
  if (end - from < 2) return null;
  return {
    group: { from: token, to: token + 1 },
    cue: { from: token, to: hasThat ? token + 1 : token + 2 },
    subject,
    parts: [{ from, to: trimmedEnd(article, end) }],
    rule: 'claim-that',
  };
}

const NOUN_LIKE = wordSet(en.nounLike);
const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our']);

const SIGNATURE = /^[\s.,]*[―—–-]\s*(\p{Lu}[^\n“”"]{2,80})/u;

/** “…” ― Esther Tapia: a quotation that fills its line, signed after a dash. */
function findSigned({ quotations, text }: Article, used: Set<number>): Attribution[] {
  const signed: Attribution[] = [];
  quotations.forEach((quotation, index) => {
    if (used.has(index + 1) || quotation.isSingle || quotation.end - quotation.start < 20) return;
    if (text.slice(text.lastIndexOf('\n', quotation.start) + 1, quotation.start).trim() !== '') return;
    const match = SIGNATURE.exec(text.slice(quotation.end, quotation.end + 120));
    const name = match?.[1]?.trim().replace(/[.,]$/, '');
    if (match === null || name === undefined || name.split(/\s+/).length > 8) return;
    const nameAt = quotation.end + match[0].indexOf(match[1] ?? '');
    const dashAt = quotation.end + match[0].search(/[―—–-]/);
    used.add(index + 1);
    signed.push({
      parts: [{ start: quotation.start, end: quotation.end }],
      cue: { start: dashAt, end: dashAt + 1 },
      speaker: { start: nameAt, end: nameAt + name.length },
      isImplied: false,
      rule: 'quote-dash-name',
    });
  });
  return signed;
}

/** Quotations that follow a direct one without a cue of their own go on with it: in the same paragraph, or as paragraphs of their own. */
function continueQuotations(
  article: Article,
  attributions: readonly Attribution[],
  used: ReadonlySet<number>,
): readonly Attribution[] {
  const { quotations, text } = article;
  const sorted = attributions.toSorted((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0));
  const reaches = sorted
    .map((attribution, at) => ({ at, reach: reachOf(attribution) }))
    .sort((a, b) => a.reach - b.reach);
  let next = 0;
  /** Who may go on: the attribution that reaches closest to the quotation, of those that end before it. */
  let open: { at: number; reach: number } | null = null;
  quotations.forEach((quotation, index) => {
    for (let ended = reaches[next]; ended !== undefined && ended.reach <= quotation.start; ended = reaches[next]) {
      open = open === null || ended.at >= open.at ? ended : open;
      next += 1;
    }
    if (open === null || used.has(index + 1) || quotation.isSingle || quotation.end - quotation.start < MIN_CONTINUED)
      return;
    const { at, reach } = open;
    const attribution = sorted[at];
    if (attribution === undefined || quotation.start - reach >= MAX_GAP || !startsSentence(text, quotation.start))
      return;
    if (!attribution.parts.some((part) => quotationsIn(article, part).length > 0)) return;
    sorted[at] = { ...attribution, parts: [...attribution.parts, { start: quotation.start, end: quotation.end }] };
    open = { at, reach: quotation.end };
  });
  return sorted;
}

const MIN_CONTINUED = 20;
const MAX_GAP = 200;

function reachOf({ parts, speaker, cue }: Attribution): number {
  return Math.max(parts.at(-1)?.end ?? 0, speaker?.end ?? 0, cue?.end ?? 0);
}

/** Nothing, a line break, or the end of a sentence stands before. */
function startsSentence(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text.charAt(before) === ' ') before -= 1;
  if (before < 0 || text.charAt(before) === '\n') return true;
  return /[.!?]["”]?$/.test(text.slice(Math.max(0, before - 1), before + 1));
}

function spanOf({ tokens }: Article, { from, to }: TokenSpan): Span {
  return { start: tokens.starts[from] ?? 0, end: to > from ? (tokens.ends[to - 1] ?? 0) : 0 };
}
