import type { Article } from '../../article';
import type { Span } from '../../reading';
import { nameFrom } from './names-after';

/** "сообщает ТАСС со ссылкой на МЧС", "з посиланням на поліцію". */
const REFERENCES = new Set(['ссылкой', 'посиланням', 'посилаючись', 'ссылаясь']);

/** Whether a span is the name of an agency. */
export function isAgency({ lexicon, text }: Article, { start, end }: Span): boolean {
  const name = text.slice(start, end);
  return (lexicon.agencies.get(name.toLowerCase().split(/\s/u)[0] ?? '') ?? []).includes(name);
}

/** Whom an agency refers to: "со ссылкой на X". */
export function referredTo(article: Article, from: number, to: number): Span | null {
  const { lower } = article.tokens;
  for (let at = from; at < to; at++)
    if (REFERENCES.has(lower[at] ?? '') && lower[at + 1] === 'на') return nameFrom(article, at + 2, to);
  return null;
}

/** "Видання «Обрій» | з посиланням на джерела | повідомило": without those to whom it refers. */
export function beforeReference({ tokens }: Article, from: number, to: number): number {
  for (let at = from + 1; at < to; at++)
    if (REFERENCES.has(tokens.lower[at] ?? '')) return (tokens.lower[at - 1] ?? '').length <= 2 ? at - 1 : at;
  return to;
}
