import type { PlaceRole } from '../../model/claim';
import type { Article } from '../article';
import { LINE_BREAK, WORD } from '../units/tokens';
import type { Mention } from './choose-places';

const ROLES: ReadonlyMap<string, PlaceRole> = new Map([
  ...['in', 'at', 'on', 'inside', 'di', 'pada', 'dalam', 'у', 'в', 'во', 'на'].map((word) => [word, 'at'] as const),
  ...['from', 'dari', 'з', 'із', 'зі', 'с', 'из', 'від', 'от'].map((word) => [word, 'from'] as const),
  ...['to', 'into', 'ke', 'до'].map((word) => [word, 'to'] as const),
  ...['toward', 'towards', 'menuju'].map((word) => [word, 'towards'] as const),
  ...['near', 'outside', 'around', 'dekat', 'біля', 'поблизу', 'возле', 'под', 'під', 'около'].map(
    (word) => [word, 'near'] as const,
  ),
]);

const KOREAN_ROLES: readonly (readonly [string, PlaceRole])[] = [
  ['에서', 'at'],
  ['으로', 'to'],
  ['로', 'to'],
  ['에', 'at'],
  ['부터', 'from'],
  ['까지', 'to'],
];

/** The role that the preposition before, or the particle after, gives a place. */
export function roleOf(article: Article, mention: Mention): PlaceRole {
  const { tokens, text, lexicon } = article;
  if (lexicon.language === 'ko')
    return KOREAN_ROLES.find(([particle]) => text.startsWith(particle, mention.end))?.[1] ?? 'about';
  for (let token = mention.from - 1; token >= Math.max(0, mention.from - 4); token--) {
    if (tokens.kinds[token] === LINE_BREAK) break;
    const role = ROLES.get(tokens.lower[token] ?? '');
    if (role !== undefined) return role;
    const word = tokens.lower[token] ?? '';
    // "in the city of X", "di wilayah Kursk", "в Курской области", "in Kursk, Russia".
    const mayStandBetween =
      tokens.kinds[token] === WORD
        ? !lexicon.cueWords.has(word) && (tokens.capital[token] === 1 || word.length > 2 || word === 'of')
        : word === ',';
    if (!mayStandBetween) break;
  }
  return 'about';
}
