import type { GazetteerEntry } from '../../gazetteer/gazetteer';
import type { Article } from '../article';
import type { FoundPlace, PlaceCandidate } from '../reading';
import { choosePlaces, type Mention, type RankedPlace } from './choose-places';
import { COUNTRY_POINTS } from './place-lexicon';
import { findMentions } from './place-mentions';
import { roleOf } from './place-roles';
import type { PlaceSource } from './place-source';
import { KNOWN_ABROAD, PLACE_BEFORE } from './place-words';

const SHOWN_CANDIDATES = 5;

const UNLIKELY_POPULATION = 15_000;

/**
 * Places of a text, each with its candidates and why the first was taken. A name that is part of a person's, a newspaper's or a
 * school's is left alone; which of several places of one name is meant is decided over the whole text (`choose-places.ts`).
 */
export function findPlaces(
  article: Article,
  source: PlaceSource,
  dateline: { readonly start: number; readonly end: number } | null,
): readonly FoundPlace[] {
  const mentions = findMentions(article, source);
  const chosen = choosePlaces(article.text, mentions, source);
  const found: FoundPlace[] = [];
  mentions.forEach((mention, at) => {
    const candidates = chosen[at] ?? [];
    const [best] = candidates;
    if (best === undefined || isUnlikely(article, mention, best)) return;
    found.push({
      start: mention.start,
      end: mention.end,
      text: article.text.slice(mention.start, mention.end),
      name: best.entry.name,
      ...pointOf(best.entry),
      role:
        dateline !== null && mention.start >= dateline.start && mention.end <= dateline.end
          ? 'spoken-at'
          : roleOf(article, mention),
      candidates: candidates.slice(0, SHOWN_CANDIDATES).map(({ entry, score, why }): PlaceCandidate => ({
        id: entry.id,
        name: entry.name,
        ...pointOf(entry),
        kind: entry.kind,
        country: entry.country ?? '',
        region: entry.region,
        score: Math.round(score * 100) / 100,
        why,
      })),
      rule: mention.rule,
    });
  });
  return found;
}

const KOREAN_COUNTRIES = new Set(['KR', 'KP']);

/** A hamlet that nothing in the text speaks for, and that no preposition places. */
function isUnlikely({ tokens, lexicon }: Article, mention: Mention, { entry, why }: RankedPlace): boolean {
  // "조리" is cooking, and Żory too: a short Korean word is no distant town that nothing else speaks for.
  if (lexicon.language === 'ko' && mention.end - mention.start <= 2 && why.length <= 1)
    return (
      entry.kind === 'settlement' &&
      !KOREAN_COUNTRIES.has(entry.country ?? '') &&
      (entry.population ?? 0) < KNOWN_ABROAD
    );
  if (entry.kind !== 'settlement' || mention.to - mention.from > 2 || why.length > 1) return false;
  return (entry.population ?? 0) < UNLIKELY_POPULATION && !PLACE_BEFORE.has(tokens.lower[mention.from - 1] ?? '');
}

/** A country named as a whole gets the customary point of gazetteers, not the one where its label fits. */
function pointOf({ kind, country, lng, lat }: GazetteerEntry): { readonly lng: number; readonly lat: number } {
  const point = kind === 'country' ? COUNTRY_POINTS.get(country ?? '') : undefined;
  return point ?? { lng, lat };
}
