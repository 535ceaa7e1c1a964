import { quotationIndex, quotationsIn, smallWordsOf, tokenAt, type Article, type Attribution } from './article';
import { findEnglishAttributions } from './attribution/english/english-attributions';
import { findIndonesianAttributions } from './attribution/indonesian/indonesian-attributions';
import { findKoreanAttributions } from './attribution/korean/korean-attributions';
import { findSlavicAttributions } from './attribution/slavic/slavic-attributions';
import { findAgencies, findModality, findMovement, findSaidDate, isNegated, within } from './claim-details';
import { publicationDay } from './dates/date-lines';
import { findDates } from './dates/find-dates';
import { detectLanguage } from './language';
import { lexiconOf } from './lexicon/lexicon';
import { findOutletVoice } from './outlet-voice';
import { findPlaces } from './places/find-places';
import type { PlaceSource } from './places/place-source';
import { findQuantities } from './quantities/find-quantities';
import type {
  ClaimForm,
  FoundDate,
  FoundPlace,
  FoundQuantity,
  Reading,
  ReadingLanguage,
  Span,
  SuggestedClaim,
} from './reading';
import { resolveSpeakers, type ResolvedSpeaker } from './speakers/speakers';
import { blankMarks } from './units/blank-marks';
import { findQuotations } from './units/quotations';
import { findSentences, type Sentence } from './units/sentences';
import { readStructure, type Dateline } from './units/structure';
import { tokenize, type Tokens } from './units/tokens';

export interface ReadingOptions {
  /** Told apart by the text where it is left out. */
  readonly language?: ReadingLanguage | undefined;
  /** EDTF; what "on Tuesday" counts from. */
  readonly published?: string | undefined;
  /** Without one, no places are found. */
  readonly gazetteer?: PlaceSource | undefined;
}

/**
 * Reads an article into suggested claims: pure, synchronous, linear in the length of the text. Offsets are into the text as it is
 * given: normalise it first where anchors are to be kept. Never throws for a text, however odd.
 */
export function readArticle(original: string, options: ReadingOptions = {}): Reading {
  const language = options.language ?? detectLanguage(original);
  const lexicon = lexiconOf(language);
  const text = blankMarks(original, language);
  const { title, dateline, aside } = readStructure(text, lexicon);
  // What was set aside is blank to the rules; every other character keeps its place.
  const body = blank(text, aside);
  const tokens = tokenize(body);
  const quotations = findQuotations(body);
  const article: Article = {
    text: body,
    tokens,
    lexicon,
    sentences: afterDateline(findSentences(tokens, lexicon.abbreviations), tokens, dateline),
    quotations,
    quotationOf: quotationIndex(tokens, quotations),
    smallWords: smallWordsOf(tokens),
  };
  const plainDates = findDates(tokens, language, options.published);
  const lineDay = options.published === undefined ? publicationDay(body, plainDates, dateline) : null;
  const dates = lineDay === null ? plainDates : findDates(tokens, language, lineDay);
  const quantities = withoutClockTimes(withoutDates(findQuantities(tokens, language), dates), body);
  const places =
    options.gazetteer === undefined ? [] : withoutOutlet(findPlaces(article, options.gazetteer, dateline), dateline);
  const attributions = findAttributions(article);
  const resolved = resolveSpeakers(article, attributions);
  const mentions = { places: withoutPeople(places, resolved, article), dates, quantities };
  const speakers = placesAsBodies(resolved, mentions.places);
  const reading: Reading = {
    language,
    published: options.published ?? lineDay,
    publishedFrom: options.published !== undefined ? 'given' : lineDay === null ? null : 'text',
    dateline:
      dateline === null
        ? null
        : { text: dateline.text, start: dateline.start, end: dateline.end, outlet: dateline.outlet },
    title: title === null ? null : text.slice(title.start, title.end),
    sentences: article.sentences.map(({ start, end }) => ({ start, end })),
    claims: attributions.flatMap((attribution, at) => {
      const who = speakers[at];
      return who === undefined ? [] : [claimOf(article, attribution, who, mentions)];
    }),
    outletClaims: findOutletVoice(article, { ...mentions, attributions, title, dateline }),
    mentions,
    aside,
  };
  return text === original ? reading : inWordsOf(original, reading);
}

/** The reading with the words of the text as it was given, marks and degrees included. */
function inWordsOf(text: string, reading: Reading): Reading {
  const worded = <Item extends Span & { readonly text: string }>(item: Item): Item => ({
    ...item,
    text: text.slice(item.start, item.end),
  });
  const claim = (found: SuggestedClaim): SuggestedClaim => ({
    ...found,
    speaker:
      found.speaker === null || found.speaker.mention === null
        ? found.speaker
        : { ...found.speaker, mention: text.slice(found.speaker.start, found.speaker.end) },
    statement: worded(found.statement),
    quotes: found.quotes.map((quote) => ({ ...quote, exact: text.slice(quote.start, quote.end) })),
    places: found.places.map(worded),
    quantities: found.quantities.map(worded),
  });
  const { claims, outletClaims, mentions, dateline } = reading;
  return {
    ...reading,
    dateline: dateline === null ? null : worded(dateline),
    claims: claims.map(claim),
    outletClaims: outletClaims.map(claim),
    mentions: {
      places: mentions.places.map(worded),
      dates: mentions.dates.map(worded),
      quantities: mentions.quantities.map(worded),
    },
  };
}

/** The first sentence begins after the dateline's dash. */
function afterDateline(sentences: readonly Sentence[], tokens: Tokens, dateline: Dateline | null): readonly Sentence[] {
  if (dateline === null) return sentences;
  const from = tokenAt(tokens, dateline.bodyStart);
  return sentences.flatMap((sentence) => {
    const isBefore =
      sentence.end <= dateline.bodyStart && sentence.end > dateline.start && sentence.start <= dateline.end;
    if (isBefore) return [];
    const holds = sentence.from < from && sentence.to > from && sentence.start <= dateline.end;
    return [holds ? { ...sentence, from, start: tokens.starts[from] ?? sentence.start } : sentence];
  });
}

function blank(text: string, aside: readonly Span[]): string {
  let body = '';
  let at = 0;
  for (const { start, end } of aside) {
    body += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return at === 0 ? text : body + text.slice(at);
}

function findAttributions(article: Article): readonly Attribution[] {
  const { language } = article.lexicon;
  switch (language) {
    case 'id':
      return findIndonesianAttributions(article);
    case 'en':
      return findEnglishAttributions(article);
    case 'uk':
    case 'ru':
      return findSlavicAttributions(article, language);
    case 'ko':
      return findKoreanAttributions(article);
  }
}

/** A number that is part of a date counts nothing. */
function withoutDates(quantities: readonly FoundQuantity[], dates: readonly FoundDate[]): readonly FoundQuantity[] {
  let at = 0;
  return quantities.filter(({ start, end, text }) => {
    while (at < dates.length && (dates[at]?.end ?? 0) <= start) at += 1;
    const date = dates[at];
    // "до 1 грудня": the words before the number are no part of the date.
    if (date === undefined || date.start >= end || date.end < end) return true;
    return date.start > start && (/\d/.test(text.slice(0, date.start - start)) || !/^\d/.test(date.text));
  });
}

/** Hours and minutes are no counts: "09:30", "pukul 17.00", "14.05 WIB", "at 9.30". */
const CLOCK =
  /(?<![\d.,:])(?:(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?|\d{1,2}시(?!간)(?:\s?\d{1,2}분)?|(?:(?<=(?:pukul|jam|at|o’clock) )|(?=\d{1,2}\.\d{2} (?:WIB|WITA|WIT|GMT|UTC|BST|CET|EET|EST|EDT|MSK|KST|[ap]\.?m)(?!\p{L})))(?:[01]?\d|2[0-4])\.[0-5]\d)(?![\d:]|[.,]\d)/gu;

function withoutClockTimes(quantities: readonly FoundQuantity[], text: string): readonly FoundQuantity[] {
  if (quantities.length === 0) return quantities;
  const times = [...text.matchAll(CLOCK)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  if (times.length === 0) return quantities;
  let at = 0;
  return quantities.filter(({ start, end }) => {
    while (at < times.length && (times[at]?.end ?? 0) <= start) at += 1;
    const time = times[at];
    return time === undefined || time.start >= end;
  });
}

/** "Carlos Medina" is no town of that name, nor is "Medina said" after it. */
function withoutPeople(
  places: readonly FoundPlace[],
  speakers: readonly ResolvedSpeaker[],
  { text, lexicon }: Article,
): readonly FoundPlace[] {
  const isByOneName = lexicon.language === 'id';
  const isEnglish = lexicon.language === 'en';
  if (places.length === 0) return places;
  const names = new Set<string>();
  const words = new Set<string>();
  const singles = new Set<string>();
  for (const { speaker } of speakers) {
    if (speaker?.kind !== 'person') continue;
    // English given names are known apart, and its surnames ("Palestine") are too often towns of the text.
    if (!isEnglish && !speaker.name.includes(' ')) singles.add(speaker.name);
    if (!/^\p{Lu}\S* .*\p{Lu}\S*$/u.test(speaker.name)) continue;
    names.add(speaker.name);
    for (const word of speaker.name.split(' ')) words.add(word);
  }
  if (names.size === 0 && singles.size === 0) return places;
  return places.filter(({ start, end, text: found, candidates }) => {
    // "Нина" speaks and is no town in Wisconsin; "Minsk" speaks and is one.
    if (singles.has(found) && !isCapital(candidates[0])) return false;
    if (!found.split(' ').every((word) => words.has(word))) return true;
    // "Menurut Rustam": Indonesian texts go on with one word of the name.
    if (isByOneName && !found.includes(' ') && !names.has(found)) return false;
    return ![...names].some((name) => {
      const offset = name.indexOf(found);
      // The whole name is a place that speaks: "South Africa said".
      return (
        offset !== -1 && found !== name && text.startsWith(name, start - offset) && end <= start - offset + name.length
      );
    });
  });
}

/** "TARAKAN, KABAR UTARA – ": the outlet between the dateline's place and its dash is no place, whatever it is called. */
function withoutOutlet(places: readonly FoundPlace[], dateline: Dateline | null): readonly FoundPlace[] {
  if (dateline?.outlet == null) return places;
  return places.filter(({ start, end }) => start < dateline.end || end > dateline.bodyStart);
}

/** Whether a place by itself may stand for who speaks: a country, a region or a large town. */
function isCapital(place: FoundPlace['candidates'][number] | undefined): boolean {
  if (place === undefined || place.kind !== 'settlement') return place !== undefined;
  return place.why.some((reason) => Number(/^population (\d+)$/u.exec(reason)?.[1] ?? 0) > LARGE_TOWN);
}

const LARGE_TOWN = 300_000;

/** "Minsk menyebut …", "Москва заявила": a place that speaks is a government or a town hall, no person. */
function placesAsBodies(
  speakers: readonly ResolvedSpeaker[],
  places: readonly FoundPlace[],
): readonly ResolvedSpeaker[] {
  const starts = new Set(places.map(({ start, end }) => `${start} ${end}`));
  return speakers.map((who) =>
    who.speaker?.kind === 'person' && who.role === null && starts.has(`${who.speaker.start} ${who.speaker.end}`)
      ? { ...who, speaker: { ...who.speaker, kind: 'organisation' } }
      : who,
  );
}

interface Mentions {
  readonly places: readonly FoundPlace[];
  readonly dates: readonly FoundDate[];
  readonly quantities: readonly FoundQuantity[];
}

function claimOf(article: Article, attribution: Attribution, who: ResolvedSpeaker, mentions: Mentions): SuggestedClaim {
  const { text } = article;
  const { parts, cue, rule } = attribution;
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? start;
  const quotes = [...new Set(parts.flatMap((part) => quotationsIn(article, part)))];
  const { modality, words } = findModality(article, attribution);
  return {
    speaker: who.speaker,
    role: who.role,
    organisation: who.organisation,
    via: findAgencies(article, attribution),
    said: findSaidDate(article, attribution, mentions.dates),
    statement: {
      start,
      end,
      text: text.slice(start, end),
      ...(parts.length > 1 ? { parts: parts.map((part) => [part.start, part.end] as const) } : {}),
    },
    cue,
    form: attribution.isDialogue === true ? 'direct' : formOf(parts, quotes),
    quotes: quotes.map(({ inner }) => ({
      start: inner.start,
      end: inner.end,
      exact: text.slice(inner.start, inner.end),
    })),
    places: within(mentions.places, parts),
    quantities: within(mentions.quantities, parts),
    modality,
    modalityWords: words,
    isNegated: isNegated(article, attribution),
    movement: findMovement(article, attribution),
    rule,
  };
}

function formOf(parts: readonly Span[], quotes: readonly Span[]): ClaimForm {
  if (quotes.length === 0) return 'indirect';
  return parts.every((part) => quotes.some((quote) => quote.start <= part.start + 1 && quote.end >= part.end - 1))
    ? 'direct'
    : 'mixed';
}
