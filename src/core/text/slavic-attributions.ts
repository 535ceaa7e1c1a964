import { tokenAt, type Article, type Attribution } from './article';
import { wordSet } from './lexicon';
import ru from './lexicon/ru.json';
import uk from './lexicon/uk.json';
import type { Span } from './reading';
import type { Sentence } from './sentences';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD } from './tokens';

const CUES = {
  uk: {
    verbs: wordSet(uk.cues.verbs),
    according: uk.cues.according.map((phrase) => phrase.split(' ')),
    accordingToThem: uk.cues.accordingToThem.map((phrase) => phrase.split(' ')),
    that: uk.cues.that,
  },
  ru: {
    verbs: wordSet(ru.cues.verbs),
    according: ru.cues.according.map((phrase) => phrase.split(' ')),
    accordingToThem: ru.cues.accordingToThem.map((phrase) => phrase.split(' ')),
    that: ru.cues.that,
  },
} as const;
const MAX_NAME_TOKENS = 14;
const RELATIVE = /^(?:як(?:ий|а|е|і)|котор(?:ый|ая|ое|ые)|\p{L}+вш(?:ий|ая|ее|ие)(?:ся)?)$/u;
/** Verbs without a person: "повідомили в міській раді", "сообщают в МЧС". */
const PLURAL = /(?:ли|ють|ять|ют|ят)$/u;
/** Endings of adjectives in the genitive: "таможенного", "енергетичних". */
const GENITIVE = /(?:ого|ої|ой|их|ых|ей)$/u;
const MAX_NAME_IN_MARKS = 40;
const POSSESSIVES = new Set(['його', 'її', 'їхній', 'їхня', 'его', 'её', 'ее', 'их']);
const ADVERBIALS = new Set(['у', 'в', 'во', 'на', 'під', 'после', 'після']);
const MAX_ADVERBIAL = 9;
const INSIDE = new Set(['у', 'в', 'во']);
const DASHES = new Set(['—', '–', '-']);
/** "Як зазначила X", "как рассказал X". */
const AS = new Set(['як', 'как']);
/** "Про це повідомляє X", "Об этом сообщили в X": of the sentence before. */
const ABOUT = new Set(['про', 'об', 'о']);
const THIS = new Set(['це', 'цьому', 'этом', 'это']);
/** "сообщает ТАСС со ссылкой на МЧС", "з посиланням на поліцію". */
const REFERENCES = new Set(['ссылкой', 'посиланням', 'посилаючись', 'ссылаясь']);

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

/** "Про це повідомляє Укрінформ", "Об этом рассказала X": who said the sentence before; an agency passed it on, nobody said it. */
function readAboutThis(
  article: Article,
  language: 'uk' | 'ru',
  sentence: Sentence,
  previous: Sentence,
  attributions: readonly Attribution[],
): Attribution | null {
  const { tokens } = article;
  const { from, to } = sentence;
  if (!ABOUT.has(tokens.lower[from] ?? '') || !THIS.has(tokens.lower[from + 1] ?? '')) return null;
  let verb = from + 2;
  while (verb < to && verb < from + 6 && !CUES[language].verbs.has(tokens.lower[verb] ?? '')) verb += 1;
  if (!CUES[language].verbs.has(tokens.lower[verb] ?? '')) return null;
  const isTaken = attributions.some(({ parts }) =>
    parts.some((part) => part.start < previous.end && part.end > previous.start),
  );
  const part = isTaken ? null : wordsOf(article, previous.from, previous.to);
  if (part === null) return null;
  const named = nameFrom(article, verb + 1, to) ?? nameBefore(article, from + 2, verb);
  const speaker = referredTo(article, verb, to) ?? (named !== null && isAgency(article, named) ? null : named);
  return { parts: [part], cue: spanOf(article, verb, verb + 1), speaker, isImplied: false, rule: 'pro-tse' };
}

function isAgency({ lexicon, text }: Article, { start, end }: Span): boolean {
  const name = text.slice(start, end);
  return (lexicon.agencies.get(name.toLowerCase().split(/\s/u)[0] ?? '') ?? []).includes(name);
}

/** Whom an agency refers to: "со ссылкой на X". */
function referredTo(article: Article, from: number, to: number): Span | null {
  const { lower } = article.tokens;
  for (let at = from; at < to; at++)
    if (REFERENCES.has(lower[at] ?? '') && lower[at + 1] === 'на') return nameFrom(article, at + 2, to);
  return null;
}

/** A stretch without its full stop. */
function wordsOf({ tokens }: Article, from: number, to: number): Span | null {
  const end = tokens.lower[to - 1] === '.' ? to - 1 : to;
  return end > from ? { start: tokens.starts[from] ?? 0, end: tokens.ends[end - 1] ?? 0 } : null;
}

interface Place {
  readonly sentence: Sentence;
  readonly from: number;
  readonly token: number;
  readonly that: string;
}

function readVerb(article: Article, { sentence, from, token, that }: Place): Attribution | null {
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
      return {
        parts,
        cue,
        speaker,
        isImplied: speaker === null,
        rule: 'quote-zayavyv',
        ...(isDialogue && { isDialogue }),
      };
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
      return {
        parts: [{ start: quotation.start, end: quotation.end }],
        cue,
        speaker,
        isImplied: speaker === null,
        rule: 'zayavyv-colon',
      };
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
    if (quotation !== undefined)
      return {
        parts: [{ start: quotation.start, end: quotation.end }],
        cue,
        speaker,
        isImplied: speaker === null,
        rule: 'zayavyv-colon',
      };
  }
  return null;
}

function statement(
  { tokens }: Article,
  from: number,
  to: number,
  rest: Pick<Attribution, 'cue' | 'speaker' | 'rule'>,
): Attribution | null {
  let end = to;
  if (tokens.lower[end - 1] === '.') end -= 1;
  if (end - from < 2) return null;
  return {
    ...rest,
    isImplied: rest.speaker === null,
    parts: [{ start: tokens.starts[from] ?? 0, end: tokens.ends[end - 1] ?? 0 }],
  };
}

/** A quotation alone where it fills the clause. */
function quotedOr(article: Article, from: number, to: number): Span {
  const { tokens, quotations, quotationOf } = article;
  const quotation = quotations[(quotationOf[to - 1] ?? 0) - 1];
  if (quotation !== undefined && tokenAt(tokens, quotation.start) <= from)
    return { start: quotation.start, end: quotation.end };
  return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 };
}

/** "…, — сказав X, — …" goes on after the second dash. */
function goesOn(article: Article, from: number, to: number): Span | null {
  const { tokens } = article;
  for (let at = from; at < Math.min(to, from + 10); at++) {
    if (DASHES.has(tokens.lower[at] ?? '') && (tokens.starts[at] ?? 0) > (tokens.ends[at - 1] ?? 0)) {
      let end = to;
      if (tokens.lower[end - 1] === '.') end -= 1;
      return end - at > 2 ? { start: tokens.starts[at + 1] ?? 0, end: tokens.ends[end - 1] ?? 0 } : null;
    }
  }
  return null;
}

function around({ tokens }: Article, from: number, cue: number, after: number, to: number): Span[] {
  const parts: Span[] = [];
  let end = cue;
  while (end > from && tokens.lower[end - 1] === ',') end -= 1;
  if (end > from) parts.push({ start: tokens.starts[from] ?? 0, end: tokens.ends[end - 1] ?? 0 });
  let at = after;
  while (at < to && tokens.lower[at] !== ',' && at < after + 8) at += 1;
  if (tokens.lower[at] === ',') at += 1;
  let last = to;
  if (tokens.lower[last - 1] === '.') last -= 1;
  if (last - at >= 2) parts.push({ start: tokens.starts[at] ?? 0, end: tokens.ends[last - 1] ?? 0 });
  return parts;
}

/** The noun phrase before a verb: from the clause's start or the last comma, past time and place. */
function nameBefore(article: Article, limit: number, verb: number): Span | null {
  const { tokens, quotationOf, lexicon } = article;
  let to = verb;
  // "у вівторок", "29 жовтня" between name and verb.
  let at = verb - 1;
  while (
    at > limit &&
    (tokens.kinds[at] === NUMBER ||
      lexicon.weekdays.has(tokens.lower[at] ?? '') ||
      ['у', 'в', 'во', 'також', 'также', 'раніше', 'ранее', 'не'].includes(tokens.lower[at] ?? ''))
  ) {
    to = at;
    at -= 1;
  }
  let from = to;
  while (from > limit && to - from < MAX_NAME_TOKENS) {
    const word = tokens.lower[from - 1] ?? '';
    const named = quotationOf[from - 1] === 0 ? null : nameInMarks(article, from - 1);
    if (named !== null) {
      from = Math.max(limit, named.from);
      continue;
    }
    if (quotationOf[from - 1] !== 0 || tokens.kinds[from - 1] === LINE_BREAK) break;
    if (tokens.kinds[from - 1] === PUNCTUATION && word !== '-' && word !== '.' && word !== "'" && word !== '’') break;
    if (['що', 'что', 'але', 'но', 'а', 'і', 'и', 'та', 'як', 'как', 'який', 'который'].includes(word)) break;
    from -= 1;
  }
  to = beforeReference(article, from, to);
  while (from < to && POSSESSIVES.has(tokens.lower[from] ?? '')) from += 1;
  from = pastPreposition(article, from, to, PLURAL.test(tokens.lower[verb] ?? ''));
  return to > from ? spanOf(article, from, to) : null;
}

/** "Видання «Обрій» | з посиланням на джерела | повідомило": without those to whom it refers. */
function beforeReference({ tokens }: Article, from: number, to: number): number {
  for (let at = from + 1; at < to; at++)
    if (REFERENCES.has(tokens.lower[at] ?? '')) return (tokens.lower[at - 1] ?? '').length <= 2 ? at - 1 : at;
  return to;
}

/** "«Укрзалізниці»", "«Степной путь»": a name of a few words in marks, after a word and without a sentence's end, is no quotation. */
function nameInMarks({ tokens, quotations, quotationOf }: Article, at: number): { from: number; to: number } | null {
  const quotation = quotations[(quotationOf[at] ?? 0) - 1];
  if (quotation === undefined || quotation.isOpen || quotation.end - quotation.start > MAX_NAME_IN_MARKS) return null;
  const words = tokens.text.slice(quotation.inner.start, quotation.inner.end);
  if (!/^[\p{Lu}\d]/u.test(words) || /[.,!?…:;]/u.test(words) || words.split(' ').length > 4) return null;
  const from = tokenAt(tokens, quotation.start);
  const isAfterWord = tokens.kinds[from - 1] === WORD && (tokens.starts[from] ?? 0) > (tokens.ends[from - 1] ?? 0);
  return isAfterWord ? { from, to: tokenAt(tokens, quotation.end) } : null;
}

/** "розповів | у суботу | керівник", "визнав | у коментарі «Хвилі» | директор": past when and where, to the office. */
function pastAdverbial(article: Article, from: number, end: number): number {
  const { tokens, lexicon, quotationOf } = article;
  if (!ADVERBIALS.has(tokens.lower[from] ?? '')) return from;
  let weekday = from;
  for (let at = from + 1; at < Math.min(end, from + MAX_ADVERBIAL); at++) {
    const word = tokens.lower[at] ?? '';
    const named = quotationOf[at] === 0 ? null : nameInMarks(article, at);
    if (named !== null) {
      at = named.to - 1;
      continue;
    }
    if (tokens.kinds[at] === PUNCTUATION || tokens.kinds[at] === LINE_BREAK || quotationOf[at] !== 0) break;
    if (lexicon.roles.has(word)) return at;
    if (lexicon.weekdays.has(word)) weekday = at + 1;
  }
  return weekday;
}

/** "У ДСНС уточнили", "сообщили в МЧС": the institution, without the preposition. */
function pastPreposition({ tokens }: Article, from: number, to: number, isPlural: boolean): number {
  return to - from > 1 && INSIDE.has(tokens.lower[from] ?? '') && (isPlural || tokens.capital[from + 1] === 1)
    ? from + 1
    : from;
}

/** "повідомив Укрінформу речник", "сообщил ТАСС представитель": past the agency, where a person follows it. */
function pastListener({ tokens, lexicon, text }: Article, from: number, end: number): number {
  const word = tokens.lower[from] ?? '';
  const start = tokens.starts[from] ?? 0;
  const name = [word, word.slice(0, -1), word.slice(0, -2)]
    .flatMap((stem) => lexicon.agencies.get(stem) ?? [])
    .find((candidate) => text.startsWith(candidate, start));
  if (name === undefined) return from;
  let next = tokenAt(tokens, start + name.length);
  while (next < end && (tokens.starts[next] ?? 0) < start + name.length) next += 1;
  if (next === from) next += 1;
  return next < end && tokens.kinds[next] === WORD && !lexicon.stops.has(tokens.lower[next] ?? '') ? next : from;
}

/** "Источник в больнице, попросивший не называть его, | рассказал", "Джерело, яке …, сказало": the noun before the relative clause. */
function beforeRelative(article: Article, limit: number, verb: number): Span | null {
  const { lower } = article.tokens;
  if (lower[verb - 1] !== ',') return null;
  for (let at = verb - 2; at > limit && verb - at < MAX_NAME_TOKENS; at--) {
    if (lower[at] !== ',') continue;
    const next = lower[at + 1] ?? '';
    return RELATIVE.test(next) ? nameBefore(article, limit, at) : null;
  }
  return null;
}

/** The noun phrase after a verb or "за словами": lower-case titles, then capitals, up to a mark, a preposition or a date. */
function nameFrom(article: Article, first: number, end: number): Span | null {
  const { tokens, lexicon, quotationOf } = article;
  const isInside = PLURAL.test(tokens.lower[first - 1] ?? '') && INSIDE.has(tokens.lower[first] ?? '');
  const from = isInside ? first + 1 : pastAdverbial(article, pastListener(article, first, end), end);
  if (!isInside && lexicon.pronouns.has(tokens.lower[from] ?? '')) return spanOf(article, from, from + 1);
  let to = from;
  let hasCapital = isInside;
  while (to < end && to - from < MAX_NAME_TOKENS) {
    const word = tokens.lower[to] ?? '';
    const kind = tokens.kinds[to];
    const named = quotationOf[to] === 0 ? null : nameInMarks(article, to);
    if (named !== null) {
      to = named.to;
      hasCapital = true;
      continue;
    }
    if (quotationOf[to] !== 0) break;
    if (kind === LINE_BREAK || kind === NUMBER) break;
    if (kind === PUNCTUATION) {
      const isInitial = word === '.' && (tokens.lower[to - 1] ?? '').length <= 2 && tokens.capital[to + 1] === 1;
      if (word !== '-' && word !== '’' && word !== "'" && !isInitial) break;
    } else if (
      lexicon.weekdays.has(word) ||
      (to > from &&
        lexicon.stops.has(word) &&
        tokens.capital[to] !== 1 &&
        (hasCapital || word.length < 4 || word === 'який' || word === 'который'))
    )
      break;
    else if (tokens.capital[to] === 1) hasCapital = true;
    else if (
      hasCapital &&
      !isInside &&
      !lexicon.roles.has(word) &&
      tokens.capital[to + 1] !== 1 &&
      !isOfBody(article, from, to)
    )
      break;
    to += 1;
  }
  while (to > from && tokens.kinds[to - 1] === PUNCTUATION && quotationOf[to - 1] === 0) to -= 1;
  if (
    to === from ||
    (!hasCapital && !lexicon.roles.has(tokens.lower[from] ?? '') && !lexicon.pronouns.has(tokens.lower[from] ?? ''))
  )
    return null;
  return spanOf(article, from, to);
}

/** "пресс-служба Приволжского | таможенного управления", "аналітик Центру | енергетичних досліджень": what an adjective of the body's name leads to. */
function isOfBody({ tokens, lexicon }: Article, from: number, at: number): boolean {
  let isTitled = false;
  for (let token = from; token < at && !isTitled; token++)
    isTitled = lexicon.roles.has(tokens.lower[token] ?? '') || lexicon.organisations.has(tokens.lower[token] ?? '');
  if (!isTitled) return false;
  const isLed = tokens.kinds[at - 1] === WORD && GENITIVE.test(tokens.lower[at - 1] ?? '');
  return isLed || (GENITIVE.test(tokens.lower[at] ?? '') && tokens.kinds[at + 1] === WORD);
}

/** "По данным штаба,": a source in small letters, up to the comma. */
function sourceFrom(article: Article, from: number, end: number): Span | null {
  const { tokens, quotationOf } = article;
  let to = from;
  while (to < end && to - from < 7 && tokens.kinds[to] === WORD && quotationOf[to] === 0) to += 1;
  return to > from && (tokens.lower[to] === ',' || tokens.lower[to] === '.') ? spanOf(article, from, to) : null;
}

function spanOf({ tokens }: Article, from: number, to: number): Span {
  return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 };
}
