import type { Article } from '../../article';
import type { Span } from '../../reading';
import { spanOf } from '../../token-range';
import { LINE_BREAK, NUMBER, PUNCTUATION } from '../../units/tokens';
import { nameInMarks } from './names-in-marks';
import { beforeReference } from './references';
import { INSIDE, MAX_NAME_TOKENS, PLURAL } from './slavic-words';

const RELATIVE = /^(?:як(?:ий|а|е|і)|котор(?:ый|ая|ое|ые)|\p{L}+вш(?:ий|ая|ее|ие)(?:ся)?)$/u;

const POSSESSIVES = new Set(['його', 'її', 'їхній', 'їхня', 'его', 'её', 'ее', 'их']);

/** The noun phrase before a verb: from the clause's start or the last comma, past time and place. */
export function nameBefore(article: Article, limit: number, verb: number): Span | null {
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
  // "його | речник заявив", "Водночас | місцеві жителі розповіли".
  const isLead = (word: string): boolean => POSSESSIVES.has(word) || lexicon.openers.has(word);
  while (from < to - 1 && isLead(tokens.lower[from] ?? '')) from += 1;
  from = pastPreposition(article, from, to, PLURAL.test(tokens.lower[verb] ?? ''));
  return to > from ? spanOf(article, from, to) : null;
}

/** "У ДСНС уточнили", "сообщили в МЧС": the institution, without the preposition. */
function pastPreposition({ tokens }: Article, from: number, to: number, isPlural: boolean): number {
  return to - from > 1 && INSIDE.has(tokens.lower[from] ?? '') && (isPlural || tokens.capital[from + 1] === 1)
    ? from + 1
    : from;
}

/** "Источник в больнице, попросивший не называть его, | рассказал", "Джерело, яке …, сказало": the noun before the relative clause. */
export function beforeRelative(article: Article, limit: number, verb: number): Span | null {
  const { lower } = article.tokens;
  if (lower[verb - 1] !== ',') return null;
  for (let at = verb - 2; at > limit && verb - at < MAX_NAME_TOKENS; at--) {
    if (lower[at] !== ',') continue;
    const next = lower[at + 1] ?? '';
    return RELATIVE.test(next) ? nameBefore(article, limit, at) : null;
  }
  return null;
}
