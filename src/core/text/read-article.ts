import { quotationIndex, type Article, type Attribution } from './article';
import { findDates } from './dates';
import { findEnglishAttributions } from './english-attributions';
import { findIndonesianAttributions } from './indonesian-attributions';
import { detectLanguage } from './language';
import { lexiconOf } from './lexicon';
import { findQuantities } from './quantities';
import { findQuotations } from './quotations';
import type { ClaimForm, Reading, ReadingLanguage, Span, SuggestedClaim } from './reading';
import { findSentences } from './sentences';
import { resolveSpeakers } from './speakers';
import { tokenize } from './tokens';

export interface ReadingOptions {
  readonly language?: ReadingLanguage | undefined;
  readonly published?: string | undefined;
}

/** Reads an article: pure, synchronous, and linear in the length of the text. */
export function readArticle(text: string, options: ReadingOptions = {}): Reading {
  const language = options.language ?? detectLanguage(text);
  const lexicon = lexiconOf(language);
  const tokens = tokenize(text);
  const quotations = findQuotations(text);
  const article: Article = { text, tokens, lexicon, sentences: findSentences(tokens, lexicon.abbreviations), quotations, quotationOf: quotationIndex(tokens, quotations) };
  const attributions = findAttributions(article);
  const speakers = resolveSpeakers(article, attributions);
  return {
    language,
    published: options.published ?? null,
    dateline: null,
    title: null,
    sentences: article.sentences.map(({ start, end }) => ({ start, end })),
    claims: attributions.map((attribution, at) => claimOf(article, attribution, speakers[at] ?? { speaker: null, role: null, organisation: null })),
    mentions: { places: [], dates: findDates(tokens, language, options.published), quantities: findQuantities(tokens, language) },
    aside: [],
  };
}

function findAttributions(article: Article): readonly Attribution[] {
  switch (article.lexicon.language) {
    case 'id':
      return findIndonesianAttributions(article);
    case 'en':
      return findEnglishAttributions(article);
    default:
      return [];
  }
}

function claimOf(article: Article, attribution: Attribution, who: Pick<SuggestedClaim, 'speaker' | 'role' | 'organisation'>): SuggestedClaim {
  const { text, quotations } = article;
  const { parts } = attribution;
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? 0;
  const quotes = quotations.filter((quotation) => parts.some((part) => quotation.start < part.end && part.start < quotation.end));
  return {
    ...who,
    via: [],
    said: null,
    statement: { start, end, text: text.slice(start, end), ...(parts.length > 1 ? { parts: parts.map((part) => [part.start, part.end] as const) } : {}) },
    cue: attribution.cue,
    form: formOf(parts, quotes),
    quotes: quotes.map(({ inner }) => ({ ...inner, exact: text.slice(inner.start, inner.end) })),
    places: [],
    quantities: [],
    modality: 'asserted',
    modalityWords: null,
    isNegated: false,
    movement: null,
    rule: attribution.rule,
  };
}

function formOf(parts: readonly Span[], quotes: readonly Span[]): ClaimForm {
  if (quotes.length === 0) return 'indirect';
  return parts.every((part) => quotes.some((quote) => quote.start <= part.start + 1 && quote.end >= part.end - 1)) ? 'direct' : 'mixed';
}
